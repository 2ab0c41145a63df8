"""What an import did to each row, told by the edition as it was before and as it is after: enough to put it back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from expo.interchange.reconcile.stored import KINDS, SLOT, StoredEdition
from expo.releases.snapshot import Interpretation
from i18n.text import Translated

APPEARANCES = "appearances"
POINTING = ("hall", "track", "format", "country")
TEXTS = ("name", "description", "title", "subtitle", "abstract", "position", "organisation", "biography")


@dataclass(frozen=True, slots=True)
class RowStep:
    """`before` and `after` are JSON values by field, those that differ; None where there was, or is, nothing."""

    kind: str
    target: UUID
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    person: UUID | None = None


def steps_between(before: StoredEdition, after: StoredEdition) -> list[RowStep]:
    """In the order in which rows point at each other; places last."""
    return [*_things(before, after), *_slots(before, after)]


def _things(before: StoredEdition, after: StoredEdition) -> Iterator[RowStep]:
    for kind in KINDS:
        for target in after.rows[kind]:
            was, now = of_row(before, kind, target), of_row(after, kind, target)
            if now is None or was == now:
                continue
            person = after.persons.get(target)
            if was is None:
                yield RowStep(kind, target, None, now, person)
            else:
                names = [name for name in now if now[name] != was.get(name)]
                first, then = ({name: one.get(name) for name in names} for one in (was, now))
                yield RowStep(kind, target, first, then, person)


def _slots(before: StoredEdition, after: StoredEdition) -> Iterator[RowStep]:
    for target in dict.fromkeys((*after.slots, *before.slots)):
        was, now = of_slot(before, target), of_slot(after, target)
        if was != now:
            yield RowStep(SLOT, target, was, now)


def of_row(stored: StoredEdition, kind: Any, target: UUID) -> dict[str, Any] | None:
    """As JSON values; a session's people are among its fields."""
    row = stored.rows[kind].get(target)
    if row is None:
        return None
    fields = plain(row.fields)
    if kind == "session":
        fields[APPEARANCES] = [[str(who), role] for who, role in stored.appearances.get(target, ())]
    return fields


def of_slot(stored: StoredEdition, target: UUID) -> dict[str, Any] | None:
    slot = stored.slots.get(target)
    if slot is None:
        return None
    return plain({"session": slot.session, "room": slot.room, "begin": slot.begin, "end": slot.end})


def plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON would have it."""
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(dict(fields)))
    return found


def meant(name: str, value: Any) -> Any:
    """The inverse, by the field's name."""
    if value is None:
        return None
    if name in TEXTS:
        return msgspec.convert(value, Translated)
    if name in POINTING:
        return UUID(value)
    if name == "interpreted":
        return msgspec.convert(value, tuple[Interpretation, ...])
    if name == APPEARANCES:
        return tuple((UUID(who), role) for who, role in value)
    return tuple(value) if isinstance(value, list) else value
