"""A day's timetable keeps what it promises, whatever the day; counting says what is short; repair disturbs few."""

from collections import Counter
from dataclasses import replace
from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expo.meetings.matching.choosing import choose
from expo.meetings.matching.counting import short_of
from expo.meetings.matching.day import Day, Interpreting, Seat, Someone, Wish, possible_ones, speaking
from expo.meetings.matching.fitting import Fitted, puzzle_of
from expo.meetings.matching.proposing import Placed, Timetable, timetable
from expo.meetings.matching.repairing import MOST_MOVED, repaired
from expo.meetings.matching.timing.puzzle import breaks_of
from expo.meetings.matching.timing.quick import quick

SPANS = ((0, 1, 2, 3), (4, 5, 6, 7))
EVERY = frozenset(range(8))


def _key(number: int) -> UUID:
    return UUID(int=number)


@st.composite
def days(draw: st.DrawFn) -> Day:
    free = st.frozensets(st.integers(0, 7), min_size=3)
    tongues = st.sampled_from([("ko",), ("en",), ("es",), ("ko", "en"), ()])
    said = st.sampled_from(["must", "want", "open", "no"])
    firms = tuple(
        Someone(_key(100 + n), draw(free), draw(tongues), draw(st.integers(1, 2)), draw(st.integers(0, 2)))
        for n in range(5)
    )
    buyers = tuple(Someone(_key(200 + n), draw(free), draw(tongues)) for n in range(4))
    wishes = tuple(
        Wish(one.id, other.id, draw(said), draw(said)) for one in firms for other in buyers if draw(st.booleans())
    )
    tables = tuple(Seat(_key(300 + n), draw(free)) for n in range(draw(st.integers(1, 3))))
    pairs = st.sampled_from([frozenset({"ko", "es"}), frozenset({"ko", "en"}), frozenset({"ko", "en", "es"})])
    heard = tuple(Interpreting(_key(400 + n), draw(pairs), EVERY) for n in range(draw(st.integers(0, 2))))
    return Day(8, SPANS, firms, buyers, wishes, tables, heard)


def proposed(day: Day) -> Timetable:
    """Without a search in another process, which is tried out at the desk."""
    possible, why = possible_ones(day)
    chosen = choose(day, possible)
    ones = [possible[at] for at in chosen.ones]
    puzzle = puzzle_of(day, ones)
    at = quick(puzzle, [one.weight for one in ones])
    return timetable(day, possible, chosen, Fitted(at, 0, 0), why)


def wrong_in(day: Day, placed: tuple[Placed, ...]) -> list[str]:
    firms, buyers = {one.id: one for one in day.firms}, {one.id: one for one in day.buyers}
    found = []
    heard = {one.id: one for one in day.interpreters}
    tables = {one.id: one.free for one in day.tables}
    twice = Counter(
        (key, one.slot) for one in placed for key in (one.table, one.interpreter, day.wishes[one.wish].buyer) if key
    )
    found += [f"twice: {key}" for key, number in twice.items() if number > 1]
    full = Counter((day.wishes[one.wish].firm, one.slot) for one in placed)
    found += [f"full: {key}" for key, number in full.items() if number > firms[key[0]].places]
    for one in placed:
        firm, buyer = firms[day.wishes[one.wish].firm], buyers[day.wishes[one.wish].buyer]
        if one.slot not in firm.free & buyer.free or one.table is None or one.slot not in tables[one.table]:
            found.append(f"closed: {one}")
        if not (set(firm.spoken) & set(buyer.spoken)) and firm.spoken and buyer.spoken:
            tongues = heard[one.interpreter].spoken if one.interpreter else frozenset[str]()
            if not (tongues & set(firm.spoken) and tongues & set(buyer.spoken)):
                found.append(f"not understood: {one}")
    works = {key: {one.slot for one in placed if one.interpreter == key} for key in heard}
    found += [f"no rest: {key}" for key, slots in works.items() if any(set(span) <= slots for span in SPANS)]
    return found


@settings(max_examples=40, deadline=None)
@given(days(), st.data())
def test_nobody_is_anywhere_twice_and_everybody_is_understood(day: Day, data: st.DataObject) -> None:
    found = proposed(day)

    assert wrong_in(day, found.placed) == []
    assert {one.wish for one in found.placed} | set(found.unmet) == set(range(len(day.wishes)))
    assert not {one.wish for one in found.placed} & set(found.unmet)
    assert found.weight <= found.bound + 1e-6
    if found.placed:
        gone = data.draw(st.sampled_from([one.wish for one in found.placed]))
        since = data.draw(st.integers(0, 7))
        again = repaired(day, found.placed, {gone}, since=since)
        assert wrong_in(day, again.placed) == []
        assert gone not in {one.wish for one in again.placed}
        assert (len(again.moved) <= MOST_MOVED, again.lost) == (True, ())
        assert {one for one in found.placed if one.slot < since and one.wish != gone} <= set(again.placed)


