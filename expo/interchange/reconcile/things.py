"""Planning halls, rooms, tracks, formats and speakers: found again by their keys, compared field by field; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from expo.interchange.merging import merged_names, merged_text, offered
from expo.interchange.oddities import Oddities
from expo.interchange.parsed import Programme
from expo.interchange.reconcile.minting import Minting
from expo.interchange.reconcile.plan import Step
from expo.interchange.reconcile.stored import FILE, SLOT, Kind, Row, StoredEdition, StoredSlot
from i18n.text import Translated

COLOURS = 8
LONGEST_FAMILY = 200
LARGEST_CAPACITY = 1_000_000
PARTS: Mapping[Kind, tuple[str, ...]] = {
    "hall": ("name",),
    "room": ("name", "hall", "capacity", "parallel"),
    "track": ("name", "description", "colour"),
    "format": ("name",),
    "speaker": ("names", "family", "country", "position", "organisation", "biography", "languages"),
}


@dataclass
class Planning:
    """What has been planned so far; `ids` finds the row for a key of the file or of an earlier file of its format."""

    programme: Programme
    stored: StoredEdition
    minting: Minting
    oddities: Oddities = field(default_factory=Oddities)
    steps: list[Step] = field(default_factory=list)
    found: dict[tuple[str, str], UUID] = field(default_factory=dict)
    slots_of: dict[UUID, list[StoredSlot]] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """`slots_of`: by session, the slots that came with files of this format; `settled`: those files' languages."""
        prefix = self.origin_key("")
        for (kind, key), target in self.stored.origins.items():
            if kind == FILE and key.startswith(prefix):
                self.settled.add(key.removeprefix(prefix))
            slot = self.stored.slots.get(target)
            if kind == SLOT and key.startswith(prefix) and slot is not None:
                self.slots_of.setdefault(slot.session, []).append(slot)

    def offered(self, before: Translated | None, given: Translated | None) -> Translated | None:
        """What of a text the file may say, after files in other languages."""
        return offered(before, given, self.programme.languages, self.settled)

    def offered_names(self, before: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
        """The same of a person's names."""
        mine, settled = self.programme.languages, self.settled
        kept = (tag for tag in given if not mine or tag in mine or tag not in settled or tag not in before)
        return {tag: given[tag] for tag in kept}

    def origin_key(self, key: str) -> str:
        return f"{self.programme.origin}:{key}"

    def row_of(self, kind: Kind, key: str) -> Row | None:
        """The stored row that the key stood for, if it is still there."""
        target = self.stored.origins.get((kind, self.origin_key(key)))
        return self.stored.rows[kind].get(target) if target is not None else None

    def id_of(self, kind: Kind, key: str | None) -> UUID | None:
        if key is None:
            return None
        known = self.found.get((kind, key))
        if known is not None:
            return known
        row = self.row_of(kind, key)
        return row.id if row else None


def plan_things(planning: Planning) -> None:
    """In the order in which they point at each other."""
    programme = planning.programme
    _plan(planning, "hall", programme.halls)
    _plan(planning, "room", programme.rooms)
    _plan(planning, "track", programme.tracks)
    _plan(planning, "format", programme.formats)
    _plan(planning, "speaker", programme.speakers)


def _plan(planning: Planning, kind: Kind, items: Iterable[Any]) -> None:
    for place, item in enumerate(items):
        row = planning.row_of(kind, item.key)
        fields = {name: _wanted(planning, kind, item, name, row, place) for name in PARTS[kind]}
        step = compared(kind, item.key, row, fields, planning, item)
        planning.found[kind, item.key] = step.id
        planning.steps.append(step)


def compared(kind: Kind, key: str, row: Row | None, fields: Mapping[str, Any], planning: Planning, item: Any) -> Step:
    """A step that creates, updates, or leaves alone."""
    if row is None:
        minting = planning.minting
        stated = getattr(item, "code", None)
        spoken = kind in ("speaker", "session")
        name = getattr(item, "name", None)
        label = name.original if isinstance(name, Translated) else ""
        code = minting.spoken_code(kind, stated) if spoken else minting.written_code(kind, *_labels(item.key, label))
        return Step(kind, key, minting.id(), code, "created", fields)
    changed = tuple(name for name, value in fields.items() if value != row.fields.get(name))
    return Step(kind, key, row.id, row.code, "updated" if changed else "unchanged", fields, changed)


def _labels(key: str, name: str) -> tuple[str, str]:
    """A key of letters says more than a number or a UUID does."""
    wordy = any(letter.isalpha() for letter in key) and len(key) <= 20
    return (key, name) if wordy else (name, key)


def _wanted(planning: Planning, kind: Kind, item: Any, name: str, row: Row | None, place: int) -> Any:
    """The value a field is to have; what the file does not say stays as it is stored."""
    given = getattr(item, name)
    before = row.fields.get(name) if row else None
    if isinstance(given, Translated) or isinstance(before, Translated):
        return merged_text(before, planning.offered(before, given))
    if name == "names":
        return merged_names(before or {}, planning.offered_names(before or {}, given))
    if name == "hall":
        return planning.id_of("hall", given) or before
    if name == "country":
        return _country(planning, item.key, given) or before
    if name == "capacity":
        return _capacity(planning, f"{kind} {item.key}", given) or before
    if name == "parallel":
        return given if given is not None else bool(before)
    if name == "colour":
        return given if given and 1 <= given <= COLOURS else before or place % COLOURS + 1
    if name == "family":
        return (given or before or "")[:LONGEST_FAMILY] or None
    return given or before or (() if name == "languages" else None)


def _country(planning: Planning, key: str, code: str | None) -> UUID | None:
    found = planning.stored.countries.get((code or "").upper())
    if code and found is None:
        planning.oddities.note("country", f"person {key}", country=code)
    return found


def _capacity(planning: Planning, row: str, given: int | None) -> int | None:
    if given is None or 0 < given < LARGEST_CAPACITY:
        return given
    planning.oddities.note("number", row, value=given)
    return None
