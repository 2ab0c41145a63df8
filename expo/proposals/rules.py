"""A proposal's states and who moves it from one to the next; pure."""

from collections.abc import Mapping
from typing import Literal, get_args

from core.errors import Conflict, mark

State = Literal[
    "draft", "submitted", "reviewing", "accepted", "waitlisted", "declined", "reopened", "confirmed", "withdrawn"
]
Act = Literal["send", "review", "accept", "waitlist", "decline", "reopen", "confirm", "withdraw"]
Decision = Literal["accept", "waitlist", "decline", "reopen"]
DECISIONS: tuple[Decision, ...] = get_args(Decision)
STATES: tuple[State, ...] = get_args(State)

OPEN_TO_DECISION: frozenset[State] = frozenset({"submitted", "reviewing", "accepted", "waitlisted", "declined"})
WAYS: Mapping[Act, tuple[frozenset[State], State]] = {
    "send": (frozenset({"draft", "reopened"}), "submitted"),
    "review": (frozenset({"submitted"}), "reviewing"),
    "accept": (OPEN_TO_DECISION - {"accepted"}, "accepted"),
    "waitlist": (OPEN_TO_DECISION - {"waitlisted"}, "waitlisted"),
    "decline": (OPEN_TO_DECISION - {"declined"}, "declined"),
    "reopen": (OPEN_TO_DECISION, "reopened"),
    "confirm": (frozenset({"accepted"}), "confirmed"),
    "withdraw": (frozenset(STATES) - {"declined", "confirmed", "withdrawn"}, "withdrawn"),
}
"""From where to where. What is confirmed is a session: it is cancelled there."""

DECIDED: frozenset[State] = frozenset({"accepted", "waitlisted", "declined"})
ENDED: frozenset[State] = frozenset({"declined", "withdrawn"})
EDITABLE: frozenset[State] = frozenset({"draft", "submitted", "reviewing", "reopened"})
REVIEWABLE: frozenset[State] = frozenset({"submitted", "reviewing", "accepted", "waitlisted", "declined"})
NAMES: Mapping[State, str] = {
    "draft": mark("Draft, not sent in"),
    "submitted": mark("Sent in"),
    "reviewing": mark("Under review"),
    "accepted": mark("Accepted"),
    "waitlisted": mark("On the waiting list"),
    "declined": mark("Declined"),
    "reopened": mark("Back with the submitter"),
    "confirmed": mark("Confirmed, in the programme"),
    "withdrawn": mark("Withdrawn"),
}
LEVELS: Mapping[str, str] = {
    "all": mark("For everybody"),
    "practitioner": mark("Practitioners"),
    "expert": mark("Experts"),
}
MOST_DRAFTS, MOST_VOICES = 20, 10


class NotFromHere(Conflict):
    message = mark("This has been decided or withdrawn meanwhile. Nothing was changed.")


class ReasonMissing(Conflict):
    message = mark("Please say why: this takes an earlier decision back, or asks the submitter to change something.")


class TooManyDrafts(Conflict):
    message = mark("You have {most} proposals for this call. Please withdraw one first.")


class AnsweredAlready(Conflict):
    message = mark("This has been answered already.")


def after(state: State, act: Act) -> State:
    """Raises NotFromHere."""
    sources, target = WAYS[act]
    if state not in sources:
        raise NotFromHere
    return target


def check_decision(state: State, decision: Decision, reason: str) -> State:
    """The state it leads to. A decision that takes another back, or gives it back, has a reason. Raises NotFromHere,
    ReasonMissing.
    """
    target = after(state, decision)
    if not reason and (decision == "reopen" or state in DECIDED):
        raise ReasonMissing
    return target


def shown_to_submitter(state: State, *, told: bool) -> State:
    """A decision is theirs to know with its letter, which somebody reads first."""
    return "reviewing" if state in DECIDED | {"reopened"} and not told else state
