"""Freezing a programme: what a release takes over from the one before, so that calendars update and never double."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import msgspec

from core.errors import Conflict, mark
from expo.releases.snapshot import FrozenSession, FrozenSlot, Snapshot

NEVER = datetime.min.replace(tzinfo=UTC)


class NothingToRelease(Conflict):
    message = mark("The programme is the same as in release {number}. Nothing was released.")


class NoDates(Conflict):
    message = mark("The edition {slug} has no dates yet: a programme without days cannot be released.")


def freeze(draft: Snapshot, previous: Snapshot | None, *, name: str, now: datetime) -> Snapshot:
    """The draft with its release number, calendar sequences and the slots that it took away.

    A slot whose content differs from the last release rises in SEQUENCE (RFC 5545, 3.8.7.4) and is modified `now`;
    one that is gone stays as cancelled, with its session among `withdrawn`, as calendars need to be told.
    Raises NothingToRelease when a reader could not tell the two apart.
    """
    if previous is not None and _bare(draft) == _bare(previous):
        raise NothingToRelease(number=previous.number)
    before = {} if previous is None else {slot.id: slot for slot in previous.slots}
    seen = {} if previous is None else _contents(previous)
    mine = _contents(draft)
    slots = [_carried(slot, before.get(slot.id), mine[slot.id] != seen.get(slot.id), now) for slot in draft.slots]
    kept = {slot.id for slot in slots}
    gone = [_taken_away(slot, now) for slot in before.values() if slot.id not in kept]
    return msgspec.structs.replace(
        draft,
        number=1 if previous is None else previous.number + 1,
        name=name,
        released_at=now,
        slots=tuple(sorted([*slots, *gone], key=lambda slot: (slot.begin, slot.room, slot.id))),
        withdrawn=_withdrawn(gone, draft.sessions, previous),
    )


def as_draft(earlier: Snapshot) -> Snapshot:
    """An earlier release to be released anew: without the slots that it told calendars to take away."""
    cancelled = {session.code for session in earlier.sessions if session.cancelled}
    slots = tuple(slot for slot in earlier.slots if slot.status == "confirmed" or slot.session in cancelled)
    return msgspec.structs.replace(earlier, number=0, name="", released_at=NEVER, slots=slots, withdrawn=())


def _bare(snapshot: Snapshot) -> Snapshot:
    """What a reader sees of it: without number, name, moments of release, and slots taken away before."""
    shown = {session.code: session.cancelled for session in snapshot.sessions}
    slots = (slot for slot in snapshot.slots if slot.status == "confirmed" or shown.get(slot.session))
    return msgspec.structs.replace(
        snapshot,
        number=0,
        name="",
        released_at=NEVER,
        withdrawn=(),
        slots=tuple(msgspec.structs.replace(slot, sequence=0, modified_at=NEVER) for slot in slots),
    )


def _contents(snapshot: Snapshot) -> dict[str, Any]:
    """By slot: everything that a calendar entry shows."""
    sessions = {session.code: session for session in (*snapshot.withdrawn, *snapshot.sessions)}
    rooms = {room.code: room for room in snapshot.rooms}
    halls = {hall.code: hall for hall in snapshot.halls}
    names = {speaker.code: (speaker.names, speaker.position, speaker.organisation) for speaker in snapshot.speakers}
    found: dict[str, Any] = {}
    for slot in snapshot.slots:
        session, room = sessions.get(slot.session), rooms.get(slot.room)
        speakers = [names.get(part.speaker) for part in session.appearances] if session else []
        hall = halls.get(room.hall) if room is not None and room.hall else None
        found[slot.id] = (slot.begin, slot.end, slot.status, session, room, hall, speakers)
    return found


def _carried(slot: FrozenSlot, before: FrozenSlot | None, changed: bool, now: datetime) -> FrozenSlot:
    if before is None:
        return msgspec.structs.replace(slot, sequence=0, modified_at=now)
    if changed:
        return msgspec.structs.replace(slot, sequence=before.sequence + 1, modified_at=now)
    return msgspec.structs.replace(slot, sequence=before.sequence, modified_at=before.modified_at)


def _taken_away(slot: FrozenSlot, now: datetime) -> FrozenSlot:
    if slot.status == "cancelled":
        return slot
    return msgspec.structs.replace(slot, status="cancelled", sequence=slot.sequence + 1, modified_at=now)


def _withdrawn(
    gone: Iterable[FrozenSlot], kept: Iterable[FrozenSession], previous: Snapshot | None
) -> tuple[FrozenSession, ...]:
    if previous is None:
        return ()
    needed = {slot.session for slot in gone} - {session.code for session in kept}
    return tuple(session for session in (*previous.sessions, *previous.withdrawn) if session.code in needed)
