"""The release with what was said on the day laid over it: when and where meetings really are; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from msgspec.structs import replace

from expo.live.queries import Said
from expo.releases.publication import Meeting, Publication
from expo.releases.snapshot import FrozenHall, FrozenRoom, FrozenSlot


@dataclass(frozen=True, slots=True)
class Placed:
    """A meeting when and where it really is; `said` is what was said of it on the day. `off` is not held."""

    meeting: Meeting
    begin: datetime
    end: datetime
    room: FrozenRoom
    hall: FrozenHall | None
    said: Said | None
    off: bool


class Laid:
    """A release and what is laid over it; the same objects are the same, and a release or a word brings new ones."""

    def __init__(self, shown: Publication, said: Mapping[str, Said]) -> None:
        self.shown, self.said = shown, said

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Laid) and self.shown is other.shown and self.said is other.said

    def __hash__(self) -> int:
        return hash((id(self.shown), id(self.said)))


def placed(shown: Publication, said: Mapping[str, Said]) -> list[Placed]:
    """In order of when they really begin."""
    return sorted((_place(one, shown, said.get(one.slot.id)) for one in shown.meetings), key=lambda one: one.begin)


def as_it_goes(shown: Publication, said: Mapping[str, Said]) -> Publication:
    """For calendars, which know one time and one place of a meeting. Every word, taken back or not, raises the sequence
    of its slot (RFC 5546, 2.1.4): no later release, which counts on from its own, can fall behind what was sent.
    """
    return _laid(Laid(shown, said)) if said else shown


@lru_cache(maxsize=8)
def _laid(laid: Laid) -> Publication:
    snapshot = laid.shown.snapshot
    slots = (_as_said(slot, laid.said.get(slot.id), laid.shown) for slot in snapshot.slots)
    return Publication(replace(snapshot, slots=tuple(slots)))


def _as_said(slot: FrozenSlot, said: Said | None, shown: Publication) -> FrozenSlot:
    if said is None:
        return slot
    late, room = timedelta(minutes=said.differs.delay), said.differs.room
    return replace(
        slot,
        begin=slot.begin + late,
        end=slot.end + late,
        room=room if room in shown.rooms else slot.room,
        status="cancelled" if said.differs.cancelled else slot.status,
        sequence=slot.sequence + said.steps,
        modified_at=max(slot.modified_at, said.at),
    )


def _place(meeting: Meeting, shown: Publication, said: Said | None) -> Placed:
    late = timedelta(minutes=said.differs.delay if said else 0)
    room = shown.rooms.get(said.differs.room or "", meeting.room) if said else meeting.room
    return Placed(
        meeting=meeting,
        begin=meeting.begin + late,
        end=meeting.end + late,
        room=room,
        hall=shown.halls.get(room.hall or ""),
        said=said,
        off=meeting.cancelled or (said is not None and said.differs.cancelled),
    )
