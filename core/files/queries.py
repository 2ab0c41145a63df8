"""Which file somebody may have: their own by its id, a published one by the address of its content."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from core.access.rules import may
from core.actor import Actor
from core.errors import NotFound
from core.files.kinds import ENDINGS, Kind
from core.files.parts import WHOLE
from core.files.scanning import State, shown_publicly
from core.files.slots import slots
from core.files.tables import StoredFile, StoredPart


@dataclass(frozen=True, slots=True)
class Known:
    """A file that has not ended."""

    id: UUID
    slot: str
    kind: Kind
    name: str
    size: int
    scope: str
    subject: UUID | None
    state: str
    created_at: datetime
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Sendable:
    """A part on its way out: the key of its octets, and the name to save it under. What is of somebody is kept by nobody
    for long, so that an erasure reaches it.
    """

    key: str
    kind: str
    name: str
    sha256: str
    of_somebody: bool


async def live_file(file: UUID, *, locked: bool = False) -> Known:
    """Asks nobody for permission: for commands that do. Raises NotFound."""
    query = StoredFile.select().where((StoredFile.id == file) & StoredFile.ended_at.is_null()).first()
    row = await (query.lock_rows("UPDATE") if locked else query)
    if row is None:
        raise NotFound
    return _known(row)


async def files_of(actor: Actor, slot: str, scope: str) -> list[Known]:
    """Newest first; none for somebody whose reach is elsewhere."""
    if not may(actor, slots()[slot].read, scope):
        return []
    rows = (
        await StoredFile.select()
        .where((StoredFile.slot == slot) & (StoredFile.scope == scope) & StoredFile.ended_at.is_null())
        .order_by(StoredFile.created_at, ascending=False)
    )
    return [_known(row) for row in rows]


async def part_for(actor: Actor, file: UUID, part: str = WHOLE) -> Sendable:
    """Raises NotFound: no such file, one that has ended or is infected, and one out of reach all look the same."""
    found = await live_file(file)
    slot = slots().get(found.slot)
    if slot is None or not may(actor, slot.read, found.scope) or found.state == State.INFECTED:
        raise NotFound
    row = await StoredPart.select().where((StoredPart.file == file) & (StoredPart.name == part)).first()
    if row is None:
        raise NotFound
    return _sendable(row, found.name, found.subject)


async def published_part(sha256: str) -> Sendable:
    """For anybody. Raises NotFound."""
    if not (sha256.isascii() and sha256.isalnum()):
        raise NotFound
    file = StoredPart.file
    row = (
        await StoredPart.select(
            *StoredPart.all_columns(), file.name.as_alias("shown"), file.subject.as_alias("subject")
        )
        .where(
            (StoredPart.sha256 == sha256)
            & file.published_at.is_not_null()
            & file.ended_at.is_null()
            & file.state.is_in(list(shown_publicly()))
        )
        .first()
    )
    if row is None:
        raise NotFound
    return _sendable(row, row["shown"], row["subject"])


def _known(row: Mapping[str, Any]) -> Known:
    return Known(**{name: row[name] for name in Known.__slots__})


def _sendable(row: Mapping[str, Any], name: str, subject: UUID | None) -> Sendable:
    ending = ENDINGS[row["kind"]]
    called = f"{name.rpartition('.')[0]}.{ending}"
    return Sendable(UUID(str(row["id"])).hex, row["kind"], called, row["sha256"], subject is not None)
