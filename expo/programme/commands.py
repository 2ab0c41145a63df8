"""Writing a draft programme, many rows at once, in the caller's transaction: tracks, formats, sessions, slots."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec.json import encode

from core.actor import Actor
from core.journal.commands import record
from expo.programme.facts import SessionAdded, SessionChanged
from expo.programme.tables import Format, Session, Slot, Track
from i18n.text import to_json

Fields = Mapping[str, Any]
ROWS_A_STATEMENT = 1_500
TEXTS = ("title", "subtitle", "abstract", "description")
LISTS = ("spoken", "interpreted")
AS_THEY_ARE = ("track", "format", "level", "capacity", "url", "recorded")


async def add_tracks(edition: UUID, tracks: Sequence[tuple[UUID, str, Fields]], *, first: int) -> None:
    """(id, code, fields) of each; `first` is the position of the first of them."""
    rows = (
        Track(id=key, edition=edition, code=code, position=first + place, **_track(fields))
        for place, (key, code, fields) in enumerate(tracks)
    )
    await Track.insert(*rows)


async def add_formats(edition: UUID, formats: Sequence[tuple[UUID, str, Fields]], *, first: int) -> None:
    """(id, code, fields) of each; `first` is the position of the first of them."""
    rows = (
        Format(id=key, edition=edition, code=code, position=first + place, name=to_json(fields["name"]))
        for place, (key, code, fields) in enumerate(formats)
    )
    await Format.insert(*rows)


async def change_track(track: UUID, fields: Fields) -> None:
    await Track.update(_track(fields)).where(Track.id == track)  # type: ignore[arg-type]


async def change_format(format: UUID, fields: Fields) -> None:
    await Format.update({Format.name: to_json(fields["name"])}).where(Format.id == format)


async def add_sessions(
    actor: Actor, edition: UUID, sessions: Sequence[tuple[UUID, str, int, Fields]], *, now: datetime
) -> None:
    """(id, code, number, fields) of each."""
    rows = [
        Session(id=key, edition=edition, code=code, number=number, **_session(fields, now))
        for key, code, number, fields in sessions
    ]
    for first in range(0, len(rows), ROWS_A_STATEMENT):
        await Session.insert(*rows[first : first + ROWS_A_STATEMENT])
    await record(actor, *(SessionAdded(edition=edition, session=row.id) for row in rows), now=now)


async def change_sessions(
    actor: Actor, edition: UUID, sessions: Iterable[tuple[UUID, Fields, Sequence[str]]], *, now: datetime
) -> None:
    """(id, fields, names of the changed ones) of each; only what changed is written, so that a stamp keeps its time."""
    facts = []
    for key, fields, changed in sessions:
        columns = _session(fields, now)
        names = ("cancelled_at" if name == "cancelled" else name for name in changed)
        written: dict[Any, Any] = {name: columns[name] for name in names if name in columns}
        if written:
            written[Session.revision] = Session.revision + 1
            await Session.update(written).where(Session.id == key)
        facts.append(SessionChanged(edition=edition, session=key, fields=tuple(changed)))
    await record(actor, *facts, now=now)


async def add_slots(slots: Sequence[tuple[UUID, UUID, UUID, datetime, datetime]]) -> None:
    """(id, session, room, begin, end) of each."""
    rows = [Slot(id=key, session=of, room=room, begins_at=begin, ends_at=end) for key, of, room, begin, end in slots]
    for first in range(0, len(rows), ROWS_A_STATEMENT):
        await Slot.insert(*rows[first : first + ROWS_A_STATEMENT])


async def move_slots(slots: Iterable[tuple[UUID, UUID, UUID, datetime, datetime]]) -> None:
    """(id, session, room, begin, end) of each."""
    for key, session, room, begin, end in slots:
        columns: dict[Any, Any] = {Slot.session: session, Slot.room: room, Slot.begins_at: begin, Slot.ends_at: end}
        columns[Slot.revision] = Slot.revision + 1
        await Slot.update(columns).where(Slot.id == key)


async def take_slots_away(slots: Sequence[UUID]) -> None:
    if slots:
        await Slot.delete().where(Slot.id.is_in(list(slots)))


def _track(fields: Fields) -> dict[str, Any]:
    texts = {name: to_json(fields[name]) for name in ("name", "description")}
    return {**texts, "colour": fields["colour"]}


def _session(fields: Fields, now: datetime) -> dict[str, Any]:
    return {
        **{name: to_json(fields[name]) for name in TEXTS},
        **{name: encode(fields[name]).decode() for name in LISTS},
        **{name: fields[name] for name in AS_THEY_ARE},
        "cancelled_at": now if fields["cancelled"] else None,
    }
