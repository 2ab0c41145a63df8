"""Where a session may be put: what forbids a place, and what is accepted with a reason; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from core.errors import Conflict, mark
from core.spans import Span
from expo.programme.edits.states import SlotState
from expo.programme.rules import RoomTaken
from expo.programme.slots.advice import CLOCK, Advice, unanswered
from i18n.text import Translated


class NeedsReason(Conflict):
    """`advice` is what speaks against it."""

    message = mark("Something speaks against this place. It can be had all the same: give the reason.")

    def __init__(self, advice: Sequence[Advice]) -> None:
        self.advice = tuple(advice)
        super().__init__()


class MovedMeanwhile(Conflict):
    message = mark("{who} changed this in the meantime: it is now {when} in {room}. Nothing of yours is lost.")


class TakenAwayMeanwhile(Conflict):
    message = mark("{who} took this out of the programme in the meantime.")


class TakenMeanwhile(Conflict):
    message = mark("Somebody promised this room or one of these people to something else a moment ago.")


class SessionIsCancelled(Conflict):
    message = mark("This session is cancelled. Take that back first, then give it a place.")


@dataclass(frozen=True, slots=True)
class Place:
    """`room` by code; instants with a zone."""

    room: str
    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """A room for a while: by a session, or a block's label."""

    room: str
    during: Span
    by: Translated | str


def check_free(room: str, name: Translated, during: Span, taken: Iterable[Taken], zone: ZoneInfo) -> None:
    """Raises RoomTaken with who has it; the constraint on commitments has the last word."""
    for one in taken:
        if one.room == room and one.during.overlaps(during):
            begin, end = (at.astimezone(zone).strftime(CLOCK) for at in (one.during.begin, one.during.end))
            raise RoomTaken(room=name, begin=begin, end=end, by=one.by)


def accepted(state: SlotState, advice: Sequence[Advice], reason: str) -> SlotState:
    """The state with what was accepted in it, conflict by conflict: a later one of the same kind is told again. Raises
    NeedsReason when there is something to accept and no reason.
    """
    asking = unanswered(advice)
    if asking and not reason:
        raise NeedsReason(advice)
    people = {str(one.person): reason for one in asking if one.kind in ("speaker", "duty")}
    return msgspec.structs.replace(state, waived=tuple(sorted({one.key for one in asking})), overrides=people)