@settings(max_examples=30, deadline=None)
@given(days())
def test_a_choice_weighs_as_much_as_any_that_gives_as_many_firms_their_share(day: Day) -> None:
    day = replace(day, interpreters=(), tables=(Seat(_key(300), EVERY),), wishes=day.wishes[:9])
    possible, _ = possible_ones(day)

    def allowed(ones: tuple[int, ...]) -> bool:
        known = Counter(key for at in ones for key in (possible[at].firm, possible[at].buyer))
        reach = {
            one.id: one.places
            * len(frozenset().union(*(each.open for each in possible if one.id in (each.firm, each.buyer))))
            for one in (*day.firms, *day.buyers)
        }
        return len(ones) <= 8 and all(number <= reach[key] for key, number in known.items())

    def worth(ones: tuple[int, ...]) -> tuple[int, ...]:
        known = Counter(possible[at].firm for at in ones)
        levels = [sum(known[one.id] > level for one in day.firms if one.least > level) for level in range(2)]
        return (*levels, sum(possible[at].weight for at in ones))

    every = [ones for size in range(len(possible) + 1) for ones in combinations(range(len(possible)), size)]
    best = max((worth(ones) for ones in every if allowed(ones)), default=(0, 0, 0))

    assert worth(choose(day, possible).ones) == best


def _tight() -> Day:
    """One interpreter for two buyers of three firms each; two tables; a firm that wants nobody."""
    firms = tuple(Someone(_key(100 + n), EVERY, ("ko",), least=1) for n in range(4))
    buyers = tuple(Someone(_key(200 + n), EVERY, ("es",)) for n in range(3))
    wishes = tuple(Wish(one.id, other.id, "want", "must") for one in firms[:3] for other in buyers)
    last = Wish(firms[3].id, buyers[0].id, "no", "must")
    tables = (Seat(_key(300), EVERY), Seat(_key(301), EVERY))
    return Day(
        8, SPANS, firms, buyers, (*wishes, last), tables, (Interpreting(_key(400), frozenset({"ko", "es"}), EVERY),)
    )


def test_what_is_short_is_counted_and_what_one_more_brings() -> None:
    day = _tight()
    (short,) = short_of(day)
    found = proposed(day)

    assert (short.what, short.wanted, short.there, short.gain) == ("interpreters", 9, 6, 3)
    assert short.spoken == ("es", "ko")
    assert len(found.placed) == 6
    assert Counter(found.unmet.values()) == {"interpreters_full": 3, "will_not": 1}
    assert found.lacking == {_key(103): 1}
    assert speaking(day.firms[0], day.buyers[0], ()) is None


def test_an_interpreter_who_falls_ill_is_stood_in_for_and_nobody_else_is_disturbed() -> None:
    day = _tight()
    second = Interpreting(_key(401), frozenset({"ko", "es"}), EVERY)
    found = proposed(day)
    ill = replace(day, interpreters=(replace(day.interpreters[0], free=frozenset(range(4))), second))
    late = [one.wish for one in found.placed if one.slot >= 4]
    again = repaired(ill, found.placed, (), since=4)

    assert wrong_in(ill, again.placed) == []
    assert list(again.moved) == late
    assert [one.slot for one in again.placed] == [one.slot for one in found.placed]


@pytest.mark.planted("gives the heaviest wishes first, and nothing to a firm that paid for one")
def test_who_paid_for_a_meeting_has_one_before_others_have_two() -> None:
    firms = (Someone(_key(100), EVERY, least=1), Someone(_key(101), EVERY, least=1))
    buyer = Someone(_key(200), frozenset({0, 1}))
    other = Someone(_key(201), frozenset({1}))
    said = [(firms[0], buyer, "must"), (firms[0], other, "must"), (firms[1], buyer, "open")]
    wishes = tuple(Wish(one.id, two.id, "want", liking) for one, two, liking in said)  # type: ignore[arg-type]
    day = Day(2, ((0, 1),), firms, (buyer, other), wishes, (Seat(_key(300), EVERY),))
    possible, _ = possible_ones(day)

    def naive(most: int) -> list[int]:
        return sorted(range(len(possible)), key=lambda at: -possible[at].weight)[:most]

    assert {possible[at].firm for at in naive(2)} == {firms[0].id}
    assert {possible[at].firm for at in choose(day, possible).ones} == {firms[0].id, firms[1].id}


def test_gaps_of_buyers_count_within_a_half_day_only() -> None:
    day = _tight()
    ones = [one for one in possible_ones(day)[0] if one.buyer == _key(200)]
    found = breaks_of(puzzle_of(day, ones), [0, 2, 4])

    assert (found[0], sum(found.values())) == (1, 1)
