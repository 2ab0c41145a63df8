"""When two can meet: whose half hours are offered, who is busy, and which languages both have; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from core.spans import Span
from expo.exhibitors.meetings.rules import HALF_HOUR, NOON

OFFERED = 6
"""How many next free times are offered to somebody who wanted one that is taken."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody can be met: within `begins` (half hours, UTC; None is whenever the floor is open), at most `places`
    meetings at once, beside what they are `busy` with.
    """

    begins: frozenset[datetime] | None
    busy: tuple[Span, ...] = ()
    places: int = 1

    def offers(self, during: Span) -> bool:
        """Every half hour that the span touches is one of theirs."""
        return self.begins is None or all(one in self.begins for one in halves_in(during))

    def has_place(self, during: Span) -> bool:
        """Fewer are promised at any moment of it than there are places; what overlaps it is taken to overlap itself."""
        return sum(one.overlaps(during) for one in self.busy) < self.places

    def free(self, during: Span) -> bool:
        return self.offers(during) and self.has_place(during)


@dataclass(frozen=True, slots=True)
class Tongue:
    """In which language a meeting is held: one of both's; or, `through` interpreters (their ids), the counterpart's,
    turned into `other`.
    """

    language: str
    other: str = ""
    through: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaks:
    """An interpreter: languages between any two of which they interpret, and their hours."""

    id: UUID
    spoken: frozenset[str]
    hours: Hours


@dataclass(frozen=True, slots=True)
class Possible:
    """A half hour in which both can, with who would interpret (None where nobody needs to)."""

    begins_at: datetime
    tongue: Tongue
    interpreter: UUID | None

    @property
    def during(self) -> Span:
        return Span(self.begins_at, self.begins_at + HALF_HOUR)


def place_of(exhibitor: UUID, number: int) -> UUID:
    """The resource that one of an exhibitor's meetings at a time keeps: 1 is the first place at the booth."""
    return uuid5(exhibitor, f"place {number}")


def in_the_morning(begin: datetime, zone: ZoneInfo) -> bool:
    """Half an hour that begins before noon there."""
    return begin.astimezone(zone).time() < NOON


def halves_in(during: Span) -> list[datetime]:
    """Beginnings of the half hours (of the UTC clock) that a span touches."""
    first = during.begin - timedelta(
        minutes=during.begin.minute % 30, seconds=during.begin.second, microseconds=during.begin.microsecond
    )
    count = -(-(during.end - first) // HALF_HOUR)
    return [first + number * HALF_HOUR for number in range(count)]


def tongues(exhibitor: Sequence[str], counterpart: Sequence[str], interpreters: Iterable[Speaks] = ()) -> list[Tongue]:
    """What a meeting of these can be held in, the best first: languages that both speak in the counterpart's order, then
    pairs that interpreters cover. A side of which no language is known is taken to manage the other's.
    """
    if not exhibitor or not counterpart:
        return [Tongue(one) for one in (*counterpart, *exhibitor)]
    both = [Tongue(one) for one in counterpart if one in exhibitor]
    if both:
        return both
    known = list(interpreters)
    pairs = ((theirs, ours) for theirs in counterpart for ours in exhibitor)
    covered = (
        Tongue(theirs, ours, tuple(one.id for one in known if {theirs, ours} <= one.spoken)) for theirs, ours in pairs
    )
    return [one for one in covered if one.through]


def possible(
    halves: Iterable[datetime],
    exhibitor: Hours,
    counterpart: Hours,
    choices: Sequence[Tongue],
    interpreters: Sequence[Speaks],
    *,
    now: datetime,
) -> list[Possible]:
    """Half hours of the floor still to come in which both are free, and an interpreter where one is needed."""
    found = []
    for begin in halves:
        during = Span(begin, begin + HALF_HOUR)
        if begin <= now or not exhibitor.free(during) or not counterpart.free(during):
            continue
        best = chosen(choices, interpreters, during)
        if best is not None:
            found.append(Possible(begin, *best))
    return found


def chosen(
    choices: Sequence[Tongue], interpreters: Sequence[Speaks], during: Span
) -> tuple[Tongue, UUID | None] | None:
    """The first language in which it can be held then, and by whom it is interpreted: of those free, who has fewest
    languages, so that the others stay for harder pairs.
    """
    for choice in choices:
        if not choice.through:
            return choice, None
        free = [one for one in interpreters if one.id in choice.through and one.hours.free(during)]
        if free:
            return choice, min(free, key=lambda one: (len(one.spoken), len(one.hours.busy), str(one.id))).id
    return None
