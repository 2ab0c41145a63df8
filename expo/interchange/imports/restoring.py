"""A plan that puts rows back as an import found them: what was edited since is kept; pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from expo.interchange.imports.steps import APPEARANCES, RowStep, meant, of_row, of_slot
from expo.interchange.parsed import Programme
from expo.interchange.reconcile.known import Planning, called
from expo.interchange.reconcile.minting import Minting
from expo.interchange.reconcile.plan import Plan, SessionStep, SlotStep, Step
from expo.interchange.reconcile.planning import settled
from expo.interchange.reconcile.promises import promised, to_be_made_anew
from expo.interchange.reconcile.stored import SLOT, StoredEdition

PLACE = (("room",), ("begin", "end"), ("session",))
"""What of a place goes back together."""


@dataclass(frozen=True, slots=True)
class Restored:
    """`kept` are rows of which something was edited since, or whose hour somebody else has now: (kind, row)."""

    plan: Plan
    kept: tuple[tuple[str, UUID], ...]


def restored(stored: StoredEdition, steps: Iterable[RowStep], gone: frozenset[UUID], actor: str) -> Restored:
    """`stored` is the edition without the sessions in `gone`, which were made by the import and go."""
    kept: dict[tuple[str, UUID], None] = {}
    rows = [one for one in steps if one.target not in gone and (one.after or one.before or {}).get("session") not in
            {str(one) for one in gone}]  # fmt: skip
    things = [
        _thing(stored, one, kept) for one in rows if one.kind not in ("session", SLOT) and one.before and one.after
    ]
    sessions = _sessions(stored, rows, kept)
    planning = Planning(Programme(origin=""), stored, Minting({}))
    slots = {slot.id for session in sessions.values() for slot in session.slots}
    claims, taken, clashes = settled(planning, sessions, ())
    kept.update({("session", UUID(key)): None for key in clashes})
    promises, _ = promised(claims, taken, actor)
    slots &= {slot.id for session in sessions.values() for slot in session.slots}
    anew = to_be_made_anew(promises, stored.promises, slots)
    plan = Plan(
        origin="",
        things=tuple(one for one in things if one is not None),
        sessions=tuple(sessions.values()),
        refused=(),
        notes=(),
        missing={},
        withdrawn=(),
        released=tuple(anew),
        promised=tuple(one for one in promises if one.source in anew),
        origins={},
        said={},
    )
    return Restored(plan, tuple(kept))


def _back(step: RowStep, now: Mapping[str, Any], kept: dict[tuple[str, UUID], None]) -> dict[str, Any]:
    """The fields that go back: those that are as the import left them."""
    before, after = step.before or {}, step.after or {}
    fields = {name: value for name, value in before.items() if now.get(name) == after.get(name)}
    if len(fields) < len(before):
        kept[step.kind, step.target] = None
    return fields


def _thing(stored: StoredEdition, step: RowStep, kept: dict[tuple[str, UUID], None]) -> Step | None:
    kind: Any = step.kind
    row, now = stored.rows[kind].get(step.target), of_row(stored, kind, step.target)
    if row is None or now is None:
        return None
    back = {name: meant(name, value) for name, value in _back(step, now, kept).items()}
    fields = {**row.fields, **back}
    outcome: Any = "updated" if back else "unchanged"
    return Step(kind, str(row.id), row.id, row.code, outcome, fields, tuple(back), called(fields))


def _sessions(
    stored: StoredEdition, steps: Iterable[RowStep], kept: dict[tuple[str, UUID], None]
) -> dict[str, SessionStep]:
    """By id: those of which a field, the people or a place goes back."""
    fields = {one.target: one for one in steps if one.kind == "session" and one.before is not None}
    places: dict[UUID, dict[UUID, SlotStep]] = defaultdict(dict)
    for step in (one for one in steps if one.kind == SLOT):
        lies = _place(stored, step, kept)
        if lies is not None:
            places[lies.session][lies.id] = lies
    moving = {slot for found in places.values() for slot in found}
    for slot in stored.slots.values():
        if slot.id not in moving and (slot.session in fields or slot.session in places):
            lies = SlotStep(None, slot.id, slot.session, "unchanged", slot.room, slot.begin, slot.end, held=True)
            places[slot.session][slot.id] = lies
    found = (_session(stored, one, fields.get(one), places.get(one, {}), kept) for one in {**fields, **places})
    return {str(one.step.id): one for one in found if one is not None}


def _session(
    stored: StoredEdition,
    target: UUID,
    step: RowStep | None,
    places: Mapping[UUID, SlotStep],
    kept: dict[tuple[str, UUID], None],
) -> SessionStep | None:
    row, now = stored.rows["session"].get(target), of_row(stored, "session", target)
    if row is None or now is None:
        return None
    raw = _back(step, now, kept) if step is not None else {}
    back = {name: meant(name, value) for name, value in raw.items()}
    parts = back.pop(APPEARANCES, None)
    changed = [*back, *([APPEARANCES] if parts is not None else [])]
    changed += ["slots"] if any(one.outcome != "unchanged" for one in places.values()) else []
    fields = {**row.fields, **back}
    outcome: Any = "updated" if changed else "unchanged"
    done = Step("session", str(target), target, row.code, outcome, fields, tuple(changed), called(fields))
    there = stored.appearances.get(target, ()) if parts is None else _known(stored, parts)
    return SessionStep(done, there, tuple(places.values()))


def _known(stored: StoredEdition, parts: tuple[tuple[UUID, str], ...]) -> tuple[tuple[UUID, str], ...]:
    return tuple((who, role) for who, role in parts if who in stored.rows["speaker"])


def _place(stored: StoredEdition, step: RowStep, kept: dict[tuple[str, UUID], None]) -> SlotStep | None:
    now = of_slot(stored, step.target)
    if step.before is None:
        return _unmade(step, now, kept)
    if now is None:
        return None if step.after is not None else _slot(step.target, step.before, "created")
    after = step.after or {}
    back = dict(now)
    for names in PLACE:
        if all(now[name] == after.get(name) for name in names):
            back |= {name: step.before[name] for name in names}
        elif any(step.before[name] != after.get(name) for name in names):
            kept["session", UUID(now["session"])] = None
    return _slot(step.target, back, "unchanged" if back == now else "updated")


def _unmade(step: RowStep, now: Mapping[str, Any] | None, kept: dict[tuple[str, UUID], None]) -> SlotStep | None:
    """A place that the import made goes, unless it was moved since."""
    if now is None:
        return None
    if now != step.after:
        kept["session", UUID(now["session"])] = None
        return None
    return SlotStep(None, step.target, UUID(now["session"]), "withdrawn")


def _slot(target: UUID, lies: Mapping[str, Any], outcome: Any) -> SlotStep:
    session, room = UUID(lies["session"]), UUID(lies["room"])
    begin, end = (datetime.fromisoformat(lies[name]) for name in ("begin", "end"))
    return SlotStep(None, target, session, outcome, room, begin, end)


def without(stored: StoredEdition, sessions: frozenset[UUID]) -> StoredEdition:
    """As if these had gone, with all that they make busy."""
    slots = {key: slot for key, slot in stored.slots.items() if slot.session not in sessions}
    return replace(
        stored,
        rows={
            **stored.rows,
            "session": {key: row for key, row in stored.rows["session"].items() if key not in sessions},
        },
        slots=slots,
        promises=tuple(one for one in stored.promises if one.source not in stored.slots or one.source in slots),
    )
