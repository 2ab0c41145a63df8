"""One session from one state to another: its row, its people, who is busy because of it; in the caller's transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from msgspec.json import encode

from core.actor import Actor
from core.commitments.commands import promise, release_sources
from core.commitments.rules import NOT_TWICE
from core.db.transaction import refusing
from core.journal.commands import Change, record
from expo.programme.edits.commands import written_down
from expo.programme.edits.states import SessionState
from expo.programme.facts import SessionChanged
from expo.programme.sessions.rules import TEXTS, columns, differing, lines_of
from expo.programme.slots.advice import Advice
from expo.programme.slots.queries import Draft
from expo.programme.slots.rules import NeedsReason, TakenMeanwhile, check_free
from expo.programme.slots.writing import promises
from expo.programme.tables import Format, Session, Slot, Track
from expo.releases.snapshot import FrozenSession
from expo.speakers.commands import set_appearances
from expo.speakers.tables import Speaker
from i18n.locales import LANGUAGES
from i18n.text import to_json

MOVING = frozenset({"cancelled", "appearances"})
"""What changes who and what is busy."""


async def put_session(
    actor: Actor,
    draft: Draft,
    before: FrozenSession,
    after: FrozenSession,
    *,
    now: datetime,
    because: str = "",
    undoes: int | None = None,
) -> int | None:
    """The step's number, None when nothing differs. Raises NeedsReason when somebody would be in two places and there
    is no reason, RoomTaken for a session that is on again, TakenMeanwhile.
    """
    names, key = differing(before, after), UUID(before.id)
    if not names:
        return None
    await _row(draft.edition.id, key, after, names, now)
    if MOVING & set(names):
        await _busy(draft, before, after, str(actor), because, asked=undoes is None)
    await record(
        actor,
        SessionChanged(edition=draft.edition.id, session=key, fields=names),
        now=now,
        because=because,
        changes=_changes(before, after),
    )
    was, then = (SessionState(fields=columns(one, names)) for one in (before, after))
    return await written_down(actor, draft.edition, "session", key, before=was, after=then, now=now, undoes=undoes)


async def _row(edition: UUID, key: UUID, after: FrozenSession, names: Sequence[str], now: datetime) -> None:
    written: dict[Any, Any] = {name: to_json(getattr(after, name)) for name in names if name in TEXTS}
    written |= {name: encode(getattr(after, name)).decode() for name in ("spoken", "interpreted") if name in names}
    written |= {name: getattr(after, name) for name in ("level", "capacity", "url", "recorded") if name in names}
    if "track" in names:
        written["track"] = await _id_of(Track, edition, after.track)
    if "format" in names:
        written["format"] = await _id_of(Format, edition, after.format)
    if "cancelled" in names:
        written["cancelled_at"] = now if after.cancelled else None
    if "appearances" in names:
        speakers = await Speaker.select(Speaker.id, Speaker.code).where(Speaker.edition == edition)
        ids = {row["code"]: row["id"] for row in speakers}
        parts = [(ids[one.speaker], one.role) for one in after.appearances]
        await set_appearances({key: parts}, new=False)
    await Session.update({**written, Session.revision: Session.revision + 1}).where(Session.id == key)


async def _id_of(table: type[Track] | type[Format], edition: UUID, code: str | None) -> UUID | None:
    row = await table.select(table.id).where(table.edition == edition, table.code == (code or "")).first()
    return row["id"] if row else None


async def _busy(
    draft: Draft, before: FrozenSession, after: FrozenSession, actor: str, reason: str, *, asked: bool
) -> None:
    """Everybody's time is promised anew, in each of its slots."""
    others = tuple(one for one in draft.snapshot.sessions if one.code != after.code)
    snapshot = msgspec.structs.replace(draft.snapshot, sessions=(*others, after))
    then = replace(draft, snapshot=snapshot)  # anew, since a draft keeps what it has found out
    slots = [slot for slot, lies in then.slots.items() if lies.session == after.code]
    overrides = {slot: _overrides(draft, then, slot, before, reason) for slot in slots}
    asking = [one for _, advice in overrides.values() for one in advice]
    if asking and not reason and asked:
        raise NeedsReason(asking)
    await release_sources(slots)
    for slot in slots:
        _check_room(then, slot)
        people, new = overrides[slot]
        state = msgspec.structs.replace(then.state(slot), overrides=dict(people))
        await _remember(slot, state.waived, new if reason else ())
        async with refusing({NOT_TWICE: TakenMeanwhile()}):
            await promise(promises(then, slot, state, actor))


async def _remember(slot: UUID, waived: Sequence[str], new: Iterable[Advice]) -> None:
    """What was accepted with the reason stays known as that, and as nothing more."""
    keys = {one.key for one in new} - set(waived)
    if keys:
        await Slot.update({Slot.waived: encode(sorted({*waived, *keys})).decode()}).where(Slot.id == slot)


def _overrides(
    draft: Draft, then: Draft, slot: UUID, before: FrozenSession, reason: str
) -> tuple[Mapping[str, str], list[Advice]]:
    """What was accepted before and is still so, with what is new to be accepted."""
    known = dict(draft.overrides.get(slot, {}))
    if slot not in then.by_slot:
        return known, []
    twice = [one for one in then.advice(then.by_slot[slot]) if one.kind in ("speaker", "duty")]
    there = {} if before.cancelled else draft.persons(before.code)
    new = [one for one in twice if str(one.person) not in known and one.person not in there]
    return {**known, **{str(one.person): reason for one in new}}, new


def _check_room(then: Draft, slot: UUID) -> None:
    lies = then.slots[slot]
    room = then.rooms[lies.room]
    if not room.parallel and not then.sessions[lies.session].cancelled:
        stay = then.by_slot[slot]
        check_free(room.code, room.name, stay.during, then.taken(slot), then.zone)


def _changes(before: FrozenSession, after: FrozenSession) -> list[Change]:
    tags = [one.code for one in LANGUAGES]
    was, then = lines_of(before, tags), lines_of(after, tags)
    return [Change(name, was[name] or None, then[name] or None) for name in was if was[name] != then[name]]
