"""What is known while a file is planned: rows found again by their keys, what was said of them, who is called what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from expo.interchange.merging import offered
from expo.interchange.oddities import Oddities
from expo.interchange.parsed import ParsedSession, Programme
from expo.interchange.reconcile.minting import Minting
from expo.interchange.reconcile.plan import Aside, Step
from expo.interchange.reconcile.stored import FILE, SLOT, Kind, Row, StoredEdition, StoredSlot
from expo.interchange.reconcile.weighing import Decisions, Said, Scale
from i18n.text import Translated


@dataclass
class Planning:
    """What has been planned so far; `ids` finds the row for a key of the file or of an earlier file of its format."""

    programme: Programme
    stored: StoredEdition
    minting: Minting
    decisions: Decisions = field(default_factory=Decisions)
    oddities: Oddities = field(default_factory=Oddities)
    steps: list[Step] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    planned: dict[UUID, Mapping[str, Any]] = field(default_factory=dict)
    found: dict[tuple[str, str], UUID] = field(default_factory=dict)
    slots_of: dict[UUID, list[tuple[str, StoredSlot]]] = field(default_factory=dict)
    slots_at: dict[UUID, list[StoredSlot]] = field(default_factory=dict)
    claimed: set[UUID] = field(default_factory=set)
    settled: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """`slots_of`: by session, the slots that came with files of this format, with their keys; `slots_at`: all of them;
        `claimed`: slots whose keys are in the file, in whichever session; `settled`: those files' languages.
        """
        prefix = self.origin_key("")
        for one in self.stored.slots.values():
            self.slots_at.setdefault(one.session, []).append(one)
        keys = (self.origin_key(slot.key) for session in self.programme.sessions for slot in session.slots)
        self.claimed = {target for key in keys if (target := self.stored.origins.get((SLOT, key))) is not None}
        for (kind, key), target in self.stored.origins.items():
            if kind == FILE and key.startswith(prefix):
                self.settled.add(key.removeprefix(prefix))
            slot = self.stored.slots.get(target)
            if kind == SLOT and key.startswith(prefix) and slot is not None:
                self.slots_of.setdefault(slot.session, []).append((key.removeprefix(prefix), slot))

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

    def said_of(self, kind: str, key: str) -> Said | None:
        return self.stored.said.get((kind, self.origin_key(key)))

    def was_there(self, kind: str, key: str) -> bool:
        """A file brought it, and it was kept what the file said of it."""
        return self.said_of(kind, key) is not None

    def scale(self, kind: str, key: str, row: UUID) -> Scale:
        return Scale(kind, key, self.said_of(kind, key), self.stored.touched.get(row, frozenset()), self.decisions)

    def is_left(self, kind: str, key: str) -> bool:
        return (kind, key) in self.decisions.left

    def plan_step(self, step: Step) -> None:
        self.found[step.kind, step.key] = step.id
        self.planned[step.id] = step.fields
        self.steps.append(step)

    def name_of(self, kind: Kind, row: UUID | None) -> str:
        """As people call it; empty for nothing and for what is gone."""
        if row is None:
            return ""
        known = self.stored.rows[kind].get(row)
        fields = self.planned.get(row) or (known.fields if known else {})
        return called(fields)


def called(fields: Mapping[str, Any]) -> str:
    """A thing's own name, in the language that it was first given in."""
    name = fields.get("name") or fields.get("title") or fields.get("names") or {}
    return name.original if isinstance(name, Translated) else next(iter(name.values()), "")


def pointed_at(session: ParsedSession) -> set[tuple[str, str]]:
    """What the session needs: (kind, key) of each."""
    found = {("room", slot.room) for slot in session.slots} | {("speaker", one.speaker) for one in session.appearances}
    return found | {(kind, key) for kind, key in (("track", session.track), ("format", session.format)) if key}
