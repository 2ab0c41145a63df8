"""An edition in memory: plans are carried out on it as the database would, and the desk edits it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any
from uuid import UUID, uuid4

from core.actor import SYSTEM
from expo.interchange.parsed import Programme
from expo.interchange.reconcile.minting import Minting
from expo.interchange.reconcile.plan import Plan
from expo.interchange.reconcile.planning import plan
from expo.interchange.reconcile.stored import KINDS, SLOT, Row, StoredEdition, StoredSlot
from expo.interchange.reconcile.weighing import Decisions


def empty() -> StoredEdition:
    return StoredEdition(
        id=uuid4(),
        slug="wsce-2026",
        zone="Asia/Seoul",
        starts_on=date(2026, 12, 8),
        ends_on=date(2026, 12, 10),
        sample=False,
        origins={},
        said={},
        touched={},
        rows={kind: {} for kind in KINDS},
        slots={},
        appearances={},
        persons={},
        countries={},
        promises=(),
        last_number=0,
    )


def planned(stored: StoredEdition, programme: Programme, decisions: Decisions | None = None, **more: Any) -> Plan:
    minting = Minting({}, Random(1))
    return plan(programme, stored, minting, actor=SYSTEM, decisions=decisions, **more)


def carried_out(stored: StoredEdition, done: Plan) -> StoredEdition:
    """As rows would be written."""
    rows: dict[Any, dict[UUID, Row]] = {kind: dict(stored.rows[kind]) for kind in KINDS}
    slots, parts = dict(stored.slots), dict(stored.appearances)
    for step in (*done.things, *(session.step for session in done.sessions)):
        rows[step.kind][step.id] = Row(step.id, step.code, step.fields)
    gone = {slot.id for slot in done.withdrawn}
    for session in done.sessions:
        parts[session.step.id] = session.appearances
        for slot in session.slots:
            if slot.outcome == "withdrawn" or slot.room is None or slot.begin is None or slot.end is None:
                gone.add(slot.id)
            else:
                slots[slot.id] = StoredSlot(slot.id, slot.session, slot.room, slot.begin, slot.end)
    origins = {**stored.origins, **done.origins}
    kept = {where: target for where, target in origins.items() if where[0] != SLOT or target not in gone}
    said = {**dict.fromkeys(origins), **stored.said, **done.said}
    return replace(
        stored,
        origins=kept,
        said={where: one for where, one in said.items() if where in kept},
        rows=rows,
        slots={key: slot for key, slot in slots.items() if key not in gone},
        appearances=parts,
    )


def edited(stored: StoredEdition, session: UUID, **fields: Any) -> StoredEdition:
    """Some of a session's fields, as the desk would have them."""
    row = stored.rows["session"][session]
    changed: Mapping[UUID, Row] = {
        **stored.rows["session"], session: Row(row.id, row.code, {**row.fields, **fields})
    }  # fmt: skip
    return replace(stored, rows={**stored.rows, "session": changed})
