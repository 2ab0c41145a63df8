"""What a programme item is called, what forbids one and what only asks for a reason; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.errors import Conflict, mark
from core.spans import Span

KIND_NAMES: Mapping[str, str] = {
    "official_meeting": mark("Official meeting"),
    "meeting": mark("Meeting at the expo"),
    "session": mark("Session of the expo"),
    "booth": mark("Visit at a booth"),
    "site_visit": mark("Site visit"),
    "meal": mark("Meal"),
    "transfer": mark("Transfer"),
    "free": mark("Free time"),
}
"""What is stored is the left side, so these must not change."""
PICKUP = "pickup"
READ_AS: Mapping[str, str] = {**KIND_NAMES, PICKUP: mark("Pick-up for a flight")}
"""With what a programme has from its travel, which nobody writes into it."""
TALKS = frozenset({"meeting", "official_meeting"})
"""Where somebody has to say in which languages it is held."""
UNHOSTED = frozenset({"transfer", "free", "meal"})
LONGEST_TITLE, LONGEST_PLACE, LONGEST_NOTES, LONGEST_REASON = 200, 300, 2_000, 500
LONGEST = timedelta(hours=24)
CLOCK = "%H:%M"

BUSY = mark("{who} is busy from {begin} to {end}: {what}.")
PARTLY_SEATED = mark("{people} people are to ride, and the cars have {seats} seats.")


class NeedsReason(Conflict):
    """`advice` is what speaks against it."""

    message = mark("Something speaks against this. It can be had all the same: give the reason.")

    def __init__(self, advice: Sequence["Advice"]) -> None:
        self.advice = tuple(advice)
        super().__init__()


class TakenMeanwhile(Conflict):
    message = mark("Somebody promised one of these people, rooms or cars to something else a moment ago.")


class ItemMoved(Conflict):
    message = mark("Somebody changed this item after you opened it. Please look at it again.")


class ItemGone(Conflict):
    message = mark("Somebody took this item out of the programme in the meantime.")


class ChangedSince(Conflict):
    message = mark("This was changed again after that step. Take the later step back first.")


class NothingToUndo(Conflict):
    message = mark("There is no step of yours to take back.")


class NothingNew(Conflict):
    message = mark("Nothing has changed since the last version was published.")


class NothingToPublish(Conflict):
    message = mark("There is nothing in this programme yet.")


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence (gettext id with places) that speaks against an item; `resource` is who or what would be there twice."""

    message: str
    places: Mapping[str, object]
    resource: str = ""


def minus(span: Span, others: Sequence[Span]) -> list[Span]:
    """What is left of `span` without `others`, earliest first."""
    left = [span]
    for other in others:
        left = [piece for one in left for piece in _cut(one, other)]
    return left


def _cut(one: Span, other: Span) -> list[Span]:
    if not one.overlaps(other):
        return [one]
    before = [Span(one.begin, other.begin)] if one.begin < other.begin else []
    after = [Span(other.end, one.end)] if other.end < one.end else []
    return [*before, *after]


def with_way(begin: datetime, end: datetime, minutes: int) -> Span:
    """From when those who travel set out."""
    return Span(begin - timedelta(minutes=minutes), end)
