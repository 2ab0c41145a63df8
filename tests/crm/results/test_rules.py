"""Figures of one measure add up, of two never do; rates convert exactly or not at all; what is hidden stays hidden."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.money import Money, OtherCurrency
from crm.deals.amounts.kinds import KINDS as LEDGER
from crm.results.converting import Converted, converted
from crm.results.hiding import WHOLE, hidden_cells, too_small
from crm.results.revealing import Alike, Key
from crm.results.rules import KINDS, Measure, OtherMeasure, Rate, Sum, sum_of

DAY = date(2026, 12, 8)
RATES = {"USD": Rate("USD", "1400.5", DAY, "Bank"), "JPY": Rate("JPY", "9.4", DAY, "Bank")}


def test_a_measure_adds_up_with_itself_alone() -> None:
    consulted, expected = (Sum(one, Money(5, "USD")) for one in (Measure.CONSULTED, Measure.EXPECTED))
    assert sum_of(Measure.CONSULTED, "USD", [consulted, consulted]).money == Money(10, "USD")
    for wrong in (lambda: consulted + expected, lambda: consulted < expected):
        with pytest.raises(OtherMeasure):
            wrong()
    with pytest.raises(OtherCurrency):
        sum_of(Measure.CONSULTED, "KRW", [consulted])
    counted = [kind for kinds in KINDS.values() for kind in kinds]
    assert len(counted) == len(set(counted))
    assert set(counted) < set(LEDGER)
    assert not {"mou_value", "bid", "award", "received"} & set(counted)


def test_what_has_no_rate_is_missing_and_in_no_sum() -> None:
    amounts = {"KRW": 1_000, "USD": 100, "JPY": 10, "PEN": 7}
    assert converted(amounts, "KRW", RATES) == Converted(2_495, ("PEN",))  # 1,000 + 1,400.5 + 94, rounded once
    assert converted({"PEN": 7}, "KRW", RATES) == Converted(None, ("PEN",))
    assert converted({"USD": 7, "KRW": 1}, "USD", {}) == Converted(7, ("KRW",))
    assert converted({"USD": -1}, "KRW", RATES).minor == -14
    assert converted({}, "KRW", RATES) == Converted(0, ())


@dataclass(frozen=True)
class Stand:
    """A deal in one measure: whose, whether its company agreed to be published, and its value on each side."""

    company: str
    agreed: bool
    values: Mapping[str, str]

    def places(self) -> list[Key]:
        return [WHOLE, *self.values.items()]


def hidden(stands: Sequence[Stand], sizes: Mapping[Key, int]) -> set[Key]:
    alike = defaultdict(list)
    for one in stands:
        alike[frozenset(one.places())].append(one)
    kinds = [
        Alike(places, _numbers(found), _numbers([one for one in found if not one.agreed]))
        for places, found in alike.items()
    ]
    return hidden_cells(kinds, sizes)


def _numbers(stands: Sequence[Stand]) -> frozenset[int]:
    return frozenset(ord(one.company) for one in stands)


worlds = st.lists(
    st.builds(
        Stand,
        st.sampled_from("ABCDEF"),
        st.sampled_from((False, False, True)),
        st.fixed_dictionaries({"country": st.sampled_from("xyz"), "field": st.sampled_from("uvw")}),
    ),
    max_size=14,
)


def leaks(stands: list[Stand], shown: list[Key]) -> bool:
    """Whether elimination over the fractions finds a combination of what is shown that holds something of one or two
    companies, of which not all agreed, and nothing of any other.
    """
    rows = [[int(key in {WHOLE, *one.values.items()}) for one in stands] for key in shown]
    for few in [few for size in (1, 2) for few in combinations(sorted({one.company for one in stands}), size)]:
        theirs = [place for place, one in enumerate(stands) if one.company in few]
        secret = [place for place in theirs if not stands[place].agreed]
        others = [place for place in range(len(stands)) if place not in theirs]
        for place in secret:
            if rank(rows, [*others, place]) > rank(rows, others):
                return True
    return False


def rank(rows: list[list[int]], columns: list[int]) -> int:
    left, found = [[Fraction(row[one]) for one in columns] for row in rows], 0
    for column in range(len(columns)):
        pivot = next((row for row in left[found:] if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left = [*left[:found], pivot, *left[found:]]
        for place, row in enumerate(left[found + 1 :], found + 1):
            factor = row[column] / pivot[column]
            left[place] = [one - factor * other for one, other in zip(row, pivot, strict=True)]
        found += 1
    return found


@settings(max_examples=60)
@given(worlds)
def test_nobody_can_work_out_what_fewer_than_three_companies_did(stands: list[Stand]) -> None:
    every = sorted({key for one in stands for key in one.places()})
    found = hidden(stands, {})
    assert found <= set(every)
    assert not leaks(stands, [key for key in every if key not in found])
    if all(one.agreed for one in stands):
        assert not found


@pytest.mark.planted("cells that are too small are hidden, and nothing else is")
def test_the_attacker_finds_what_hiding_only_small_cells_leaves_open() -> None:
    stands = [Stand(one, False, {"country": "x"}) for one in "ABC"] + [Stand("D", False, {"country": "y"})]
    every = sorted({key for one in stands for key in one.places()})
    companies = {key: {ord(one.company) for one in stands if key in one.places()} for key in every}
    small = {key for key in every if too_small(companies[key], companies[key])}
    assert leaks(stands, [key for key in every if key not in small])
    assert not leaks(stands, [key for key in every if key not in hidden(stands, {})])


def test_a_side_cannot_be_taken_from_another() -> None:
    """All of the field is in the country: the one minus the other is a fourth company alone."""
    stands = [Stand(one, False, {"country": "x", "field": "u"}) for one in "ABC"]
    stands += [Stand(one, False, {"country": "x", "field": "v"}) for one in "D"]
    stands += [Stand(one, False, {"country": "y", "field": "v"}) for one in "EFG"]
    found = hidden(stands, {("field", "u"): 1})
    assert found & {("country", "x"), ("field", "u")}
    assert WHOLE not in found
