"""Who may ask for an introduction, who answers, and for how long; pure."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

from core.errors import Conflict, Invalid, mark

Side = Literal["demand", "offer"]

STATE_NAMES: Mapping[str, str] = {
    "asked": mark("Asked"),
    "accepted": mark("Both said yes"),
    "declined": mark("Introduction declined"),
    "withdrawn": mark("Withdrawn"),
    "expired": mark("Expired"),
}
LASTS = timedelta(days=14)
"""Within which the other side answers."""
MOST_ASKED = 10
"""How many of one's own questions may wait for an answer: who asks everybody is answered by nobody."""
OTHER: Mapping[Side, Side] = {"demand": "offer", "offer": "demand"}
ANSWERS = frozenset({"accepted", "declined"})


class NotAskedNow(Conflict):
    message = mark("This introduction is now “{state}”.")


class AskedAlready(Conflict):
    message = mark("An introduction of these two is there already: please look below.")


class SaidNo(Conflict):
    message = mark("They declined an introduction before. Please respect that.")


class TooManyAsked(Conflict):
    message = mark("{most} of your questions wait for an answer. Please wait for some, or take one back.")


class NothingToIntroduce(Conflict):
    message = mark("One of the two is not open for introductions at this time.")


class ConsentNeeded(Invalid):
    """Nobody's contact is shown without their own yes."""

    def __init__(self) -> None:
        super().__init__({"agreed": mark("Please agree, or we cannot introduce you.")})


def check_answer(state: str, to: str, *, asked_by: str, side: Side) -> None:
    """The other side accepts or declines; who asked takes back; time expires (`side` does not matter). Raises
    NotAskedNow.
    """
    mine = asked_by == side
    allowed = to == "expired" or (to == "withdrawn" and mine) or (to in ANSWERS and not mine)
    if state != "asked" or not allowed:
        raise NotAskedNow(state=STATE_NAMES[state])
