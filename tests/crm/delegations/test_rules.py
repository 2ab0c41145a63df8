"""The way of a visit and protocol order, as rules: every path through the states, every order of every delegation."""

from datetime import date
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from crm.delegations import rules
from crm.delegations.guards import Guard
from crm.delegations.protocol.rules import TIERS, Member, in_order, moved, order_key
from directory.people.appointments.rules import RANKS, House, Post
from directory.people.rules import Known
from i18n.locales import language
from i18n.text import required

SPACE = UUID(int=7)
TODAY = date(2026, 12, 8)
ENGLISH = language("en")
TEXT = required('{"source": "en", "renditions": {"en": {"text": "Minister", "state": "reviewed"}}}')


class Way(RuleBasedStateMachine):
    """Somebody who tries everything: only what the way allows moves the visit."""

    def __init__(self) -> None:
        super().__init__()
        self.state = "proposed"
        self.seen = ["proposed"]
        self.missing: tuple[Guard, ...] = ()

    @rule(key=st.sampled_from(["head", "days", "flights"]), waivable=st.booleans())
    def lack(self, key: str, waivable: bool) -> None:
        self.missing = (*self.missing, Guard(key, "…", waivable=waivable))

    @rule(key=st.sampled_from(["head", "days", "flights", "nothing"]), because=st.sampled_from(["", " ", "agreed"]))
    def waive(self, key: str, because: str) -> None:
        there = [one for one in self.missing if one.key == key and one.waivable]
        try:
            rules.check_waiver(self.missing, key, because)
        except (rules.NotToBeWaived, rules.ReasonNeeded):
            assert not there or not because.strip()
            return
        assert there
        assert because.strip()
        self.missing = rules.still_missing(self.missing, [key])

    @rule(to=st.sampled_from([*rules.STATE_NAMES]))
    def step(self, to: str) -> None:
        try:
            rules.check_step(self.state, to, self.missing)
        except (rules.WrongStep, rules.NotYet):
            assert self.missing or rules.next_state(self.state) != to
            return
        assert not self.missing
        assert rules.WAY.index(to) == rules.WAY.index(self.state) + 1
        self._at(to)

    @rule(to=st.sampled_from([*rules.STATE_NAMES]), because=st.sampled_from(["", "weather"]))
    def leave(self, to: str, because: str) -> None:
        try:
            rules.check_exit(self.state, to, because)
        except (rules.WrongStep, rules.ReasonNeeded):
            return
        assert because
        if to in ("postponed", "cancelled"):
            assert self.state in (*rules.BEFORE_THE_END, "postponed"), "what is over is neither postponed nor cancelled"
        self._at(to)

    def _at(self, to: str) -> None:
        self.state, self.missing = to, ()
        self.seen.append(to)

    @invariant()
    def what_is_reported_was_over(self) -> None:
        if self.state == "reported":
            assert "completed" in self.seen

    @invariant()
    def what_was_cancelled_or_closed_stays(self) -> None:
        if self.state == "cancelled":
            assert rules.exits(self.state) == ()
            assert rules.next_state(self.state) is None


Way.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestWay = Way.TestCase


@pytest.mark.parametrize("state", [*rules.STATE_NAMES])
def test_from_every_state_but_the_last_ones_something_can_be_done(state: str) -> None:
    ends = ("cancelled", "closed")
    assert bool(rules.next_state(state) or rules.exits(state)) == (state not in ends)


def test_a_step_asks_for_what_is_not_there_and_for_nothing_else() -> None:
    bare = rules.Dossier("planning", TODAY)
    assert {one.key for one in rules.own_guards(bare)} == {"days", "members"}
    there = rules.Dossier("planning", TODAY, begins_on=TODAY, ends_on=TODAY, members=2, heads=1)
    assert rules.own_guards(there) == ()
    two = rules.Dossier("planning", TODAY, begins_on=TODAY, ends_on=TODAY, members=2, postless=(("m", "Ana"),))
    assert {one.key for one in rules.own_guards(two)} == {"head", "post:m"}
    over = rules.Dossier(
        "completed", TODAY, records=1, unwritten=(("i", "Talk"),), unowned=(("t", "Team"),), undone=(("r", "Report"),)
    )
    assert {one.key for one in rules.own_guards(over)} == {"record:i", "action:t", "rule:r"}
    assert {one.key for one in rules.own_guards(rules.Dossier("completed", TODAY))} == {"records"}


@st.composite
def delegations(draw: st.DrawFn) -> list[Member]:
    """Of up to eight, with every role but one head at most, and places that some were given."""
    number = draw(st.integers(1, 8))
    places = draw(st.permutations([*range(1, number + 1)]))
    return [_member(draw, count, places[count] if draw(st.booleans()) else None) for count in range(number)]


def _member(draw: st.DrawFn, count: int, place: int | None) -> Member:
    name = draw(st.sampled_from(["Ana Quispe", "Álvaro Ñáñez", "Zoe Li", "Ana Quispe"]))
    who = Known(uuid5(SPACE, f"who{count}"), {"en": name}, {"en": name.split()[-1]}, name.split()[-1], "PE", (), False)
    rank = draw(st.none() | st.integers(1, len(RANKS)))
    begins = draw(st.none() | st.dates(date(2020, 1, 1), date(2026, 1, 1)))
    house = House(SPACE, "h", TEXT, "PE")
    post = draw(st.none() | st.just(Post(uuid5(SPACE, f"p{count}"), who.id, house, TEXT, rank, begins, None, None)))
    role = "head" if count == 0 else draw(st.sampled_from(["deputy", "member", "staff", "interpreter"]))
    return Member(uuid5(SPACE, str(count)), who, post, role, "en", place, "asked" if place else "")


@given(delegations(), st.randoms())
def test_protocol_order_is_one_order_whoever_was_written_down_first(members: list[Member], chance: object) -> None:
    shuffled = [*members]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    found = in_order(members, ENGLISH)
    assert in_order(shuffled, ENGLISH) == found
    assert {one.id for one in found} == {one.id for one in members}, "nobody is lost, nobody stands twice"
    for number, one in enumerate(found, start=1):
        assert one.place in (None, number), "who was given a place stands there"
    rest = [one for one in found if one.place is None]
    assert rest == sorted(rest, key=lambda one: order_key(one, ENGLISH)), "the others are as protocol has it"
    tiers = [TIERS[one.role] for one in rest]
    assert tiers == sorted(tiers)
    assert moved(members, ENGLISH).keys() == {one.id for one in members if one.place is not None}


def test_among_those_of_one_role_the_higher_rank_then_the_longer_in_post_then_the_alphabet() -> None:
    def one(name: str, rank: int | None, since: date | None) -> Member:
        key = uuid5(SPACE, name)
        who = Known(
            key, {"en": name}, {"en": name.rsplit(maxsplit=1)[-1]}, name.rsplit(maxsplit=1)[-1], "PE", (), False
        )
        return Member(
            key, who, Post(key, key, House(SPACE, "h", TEXT, "PE"), TEXT, rank, since, None, None), "member", "en"
        )

    old, new = date(2020, 1, 1), date(2025, 1, 1)
    right = [
        one("X Zeta", 3, new),
        one("B Beta", 5, old),
        one("C Alfa", 5, new),
        one("A Beta", 5, new),
        one("A Aa", None, old),
    ]
    assert [each.who.names["en"] for each in in_order(right[::-1], ENGLISH)] == [each.who.names["en"] for each in right]
