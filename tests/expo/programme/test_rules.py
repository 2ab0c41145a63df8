"""The programme's rules: where a slot may lie, and codes that can be read aloud."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expo.programme.rules import (
    CODE_ALPHABET,
    CODE_LENGTH,
    SlotEndsBeforeItBegins,
    SlotOutsideEdition,
    check_slot,
    is_code,
    is_well_formed,
    new_code,
    on_grid,
)

SEOUL = ZoneInfo("Asia/Seoul")
FIRST, LAST = date(2026, 12, 8), date(2026, 12, 10)
codes = st.integers().map(lambda seed: new_code(set(), Random(seed)))


def check(begin: datetime, end: datetime) -> None:
    check_slot(begin, end, zone=SEOUL, starts_on=FIRST, ends_on=LAST)


@pytest.mark.parametrize("day", [7, 8, 10, 11])
def test_a_slot_may_lie_a_day_around_the_edition(day: int) -> None:
    begin = datetime(2026, 12, day, 9, tzinfo=SEOUL)
    check(begin, begin + timedelta(hours=1))


@pytest.mark.parametrize("day", [6, 12])
def test_a_slot_further_away_is_refused_and_the_refusal_says_when_the_edition_is(day: int) -> None:
    begin = datetime(2026, 12, day, 9, tzinfo=SEOUL)
    with pytest.raises(SlotOutsideEdition, match=f"2026-12-{day:02} .* 2026-12-08 to 2026-12-10"):
        check(begin, begin + timedelta(hours=1))


def test_the_day_is_the_one_at_the_venue_not_the_one_in_utc() -> None:
    begin = datetime(2026, 12, 6, 15, 30, tzinfo=UTC)
    check(begin, begin + timedelta(hours=1))


def test_an_edition_without_dates_takes_any_day() -> None:
    begin = datetime(2031, 1, 1, tzinfo=UTC)
    check_slot(begin, begin + timedelta(hours=1), zone=SEOUL, starts_on=None, ends_on=None)


@pytest.mark.parametrize("minutes", [0, -5])
def test_a_slot_ends_after_it_begins(minutes: int) -> None:
    begin = datetime(2026, 12, 8, 9, tzinfo=SEOUL)
    with pytest.raises(SlotEndsBeforeItBegins):
        check(begin, begin + timedelta(minutes=minutes))


def test_the_grid_is_five_minutes() -> None:
    begin = datetime(2026, 12, 8, 9, tzinfo=SEOUL)
    assert on_grid(begin, begin + timedelta(minutes=55))
    assert not on_grid(begin, begin + timedelta(minutes=57))


@given(codes)
def test_a_new_code_has_six_characters_that_cannot_be_mistaken(code: str) -> None:
    assert len(code) == CODE_LENGTH
    assert is_code(code)
    assert is_well_formed(code)
    assert not set(code) & set("01IO")


@given(codes, st.integers(0, CODE_LENGTH - 1), st.sampled_from(CODE_ALPHABET))
def test_one_misread_character_never_makes_another_code(code: str, place: int, letter: str) -> None:
    misread = code[:place] + letter + code[place + 1 :]
    assert is_well_formed(misread) == (misread == code)


def test_a_code_is_never_given_out_twice() -> None:
    taken: set[str] = set()
    for seed in range(200):
        code = new_code(taken, Random(seed % 3))
        assert code not in taken
        taken.add(code)


@pytest.mark.parametrize("code", ["", "abc123", "ABC12", "ABC1234", "ÄBC123", "ABC 12", "한국어코드명"])
def test_what_is_no_code_is_not_taken_for_one(code: str) -> None:
    assert not is_code(code)
    assert not is_well_formed(code)
