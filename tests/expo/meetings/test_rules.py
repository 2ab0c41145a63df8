"""A meeting's life and its times: who may say what, and that nobody is offered a time that is none."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from core.errors import Conflict
from core.spans import Span
from expo.exhibitors.meetings.rules import HALF_HOUR
from expo.meetings import rules
from expo.meetings.furnishing import NoSuchTables, codes_in
from expo.meetings.rules import Standing, acts_of, after, until
from expo.meetings.times import Hours, Speaks, halves_in, possible, tongues

NOW = datetime(2026, 12, 8, 1, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
SIDES = ("exhibitor", "counterpart", "organiser")


def test_the_other_side_answers_and_two_must_say_yes_to_an_organiser() -> None:
    asked = Standing("requested", "exhibitor", "exhibitor", LATER)
    with pytest.raises(rules.NotYoursToAnswer):
        after(NOW, asked, "agree", "exhibitor")
    with pytest.raises(rules.NotYoursToAnswer):
        after(NOW, asked, "agree", "organiser")
    assert after(NOW, asked, "agree", "counterpart").state == "agreed"
    other = after(NOW, asked, "propose", "counterpart")
    assert (other.state, other.asked_by, other.proposed_by) == ("requested", "exhibitor", "counterpart")
    assert after(NOW, other, "agree", "exhibitor").state == "agreed"
    suggested = Standing("requested", "organiser", "organiser", LATER)
    first = after(NOW, suggested, "agree", "exhibitor")
    assert (first.state, first.proposed_by) == ("requested", "exhibitor")
    assert after(NOW, first, "agree", "counterpart").state == "agreed"
    assert acts_of(NOW, asked, "counterpart") == {"agree", "propose", "decline"}
    assert acts_of(NOW, asked, "exhibitor") == {"propose", "withdraw"}


def test_what_was_said_of_a_meeting_comes_after_it_and_is_corrected_by_organisers_only() -> None:
    agreed = Standing("agreed", "exhibitor", "counterpart", LATER)
    for act in ("hold", "miss"):
        with pytest.raises(rules.NotYet):
            after(NOW, agreed, act, "exhibitor")
    assert after(LATER - rules.EARLY, agreed, "hold", "counterpart").state == "held"
    held = after(LATER, agreed, "hold", "exhibitor")
    with pytest.raises(rules.NotNow):
        after(LATER, held, "miss", "exhibitor")
    assert after(LATER, held, "miss", "organiser").state == "no_show"
    with pytest.raises(rules.BegunAlready):
        after(LATER, agreed, "cancel", "counterpart")


class Life(RuleBasedStateMachine):
    """Two sides, the organisers and the clock, in any order."""

    @initialize(asked_by=st.sampled_from(SIDES))
    def begin(self, asked_by: Any) -> None:
        self.now, self.yes = NOW, {asked_by} - {"organiser"}
        self.stands = Standing("requested", asked_by, asked_by, LATER)

    @rule(act=st.sampled_from(sorted(rules.FROM)), side=st.sampled_from(SIDES))
    def somebody_acts(self, act: Any, side: Any) -> None:
        before = self.stands
        try:
            self.stands = after(self.now, before, act, side)
        except Conflict:
            return
        assert before.state not in rules.OVER, "what is over stays over"
        if act == "agree":
            self.yes.add(side)
        if act == "propose":
            self.yes = {side}

    @rule(hours=st.integers(1, 30))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @invariant()
    def agreed_only_when_both_said_yes_to_what_stands(self) -> None:
        if getattr(self, "stands", None) and self.stands.state in ("agreed", "held", "no_show"):
            assert self.yes == {"exhibitor", "counterpart"}

    @invariant()
    def whoever_waits_can_do_something(self) -> None:
        if getattr(self, "stands", None) and self.stands.state == "requested":
            assert all(acts_of(self.now, self.stands, side) for side in ("exhibitor", "counterpart"))


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=40, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_languages_are_the_counterparts_first_and_pairs_only_where_somebody_interprets() -> None:
    es_ko = Speaks(UUID(int=1), frozenset({"es", "ko"}), Hours(None))
    all_of_them = Speaks(UUID(int=2), frozenset({"es", "ko", "en", "ar"}), Hours(None))
    assert [one.language for one in tongues(("ko", "en"), ("es", "en"), [es_ko])] == ["en"]
    assert tongues(("ko",), ("es",)) == []
    found = tongues(("ko",), ("es",), [es_ko, all_of_them])
    assert [(one.language, one.other, one.through) for one in found] == [("es", "ko", (es_ko.id, all_of_them.id))]
    times = possible([LATER], Hours(None), Hours(None), found, [all_of_them, es_ko], now=NOW)
    assert [one.interpreter for one in times] == [es_ko.id], "who speaks more stays for harder pairs"


spans = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 4)), max_size=6).map(
    lambda found: tuple(Span(NOW + begin * HALF_HOUR, NOW + (begin + length) * HALF_HOUR) for begin, length in found)
)
hours = st.builds(
    Hours,
    st.none() | st.frozensets(st.integers(0, 20).map(lambda number: NOW + number * HALF_HOUR), max_size=12),
    spans,
    st.integers(1, 3),
)


@given(hours, hours, hours)
def test_no_time_is_offered_at_which_anybody_is_busy_or_away(ours: Hours, theirs: Hours, works: Hours) -> None:
    one = Speaks(UUID(int=1), frozenset({"es", "ko"}), works)
    halves = [NOW + number * HALF_HOUR for number in range(22)]
    found = {
        each.begins_at for each in possible(halves, ours, theirs, tongues(("ko",), ("es",), [one]), [one], now=NOW)
    }
    for begin in halves:
        during = Span(begin, begin + HALF_HOUR)
        can = all(
            (each.begins is None or begin in each.begins)
            and sum(during.begin < busy.end and busy.begin < during.end for busy in each.busy) < each.places
            for each in (ours, theirs, works)
        )
        assert (begin in found) == (can and begin > NOW)


def test_a_question_ends_before_the_time_that_it_asks_for_and_a_span_touches_its_half_hours() -> None:
    assert until(NOW, 7, None) == NOW + timedelta(days=7)
    assert until(NOW, 7, LATER) == LATER
    assert until(LATER, 7, NOW) == LATER
    late = Span(NOW + timedelta(minutes=20), NOW + timedelta(minutes=65))
    assert halves_in(late) == [NOW, NOW + HALF_HOUR, NOW + 2 * HALF_HOUR]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("T01–T03", ["T01", "T02", "T03"]),
        ("T9-11, T1", ["T9", "T10", "T11", "T1"]),
        ("1~2\nLounge A", ["1", "2", "Lounge A"]),
        ("T1, T1", ["T1"]),
    ],
)
def test_many_tables_are_typed_at_once(text: str, codes: list[str]) -> None:
    assert codes_in(text) == codes


@pytest.mark.parametrize("text", ["", "T30–T01", "T0001-T9999", "x" * 21])
def test_what_is_no_list_of_tables_is_said(text: str) -> None:
    with pytest.raises(NoSuchTables):
        codes_in(text)
