"""A plan → rows: few statements, in the order in which rows point at each other; inside the caller's transaction."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from msgspec.json import encode
from piccolo.querystring import QueryString

from core.actor import Actor
from core.commitments.commands import promise, release_sources
from core.db.engine import DB
from core.journal.commands import record
from expo.editions.tables import Origin
from expo.interchange.reconcile.plan import Plan, SessionStep, SlotStep, Step
from expo.interchange.reconcile.stored import SLOT, Kind, StoredEdition
from expo.programme import commands as programme
from expo.programme.facts import FrameChanged, SessionWithdrawn
from expo.speakers import commands as speakers
from expo.venues import commands as venues

ROWS_A_STATEMENT = 2_000
REMEMBER = """
UPDATE expo_origin o SET said = n.said::jsonb
FROM unnest({}::text[], {}::text[], {}::text[]) AS n (kind, key, said)
WHERE o.edition = {} AND o.kind = n.kind AND o.key = n.key
"""
Adding = Callable[..., Awaitable[None]]
Changing = Callable[[UUID, Any], Awaitable[None]]
FRAME: tuple[tuple[Kind, Adding, Changing], ...] = (
    ("hall", venues.add_halls, venues.change_hall),
    ("room", venues.add_rooms, venues.change_room),
    ("track", programme.add_tracks, programme.change_track),
    ("format", programme.add_formats, programme.change_format),
)


async def apply(plan: Plan, stored: StoredEdition, actor: Actor, *, now: datetime) -> None:
    """An exclusion constraint may still refuse it, when somebody else promised a room or a person meanwhile."""
    for kind, add, change in FRAME:
        await _frame(plan, stored, kind, add, change, actor, now)
    await _speakers(plan, stored, actor, now)
    await _sessions(plan.sessions, stored.id, actor, now)
    await _slots(plan, stored, actor, now)
    await release_sources(plan.released)
    await promise(plan.promised)
    await _origins(plan, stored)


async def _frame(
    plan: Plan, stored: StoredEdition, kind: Kind, add: Adding, change: Changing, actor: Actor, now: datetime
) -> None:
    steps = [step for step in plan.things if step.kind == kind]
    new, changed = _new(steps), [step for step in steps if step.outcome == "updated"]
    if new:
        await add(stored.id, new, first=len(stored.rows[kind]))
    for step in changed:
        await change(step.id, step.fields)
    told = [step for step in steps if step.outcome in ("created", "updated")]
    facts = (FrameChanged(edition=stored.id, what=kind, id=step.id, fields=step.changed) for step in told)
    await record(actor, *facts, now=now)


def _new(steps: Iterable[Step]) -> list[tuple[UUID, str, Any]]:
    return [(step.id, step.code, step.fields) for step in steps if step.outcome == "created"]


async def _speakers(plan: Plan, stored: StoredEdition, actor: Actor, now: datetime) -> None:
    steps = [step for step in plan.things if step.kind == "speaker"]
    await speakers.add_speakers(actor, stored.id, _new(steps), sample=stored.sample, now=now)
    for step in steps:
        if step.outcome == "updated":
            person = stored.persons[step.id]
            await speakers.change_speaker(actor, stored.id, step.id, person, step.fields, step.changed, now=now)


async def _sessions(sessions: Iterable[SessionStep], edition: UUID, actor: Actor, now: datetime) -> None:
    new = [one for one in sessions if one.step.outcome == "created"]
    changed = [one for one in sessions if one.step.outcome == "updated"]
    rows = [(one.step.id, one.step.code, one.number or 0, one.step.fields) for one in new]
    await programme.add_sessions(actor, edition, rows, now=now)
    differing = [(one.step.id, one.step.fields, one.step.changed) for one in changed]
    await programme.change_sessions(actor, edition, differing, now=now)
    await speakers.set_appearances({one.step.id: one.appearances for one in new}, new=True)
    renamed = (one for one in changed if "appearances" in one.step.changed)
    await speakers.set_appearances({one.step.id: one.appearances for one in renamed}, new=False)


async def _slots(plan: Plan, stored: StoredEdition, actor: Actor, now: datetime) -> None:
    slots = [slot for session in plan.sessions for slot in session.slots]
    gone = [slot for slot in (*slots, *plan.withdrawn) if slot.outcome == "withdrawn"]
    await programme.add_slots([_times(slot) for slot in slots if slot.outcome == "created"])
    await programme.move_slots(_times(slot) for slot in slots if slot.outcome == "updated")
    await programme.take_slots_away([slot.id for slot in gone])
    taken: dict[UUID, list[UUID]] = {}
    for slot in plan.withdrawn:
        taken.setdefault(slot.session, []).append(slot.id)
    facts = (SessionWithdrawn(edition=stored.id, session=of, slots=tuple(ids)) for of, ids in taken.items())
    await record(actor, *facts, now=now)
    if gone:
        await Origin.delete().where(Origin.kind == SLOT, Origin.target.is_in([slot.id for slot in gone]))


def _times(slot: SlotStep) -> tuple[UUID, UUID, UUID, datetime, datetime]:
    if slot.room is None or slot.begin is None or slot.end is None:
        raise ValueError("a slot that stays has a room and a time")
    return slot.id, slot.session, slot.room, slot.begin, slot.end


async def _origins(plan: Plan, stored: StoredEdition) -> None:
    """A key whose row is gone stands for the new one from now on."""
    moved = [where for where in plan.origins if where in stored.origins]
    for kind, key in moved:
        await Origin.delete().where(Origin.edition == stored.id, Origin.kind == kind, Origin.key == key)
    rows = [
        Origin(id=uuid4(), edition=stored.id, kind=kind, key=key, target=target, said=_json(plan, stored, kind, key))
        for (kind, key), target in plan.origins.items()
    ]
    for first in range(0, len(rows), ROWS_A_STATEMENT):
        await Origin.insert(*rows[first : first + ROWS_A_STATEMENT])
    await remember(stored.id, {where: said for where, said in plan.said.items() if where not in plan.origins})


def _json(plan: Plan, stored: StoredEdition, kind: str, key: str) -> str | None:
    said = plan.said.get((kind, key), stored.said.get((kind, key)))
    return None if said is None else encode(said).decode()


async def remember(edition: UUID, said: Mapping[tuple[str, str], Mapping[str, Any] | None]) -> None:
    """What files said, of keys that stand for the same rows as before."""
    found = list(said.items())
    for first in range(0, len(found), ROWS_A_STATEMENT):
        some = found[first : first + ROWS_A_STATEMENT]
        kinds, keys = [kind for (kind, _), _ in some], [key for (_, key), _ in some]
        words = [None if one is None else encode(one).decode() for _, one in some]
        await DB.run_querystring(QueryString(REMEMBER, kinds, keys, words, edition))
