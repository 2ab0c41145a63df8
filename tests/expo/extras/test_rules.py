"""Prices by day, and what becomes of orders: pure."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from core.money import Money
from expo.extras import rules
from expo.extras.rules import MOVES, Offer, Wish, check_change, check_move, check_ordering, check_wish
from tests.make.programme import text

FIRST, LATE, LAST = date(2026, 11, 1), date(2026, 11, 24), date(2026, 12, 5)


def offer(**changes: Any) -> Offer:
    given_: dict[str, Any] = {
        "id": uuid4(),
        "edition": uuid4(),
        "code": "power",
        "trade": "power",
        "name": text("전기"),
        "description": None,
        "unit": "kw",
        "kind": "",
        "each": Money(75_000, "KRW"),
        "opens_on": FIRST,
        "closes_on": LAST,
        "late_on": LATE,
        "late_per_mille": 300,
        "late_each": None,
        "stock": None,
        "taken": 0,
        "placed": False,
        "question": None,
        "position": 0,
    }
    return Offer(**given_ | changes)


@given(st.integers(0, 10**12), st.integers(0, 3_000), st.integers(-60, 60))
def test_late_is_never_cheaper_and_begins_on_its_day(minor: int, per_mille: int, days: int) -> None:
    one = offer(each=Money(minor, "KRW"), late_per_mille=per_mille)
    day = LATE + timedelta(days=days)
    price = one.price_on(day)
    assert price.minor == (minor + minor * per_mille // 1_000 if day >= LATE else minor)
    assert one.opening(day) == ("later" if day < FIRST else "over" if day > LAST else "late" if day >= LATE else "open")


def test_another_price_may_count_when_late_and_the_day_before_is_the_last_for_changes() -> None:
    one = offer(late_per_mille=None, late_each=Money(99_000, "KRW"))
    assert (one.price_on(LATE), one.change_until) == (Money(99_000, "KRW"), LATE - timedelta(days=1))
    never = offer(late_on=None, late_per_mille=None)
    assert (never.price_on(LAST), never.change_until, never.late) == (never.each, LAST, None)


def test_who_may_order_what_and_when() -> None:
    check_ordering(offer(), contracted=True, kind="shell", today=FIRST)
    with pytest.raises(rules.NotOrderingYet):
        check_ordering(offer(), contracted=False, kind="shell", today=FIRST)
    with pytest.raises(rules.NotForThisBooth):
        check_ordering(offer(kind="raw"), contracted=True, kind="shell", today=FIRST)
    for day in (FIRST - timedelta(days=1), LAST + timedelta(days=1)):
        with pytest.raises(rules.OrderingClosed):
            check_ordering(offer(), contracted=True, kind="raw", today=day)


def test_what_an_offer_asks_for_has_to_be_said() -> None:
    day = date(2026, 12, 8)
    asking = offer(unit="day", placed=True, question=text("어느 언어?"))
    for wish, field in (
        (Wish(0, (day,), "back", "es"), "quantity"),
        (Wish(1, (), "back", "es"), "days"),
        (Wish(1, (LAST,), "back", "es"), "days"),
        (Wish(1, (day,), "cellar", "es"), "place"),
        (Wish(1, (day,), "back"), "answer"),
        (Wish(1, (day,), "back", "es", "Z-9"), "booth"),
    ):
        with pytest.raises(Invalid) as refused:
            check_wish(asking, wish, [day], ["A-1", "A-2"])
        assert list(refused.value.fields) == [field] if field == "booth" else field in refused.value.fields
    check_wish(asking, Wish(2, (day,), "back", "es", "A-1"), [day], ["A-1", "A-2"])
    assert Wish(2, (day, LAST)).units == 4


@given(st.sampled_from(list(rules.STATE_NAMES)), st.sampled_from(list(rules.STATE_NAMES)), st.booleans(), st.booleans())
def test_only_the_named_moves_are_made_and_an_exhibitor_never_makes_the_organisers(
    state: str, to: str, organiser: bool, late: bool
) -> None:
    today = LATE if late else LATE - timedelta(days=1)
    until, side = LATE - timedelta(days=1), "organiser" if organiser else "exhibitor"
    allowed = (state, to) in MOVES and (organiser or (MOVES[state, to] == "exhibitor" and not late))
    given_: dict[str, Any] = {"side": side, "today": today, "change_until": until, "because": "full"}
    if allowed:
        check_move(state, to, **given_)
    else:
        with pytest.raises((rules.NotNow, rules.TooLate)):
            check_move(state, to, **given_)


def test_a_refusal_says_why_and_what_is_over_is_not_changed() -> None:
    with pytest.raises(rules.WhyRefused):
        check_move("ordered", "refused", side="organiser", today=LATE, change_until=LATE, because=" ")
    with pytest.raises(rules.TooLate):
        check_change("ordered", today=LATE, change_until=LATE - timedelta(days=1))
    with pytest.raises(rules.NotNow):
        check_change("cancelled", today=FIRST, change_until=LATE)
