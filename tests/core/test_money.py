"""Money: exact, of one currency, shared out without a won lost."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import Money, OtherCurrency, total

AMOUNTS = st.integers(-(10**15), 10**15)
WEIGHTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any)


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_sums_do_not_depend_on_their_order(one: int, other: int, third: int) -> None:
    first, second, last = (Money(minor, "KRW") for minor in (one, other, third))
    assert (first + second) + last == first + (second + last) == last + second + first
    assert first + second - second == first
    assert total([first, second, last], "KRW").minor == one + other + third


@given(AMOUNTS, AMOUNTS)
def test_two_currencies_are_never_added_or_compared(one: int, other: int) -> None:
    for wrong in (
        lambda: Money(one, "KRW") + Money(other, "USD"),
        lambda: Money(one, "KRW") - Money(other, "USD"),
        lambda: Money(one, "KRW") < Money(other, "USD"),
        lambda: total([Money(one, "USD")], "KRW"),
    ):
        with pytest.raises(OtherCurrency):
            wrong()


@given(AMOUNTS, WEIGHTS)
def test_shares_add_up_to_the_whole_and_none_is_a_unit_away_from_its_due(minor: int, weights: list[int]) -> None:
    shares = Money(minor, "KRW").allocate(weights)
    assert sum(one.minor for one in shares) == minor
    for share, weight in zip(shares, weights, strict=True):
        assert abs(Fraction(minor * weight, sum(weights)) - share.minor) < 1
    assert [one.minor for one in Money(-minor, "KRW").allocate(weights)] == [-one.minor for one in shares]


@given(AMOUNTS, st.integers(0, 1000))
def test_tax_drops_less_than_a_unit_and_a_credit_note_gives_back_exactly_what_was_asked(net: int, rate: int) -> None:
    tax = Money(net, "KRW").tax(rate)
    exact = Fraction(abs(net) * rate, 1000)
    assert 0 <= exact - abs(tax.minor) < 1
    assert Money(-net, "KRW").tax(rate) == -tax


@pytest.mark.parametrize(("net", "tax"), [(1_500_000, 150_000), (1_999, 199), (9, 0), (-1_999, -199)])
def test_ten_per_cent_is_written_as_korean_tax_invoices_write_it(net: int, tax: int) -> None:
    assert Money(net, "KRW").tax(100).minor == tax


@pytest.mark.parametrize("wrong", [1.5, True, "1", None])
def test_only_whole_numbers_are_money(wrong: object) -> None:
    with pytest.raises(TypeError):
        Money(wrong, "KRW")  # type: ignore[arg-type]


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1, 3]])
def test_nothing_is_shared_by_no_weight(weights: list[int]) -> None:
    with pytest.raises(ValueError, match=r"\["):
        Money(100, "KRW").allocate(weights)
