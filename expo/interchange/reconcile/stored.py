"""What an edition has, in the shape that a programme file is compared with; pure values, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from core.commitments.rules import Promise

Kind = Literal["hall", "room", "track", "format", "speaker", "session"]
KINDS: tuple[Kind, ...] = ("hall", "room", "track", "format", "speaker", "session")
SLOT = "slot"
FILE = "file"
"""The kind of origin that remembers in which languages files of a format came."""


@dataclass(frozen=True, slots=True)
class Row:
    """One stored thing; `fields` by the parsed shape's names. A session's slots and appearances are kept apart."""

    id: UUID
    code: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StoredSlot:
    id: UUID
    session: UUID
    room: UUID
    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """`origins` maps (kind, key with its format) to the row it stands for; `persons` maps speakers to people.

    `said` is what the file gave for a key last time, None where that was not kept: then `touched` names the fields that
    were edited at the desk. `appearances` maps a session to (speaker, role) in order; `countries` maps alpha-2 codes to
    rows; `promises` are those of this edition's rooms and people, by whomever they were made; `last_number` is the
    highest of its sessions.
    """

    id: UUID
    slug: str
    zone: str
    starts_on: date | None
    ends_on: date | None
    sample: bool
    origins: Mapping[tuple[str, str], UUID]
    said: Mapping[tuple[str, str], Mapping[str, Any] | None]
    touched: Mapping[UUID, frozenset[str]]
    rows: Mapping[Kind, Mapping[UUID, Row]]
    slots: Mapping[UUID, StoredSlot]
    appearances: Mapping[UUID, tuple[tuple[UUID, str], ...]]
    persons: Mapping[UUID, UUID]
    countries: Mapping[str, UUID]
    promises: tuple[Promise, ...]
    last_number: int
