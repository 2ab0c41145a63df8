"""Sessions that were in the file before and are not now: withdrawn if that is wished and nobody edited them; pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from expo.interchange.reconcile.known import Planning, called
from expo.interchange.reconcile.people import FIELD
from expo.interchange.reconcile.places import is_edited
from expo.interchange.reconcile.plan import Aside, SlotStep
from expo.interchange.reconcile.stored import SLOT, Row
from expo.interchange.reconcile.weighing import NOWHERE, Said, Scale, weighed


def absent(planning: Planning) -> dict[UUID, str]:
    """By row, the key of each that a file of this format brought, unless it is withdrawn already."""
    stored, prefix = planning.stored, planning.origin_key("")
    there = {session.key for session in planning.programme.sessions}
    keys = ((key.removeprefix(prefix), target) for (kind, key), target in stored.origins.items()
            if kind == "session" and key.startswith(prefix))  # fmt: skip
    return {target: key for key, target in keys if key not in there and _places(planning, target)}


def _places(planning: Planning, session: UUID) -> list[UUID]:
    """Those of this format that have not moved into another session of the file."""
    return [one.id for _, one in planning.slots_of.get(session, ()) if one.id not in planning.claimed]


def withdrawn(planning: Planning, missing: Mapping[UUID, str]) -> tuple[SlotStep, ...]:
    """The places that go."""
    gone = [target for target, key in missing.items() if _goes(planning, target, key)]
    return tuple(SlotStep(None, slot, session, "withdrawn") for session in gone for slot in _places(planning, session))


def _goes(planning: Planning, target: UUID, key: str) -> bool:
    row = planning.stored.rows["session"].get(target)
    if row is None:
        return False
    scale = planning.scale("session", key, target)
    if planning.is_left("session", key):
        planning.aside.append(Aside("session", key, called(row.fields), (), row.code, target))
        return False
    verdict = weighed(file_changed=True, desk_changed=_edited(planning, scale, row), agree=False)
    goes = scale.takes(NOWHERE, verdict, "", "", called(row.fields))
    planning.aside.append(Aside("session", key, called(row.fields), tuple(scale.found), row.code, target))
    return goes


def _edited(planning: Planning, scale: Scale, row: Row) -> bool:
    if any(_slot_edited(planning, key, slot) for key, slot in planning.slots_of.get(row.id, ())):
        return True
    if scale.said is None:
        return bool(scale.touched)
    return any(_differs(planning, scale.said, name, row) for name in scale.said)


def _slot_edited(planning: Planning, key: str, slot: Any) -> bool:
    scale = Scale(SLOT, key, planning.said_of(SLOT, key), planning.stored.touched.get(slot.session, frozenset()),
                  planning.decisions, prefix="place")  # fmt: skip
    return is_edited(planning, scale, slot)


def _differs(planning: Planning, said: Said, name: str, row: Row) -> bool:
    """Whether the draft has another value than the file gave."""
    raw, desk = said[name], row.fields.get(name)
    if name == FIELD:
        parts = planning.stored.appearances.get(row.id, ())
        return [(planning.id_of("speaker", key), role) for key, role in raw] != list(parts)
    if name in ("track", "format"):
        return planning.id_of("track" if name == "track" else "format", raw) != desk
    if isinstance(raw, dict):
        texts = {tag: one.text for tag, one in desk.renditions.items()} if desk else {}
        return any(texts.get(tag) != words for tag, words in raw.items())
    return bool(msgspec.to_builtins(desk) != raw) if not isinstance(desk, tuple) else list(map(_plain, desk)) != raw


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else msgspec.to_builtins(value)
