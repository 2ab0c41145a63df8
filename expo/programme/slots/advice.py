"""What speaks against a place in the programme without forbidding it; pure. Each piece can be accepted with a reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, timedelta
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from core.errors import mark
from core.spans import Span
from expo.releases.snapshot import FrozenSession
from expo.venues.ways import Ways
from i18n.text import Translated

Kind = Literal["speaker", "duty", "walk", "capacity", "channel", "grid"]
CLOCK = "%H:%M"
FREE = frozenset({"grid"})
"""Said, and no reason is asked for it."""

SPEAKER = mark("{person} is in “{session}” at the same time ({begin}–{end}).")
DUTY = mark("{person} has another duty from {begin} to {end}.")
WALK = mark("{person} has {gap} minutes between this and “{session}”; the way takes {needed}.")
CAPACITY = mark("{expected} people can sign up, and {room} seats {seats}.")
SIGNED = mark("{signed} people have signed up, and {room} seats {seats}.")
CHANNEL = mark("Channel {channel} is used in the same area by “{session}” at the same time.")
GRID = mark("The times are not on the five-minute grid.")


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence (gettext id with places); `person` is who would be in two places, `other` the slot it is about, `about`
    what else tells one such conflict from the next: hours of a duty, a channel, seats.
    """

    kind: Kind
    message: str
    places: Mapping[str, object] = field(default_factory=dict)
    person: UUID | None = None
    other: UUID | None = None
    about: str = ""

    @property
    def key(self) -> str:
        """What a slot remembers when this is accepted: this conflict, and no later one of its kind."""
        return f"{self.kind}:{self.person or ''}:{self.other or ''}:{self.about}"

    def seen_from(self, slot: UUID) -> "Advice":
        """The same conflict as it is told at the other of the two slots, for which `slot` is the other one."""
        return replace(self, other=slot)


def kind_of(key: str) -> str:
    """Of what a slot remembers; what was accepted before conflicts were told apart is the kind alone."""
    return key.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Stay:
    """A session in a room for a while, as far as others have to know; `persons` with the names that are shown.

    `seats` is what the room holds, `hall` the code of its hall; None where nobody said. `offered` is how many seats its
    sign-up has, `signed` how many of them are taken.
    """

    slot: UUID | None
    session: FrozenSession
    room: UUID
    room_name: Translated
    seats: int | None
    hall: str | None
    during: Span
    persons: Mapping[UUID, Translated]
    offered: int = 0
    signed: int = 0


@dataclass(frozen=True, slots=True)
class Duty:
    """Somebody is promised to something that is no session: a meeting, a visit."""

    person: UUID
    during: Span


def advice_on(stay: Stay, others: Iterable[Stay], duties: Iterable[Duty], ways: Ways, zone: ZoneInfo) -> list[Advice]:
    """In the order of their weight; times are told in `zone`."""
    around = [one for one in others if one.slot is None or one.slot != stay.slot]
    told = _Told(zone)
    return [
        *_in_two_places(stay, around, told),
        *_other_duties(stay, duties, told),
        *_too_far(stay, around, ways),
        *_too_small(stay),
        *_same_channel(stay, around),
        *_off_grid(stay),
    ]


@dataclass(frozen=True, slots=True)
class _Told:
    zone: ZoneInfo

    def interval(self, during: Span) -> dict[str, str]:
        begin, end = (at.astimezone(self.zone) for at in (during.begin, during.end))
        return {"begin": begin.strftime(CLOCK), "end": end.strftime(CLOCK)}


def _in_two_places(stay: Stay, others: Iterable[Stay], told: _Told) -> Iterator[Advice]:
    for other in others:
        if not other.during.overlaps(stay.during):
            continue
        for person in stay.persons.keys() & other.persons.keys():
            places = {"person": stay.persons[person], "session": other.session.title, **told.interval(other.during)}
            yield Advice("speaker", SPEAKER, places, person, other.slot)


def _other_duties(stay: Stay, duties: Iterable[Duty], told: _Told) -> Iterator[Advice]:
    for duty in duties:
        if duty.person in stay.persons and duty.during.overlaps(stay.during):
            places = {"person": stay.persons[duty.person], **told.interval(duty.during)}
            yield Advice("duty", DUTY, places, duty.person, about=hours_of(duty.during))


def hours_of(during: Span) -> str:
    return f"{during.begin.astimezone(UTC):%Y%m%dT%H%M}-{during.end.astimezone(UTC):%Y%m%dT%H%M}"


def _too_far(stay: Stay, others: Iterable[Stay], ways: Ways) -> Iterator[Advice]:
    for other in others:
        if other.room == stay.room or other.during.overlaps(stay.during):
            continue
        first, then = sorted((stay.during, other.during))
        gap, needed = then.begin - first.end, timedelta(minutes=ways.minutes(stay.hall, other.hall))
        for person in stay.persons.keys() & other.persons.keys() if gap < needed else ():
            places = {
                "person": stay.persons[person],
                "session": other.session.title,
                "gap": gap // timedelta(minutes=1),
                "needed": needed // timedelta(minutes=1),
            }
            yield Advice("walk", WALK, places, person, other.slot)


def _too_small(stay: Stay) -> Iterator[Advice]:
    """Who has signed up weighs more than who could."""
    if stay.seats is None:
        return
    room, expected = {"room": stay.room_name, "seats": stay.seats}, max(stay.session.capacity or 0, stay.offered)
    if stay.signed > stay.seats:
        about = f"signed:{stay.offered}:{stay.seats}"
        yield Advice("capacity", SIGNED, {"signed": stay.signed, **room}, about=about)
    elif expected > stay.seats:
        yield Advice("capacity", CAPACITY, {"expected": expected, **room}, about=f"offered:{expected}:{stay.seats}")


def _same_channel(stay: Stay, others: Iterable[Stay]) -> Iterator[Advice]:
    """Walls keep channels apart; in an area where several sessions run at once receivers hear whatever is sent."""
    mine = {one.channel for one in stay.session.interpreted if one.channel is not None}
    for other in others:
        if other.room != stay.room or not other.during.overlaps(stay.during):
            continue
        for channel in sorted(mine & {one.channel for one in other.session.interpreted if one.channel is not None}):
            places = {"channel": channel, "session": other.session.title}
            yield Advice("channel", CHANNEL, places, other=other.slot, about=str(channel))


def _off_grid(stay: Stay) -> Iterator[Advice]:
    if any(at.minute % 5 or at.second or at.microsecond for at in (stay.during.begin, stay.during.end)):
        yield Advice("grid", GRID)


def unanswered(advice: Iterable[Advice]) -> list[Advice]:
    """What needs a reason before it is done."""
    return [one for one in advice if one.kind not in FREE]
