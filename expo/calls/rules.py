"""When a call takes proposals, and what it asks for; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from core.errors import Conflict, mark
from i18n.text import Translated

Phase = Literal["before", "open", "over"]
Kind = Literal["short", "long", "choice"]
PHASES: dict[Phase, str] = {"before": mark("Not open yet"), "open": mark("Taking proposals"), "over": mark("Closed")}
KINDS: dict[Kind, str] = {"short": mark("A line"), "long": mark("Several lines"), "choice": mark("One of a list")}
MOST_REVIEWS, MOST_GRACE, LONGEST_TALK = 20, 1_440, 480


class CallNotOpen(Conflict):
    message = mark("The call is not open. Nothing was changed.")


class WindowNotPossible(Conflict):
    message = mark("It closes when it opens or later.")


@dataclass(frozen=True, slots=True)
class Question:
    """`choices` only where one is chosen; an answer is the place in them, counted from 0."""

    id: UUID
    label: Translated
    kind: Kind
    needed: bool
    choices: tuple[Translated, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an editor asks for; instants in UTC, lengths in minutes."""

    title: Translated
    text: Translated | None
    terms: Translated | None
    opens_at: datetime
    closes_at: datetime
    grace_minutes: int
    formats: tuple[str, ...]
    tracks: tuple[str, ...]
    lengths: tuple[int, ...]
    languages: tuple[str, ...]
    criteria: tuple[Translated, ...]
    anonymous: bool
    reviews: int


@dataclass(frozen=True, slots=True)
class Call:
    """As it is; `slug`, `edition_name` and `zone` are its edition's. `terms` is the version in force."""

    id: UUID
    edition: UUID
    slug: str
    edition_name: Translated
    zone: str
    code: str
    wanted: Wanted
    terms_id: UUID | None
    terms_version: int
    questions: tuple[Question, ...]
    revision: int
    sample: bool

    def phase(self, now: datetime) -> Phase:
        return phase_of(self.wanted.opens_at, self.wanted.closes_at, now)


def phase_of(opens_at: datetime, closes_at: datetime, now: datetime) -> Phase:
    """It is open from the instant on which it opens until just before the one on which it closes."""
    if now < opens_at:
        return "before"
    return "open" if now < closes_at else "over"


def check_open(call: Call, now: datetime, *, begun_at: datetime | None = None) -> None:
    """Who had begun before it closed has the grace. Raises CallNotOpen."""
    closes_at = call.wanted.closes_at
    if call.phase(now) == "open":
        return
    if begun_at is not None and begun_at < closes_at <= now < closes_at + timedelta(minutes=call.wanted.grace_minutes):
        return
    raise CallNotOpen


def moved(
    act: Literal["open", "close", "extend"], wanted: Wanted, until: datetime | None, now: datetime
) -> tuple[datetime, datetime]:
    """When it opens and closes from now on. Raises WindowNotPossible."""
    opens_at, closes_at = wanted.opens_at, wanted.closes_at
    if act == "open":
        opens_at = now
    elif act == "close":
        opens_at, closes_at = min(opens_at, now), now
    elif until is not None:
        closes_at = until
    if closes_at < opens_at:
        raise WindowNotPossible
    return opens_at, closes_at


def offered(codes: Sequence[str], there: Sequence[str]) -> list[str]:
    """What may be chosen: of an empty list, everything that there is."""
    return [one for one in there if not codes or one in codes]
