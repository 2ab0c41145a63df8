"""Whether flights, pick-ups and beds fit each other: what is said, and of whom."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.delegations.travel import rules
from crm.delegations.travel.rules import Allowance, Bed, Leg, Ride, mismatches, nights_without_bed, starts_at

SEOUL, LIMA = ZoneInfo("Asia/Seoul"), ZoneInfo("America/Lima")
ANA, LUIS = uuid4(), uuid4()
LANDS = datetime(2026, 12, 8, 5, 30, tzinfo=SEOUL)
LEAVES = datetime(2026, 12, 11, 19, 0, tzinfo=SEOUL)
ALLOWED = {"": Allowance(60, 180), "ICN": Allowance(75, 150)}


def ride(starts: datetime, *riders: UUID, seats: int = 4) -> Ride:
    return Ride(uuid4(), starts, "Gate B", "", seats, "", riders)


def there(*aboard: UUID, rides: tuple[Ride, ...] = ()) -> Leg:
    departs = datetime(2026, 12, 6, 23, 0, tzinfo=LIMA)
    return Leg(uuid4(), "arrival", "KE902", "LIM", "ICN", departs, LANDS, "", aboard, rides)


def back(*aboard: UUID, rides: tuple[Ride, ...] = ()) -> Leg:
    arrives = datetime(2026, 12, 11, 22, 0, tzinfo=LIMA)
    return Leg(uuid4(), "departure", "KE901", "ICN", "LIM", LEAVES, arrives, "", aboard, rides)


def said(*legs: Leg, people: tuple[UUID, ...] = (ANA, LUIS)) -> list[Any]:
    return [(one.says, one.people) for one in mismatches(legs, people, ALLOWED)]


MET = LANDS + timedelta(minutes=75)
BROUGHT = LEAVES - timedelta(minutes=150)


BOTH = (ANA, LUIS)
EARLY, LATE = MET - timedelta(minutes=1), BROUGHT + timedelta(minutes=1)
ALL_MET, ALL_BROUGHT = ride(MET, *BOTH), ride(BROUGHT, *BOTH)
CASES: list[tuple[tuple[Leg, ...], list[tuple[str, tuple[UUID, ...]]]]] = [
    ((), [(rules.NO_FLIGHT_IN, BOTH), (rules.NO_FLIGHT_OUT, BOTH)]),
    ((there(*BOTH, rides=(ALL_MET,)), back(*BOTH, rides=(ALL_BROUGHT,))), []),
    (
        (there(*BOTH, rides=(ride(MET, ANA),)), back(*BOTH)),
        [(rules.NO_PICKUP, (LUIS,)), (rules.NO_TRANSFER, BOTH)],
    ),
    (
        (there(*BOTH, rides=(ride(EARLY, *BOTH, seats=1),)), back(LUIS, rides=(ride(LATE, *BOTH),))),
        [
            (rules.NO_FLIGHT_OUT, (ANA,)),
            (rules.TOO_EARLY, ()),
            (rules.NO_SEATS, ()),
            (rules.TOO_LATE, ()),
            (rules.NOT_ABOARD, (ANA,)),
        ],
    ),
    (
        (there(*BOTH, rides=(ALL_MET, ride(MET, LUIS))), back(*BOTH, rides=(ALL_BROUGHT,))),
        [(rules.TWICE, (LUIS,))],
    ),
]


@pytest.mark.parametrize(("legs", "expected"), CASES)
def test_what_does_not_fit_is_said_once_and_of_those_whom_it_is_about(legs: tuple[Leg, ...], expected: Any) -> None:
    assert said(*legs) == expected


@given(st.integers(0, 600), st.integers(-300, 300))
def test_a_pickup_is_too_early_exactly_when_nobody_can_be_out_yet(minutes: int, offset: int) -> None:
    allowed = Allowance(minutes, minutes)
    for leg in (there(ANA), back(ANA)):
        moved = ride(starts_at(leg, allowed) + timedelta(minutes=offset), ANA)
        found = rules._of_ride(Leg(**{**_plain(leg), "rides": (moved,)}), moved, allowed)
        wrong = offset < 0 if leg.way == "arrival" else offset > 0
        assert bool(found) == wrong


def _plain(leg: Leg) -> dict[str, Any]:
    return {name: getattr(leg, name) for name in Leg.__slots__}


def test_nights_without_a_bed_are_named_and_whoever_lacks_the_same_stands_in_one_sentence() -> None:
    first, last = date(2026, 12, 8), date(2026, 12, 11)
    bed = Bed(uuid4(), ANA, "Hotel", "", "", "", first, date(2026, 12, 10))
    assert [(one.people, one.nights) for one in nights_without_bed([bed], (ANA, LUIS), first, last)] == [
        ((ANA,), (date(2026, 12, 10),)),
        ((LUIS,), (first, date(2026, 12, 9), date(2026, 12, 10))),
    ]
    assert len(nights_without_bed([], (ANA, LUIS), first, last)) == 1
    assert nights_without_bed([], (ANA,), None, None) == []
