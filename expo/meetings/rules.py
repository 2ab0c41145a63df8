"""A meeting's life: who asks, who is to answer, what ends it, and what became of it; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from core.errors import Conflict, mark

State = Literal["requested", "agreed", "held", "no_show", "declined", "withdrawn", "cancelled", "expired"]
Side = Literal["exhibitor", "counterpart", "organiser"]
Act = Literal["agree", "propose", "decline", "withdraw", "cancel", "hold", "miss", "expire"]

STATE_NAMES: Mapping[str, str] = {
    "requested": mark("Waiting for an answer"),
    "agreed": mark("Agreed"),
    "held": mark("Held"),
    "no_show": mark("Somebody did not come"),
    "declined": mark("Declined"),
    "withdrawn": mark("Taken back"),
    "cancelled": mark("Cancelled"),
    "expired": mark("Not answered in time"),
}
"""In the order in which they come."""
SIDE_NAMES: Mapping[str, str] = {
    "exhibitor": mark("The exhibitor"),
    "counterpart": mark("The counterpart"),
    "organiser": mark("The organiser"),
}
BUSY = frozenset({"agreed", "held"})
"""What keeps people, a table and an interpreter from anything else at that time."""
OVER = frozenset({"declined", "withdrawn", "cancelled", "expired"})
FROM: Mapping[Act, frozenset[str]] = {
    "agree": frozenset({"requested"}),
    "propose": frozenset({"requested"}),
    "decline": frozenset({"requested"}),
    "withdraw": frozenset({"requested"}),
    "expire": frozenset({"requested"}),
    "cancel": frozenset({"agreed"}),
    "hold": frozenset({"agreed", "no_show"}),
    "miss": frozenset({"agreed", "held"}),
}
TO: Mapping[Act, State] = {
    "agree": "agreed",
    "propose": "requested",
    "decline": "declined",
    "withdraw": "withdrawn",
    "expire": "expired",
    "cancel": "cancelled",
    "hold": "held",
    "miss": "no_show",
}
OTHER: Mapping[str, Side] = {"exhibitor": "counterpart", "counterpart": "exhibitor"}
EARLY = timedelta(minutes=15)
"""Two who met before their time have met."""
MOST_ASKED = 20
"""How many questions of one side may wait for an answer: who asks everybody is answered by nobody."""


class NotNow(Conflict):
    message = mark("This cannot be done: the meeting stands at “{state}”.")


class NotYoursToAnswer(Conflict):
    message = mark("It is for the other side to answer now. You can propose another time, or take the question back.")


class NotYet(Conflict):
    message = mark("The meeting has not begun. Say afterwards whether it was held.")


class BegunAlready(Conflict):
    message = mark("The meeting has begun already: say whether it was held instead.")


class AskedAlready(Conflict):
    message = mark("A question of these two is waiting for an answer already.")


class TooManyAsked(Conflict):
    message = mark("{most} of your questions wait for an answer. Please wait for some, or take one back.")


class ChangedMeanwhile(Conflict):
    message = mark("Somebody changed this meeting a moment ago. Please look at it and decide again.")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a meeting is: who asked, whose proposal stands, and when it would begin."""

    state: State
    asked_by: Side
    proposed_by: Side
    begins_at: datetime | None = None


def after(now: datetime, standing: Standing, act: Act, side: Side) -> Standing:
    """What it is after somebody's act. The first yes to an organiser's proposal leaves the other side to answer. An
    organiser corrects what was said of a meeting afterwards; a side does not. Raises NotNow, NotYoursToAnswer, NotYet,
    BegunAlready.
    """
    if standing.state not in FROM[act] or (
        act in ("hold", "miss") and _corrects(standing, act) and side != "organiser"
    ):
        raise NotNow(state=STATE_NAMES[standing.state])
    _check_side(standing, act, side)
    _check_time(now, standing, act, side)
    if act == "agree" and standing.proposed_by == "organiser":
        return Standing("requested", standing.asked_by, side, standing.begins_at)
    proposed_by = side if act == "propose" else standing.proposed_by
    return Standing(TO[act], standing.asked_by, proposed_by, standing.begins_at)


def acts_of(now: datetime, standing: Standing, side: Side) -> frozenset[Act]:
    """What this side may do now: what a page offers."""
    found: set[Act] = set()
    for act in FROM:
        try:
            after(now, standing, act, side)
        except Conflict:
            continue
        found.add(act)
    return frozenset(found - {"expire"})


def waits_for(standing: Standing, side: Side) -> bool:
    """This side is to answer."""
    return standing.state == "requested" and side in OTHER and standing.proposed_by != side


def until(now: datetime, answer_days: int, begins_at: datetime | None) -> datetime:
    """When a question ends that nobody answers: after so many days, and never after the time that it asks for."""
    late = now + timedelta(days=answer_days)
    return late if begins_at is None else max(min(late, begins_at), now)


def _corrects(standing: Standing, act: Act) -> bool:
    return (standing.state, act) in (("no_show", "hold"), ("held", "miss"))


def _check_side(standing: Standing, act: Act, side: Side) -> None:
    mine = standing.asked_by == side
    allowed = {
        "agree": side in OTHER and standing.proposed_by != side,
        "propose": side in OTHER,
        "decline": side in OTHER and not mine,
        "withdraw": mine,
    }
    if not allowed.get(act, True):
        raise NotYoursToAnswer


def _check_time(now: datetime, standing: Standing, act: Act, side: Side) -> None:
    begins = standing.begins_at
    if begins is None:
        return
    if act in ("hold", "miss") and now < begins - (EARLY if act == "hold" else timedelta(0)):
        raise NotYet
    if act == "cancel" and side != "organiser" and now >= begins:
        raise BegunAlready
