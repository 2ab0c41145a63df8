"""A proposal's states against a model of what may follow what."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from expo.proposals.rules import (
    DECIDED,
    DECISIONS,
    STATES,
    WAYS,
    Act,
    Decision,
    NotFromHere,
    ReasonMissing,
    State,
    after,
    check_decision,
    shown_to_submitter,
)

ENDS = ("confirmed", "withdrawn")


class Life(RuleBasedStateMachine):
    """Somebody's proposal, to which everybody does everything in any order. The model knows no table: only who holds it,
    whether it was decided, and whether it is over.
    """

    def __init__(self) -> None:
        super().__init__()
        self.state: State = "draft"
        self.with_submitter, self.over = True, False
        self.verdict: str | None = None

    def _try(self, act: Act, *, allowed: bool) -> bool:
        try:
            self.state = after(self.state, act)
        except NotFromHere:
            assert not allowed
            return False
        assert allowed
        return True

    @rule()
    def send(self) -> None:
        if self._try("send", allowed=self.with_submitter and not self.over):
            self.with_submitter, self.verdict = False, None

    @rule()
    def review(self) -> None:
        fresh = self.state == "submitted"
        if self._try("review", allowed=fresh):
            assert self.state == "reviewing"

    @rule(decision=st.sampled_from(DECISIONS), reason=st.sampled_from(("", "a place came free")))
    def decide(self, decision: Decision, reason: str) -> None:
        theirs = not self.with_submitter and not self.over
        try:
            then = check_decision(self.state, decision, reason)
        except NotFromHere:
            assert not theirs or decision == self.verdict
        except ReasonMissing:
            assert theirs
            assert not reason
            assert decision == "reopen" or self.verdict is not None
        else:
            assert theirs
            assert reason or (decision != "reopen" and self.verdict is None)
            self.state = then
            self.with_submitter, self.verdict = decision == "reopen", None if decision == "reopen" else decision

    @rule()
    def confirm(self) -> None:
        if self._try("confirm", allowed=self.verdict == "accept" and not self.over):
            self.over = True

    @rule()
    def withdraw(self) -> None:
        if self._try("withdraw", allowed=self.verdict != "decline" and not self.over):
            self.over = True

    @invariant()
    def what_is_over_is_over(self) -> None:
        assert self.over == (self.state in ENDS)
        assert (self.state in DECIDED) == (self.verdict is not None and not self.over)

    @invariant()
    def nobody_learns_of_a_decision_before_its_letter(self) -> None:
        assert shown_to_submitter(self.state, told=False) not in DECIDED
        assert shown_to_submitter(self.state, told=True) == self.state


TestLife = Life.TestCase


@pytest.mark.parametrize("state", ENDS)
def test_from_an_end_nothing_leads_anywhere(state: State) -> None:
    assert [act for act, (sources, _) in WAYS.items() if state in sources] == []


def test_every_state_but_the_first_is_reached() -> None:
    assert {target for _, target in WAYS.values()} | {"draft"} == set(STATES)
