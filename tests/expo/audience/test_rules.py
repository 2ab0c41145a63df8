"""When one may ask and rate, and from how many ratings on something is told."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from expo.audience.ratings.rules import FEWEST, STARS, summed
from expo.audience.rules import Heard, asking, rating

NINE = datetime(2026, 12, 8, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
times = st.lists(
    st.tuples(st.integers(0, 200), st.integers(1, 8)).map(
        lambda one: (NINE + one[0] * HOUR, NINE + (one[0] + one[1]) * HOUR)
    ),
    max_size=5,
)


@given(times, st.integers(0, 90), st.integers(-10, 3000))
def test_one_asks_from_the_first_beginning_and_rates_from_the_first_end_on(
    slots: list[tuple[datetime, datetime]], days: int, hour: int
) -> None:
    now, heard = NINE + hour * HOUR, Heard(days=days)
    asks, rates = asking(slots, heard), rating(slots, heard)
    if not slots:
        assert (asks, rates) == (None, None)
        return
    assert asks is not None
    assert rates is not None
    begun = any(begin <= now for begin, _ in slots)
    ended = any(end <= now for _, end in slots)
    late = all(end + timedelta(days=days) <= now for _, end in slots)
    assert asks.open(now) == (begun and not late)
    assert rates.open(now) == (ended and not late)
    assert asks.over(now) == rates.over(now) == late


def test_what_an_edition_switches_off_is_not_asked() -> None:
    slots = [(NINE, NINE + HOUR)]
    assert asking(slots, Heard(questions=False)) is None
    assert rating(slots, Heard(questions=False)) is not None
    assert rating(slots, Heard(ratings=False)) is None


@given(st.dictionaries(st.sampled_from(STARS), st.integers(1, 40)))
def test_of_fewer_than_five_nothing_is_told_and_the_mean_lies_between_what_was_given(counts: dict[int, int]) -> None:
    found = summed(counts)
    assert found.told == (sum(counts.values()) >= FEWEST)
    if counts:
        assert min(counts) <= found.mean <= max(counts)
