"""Taking files: examined first, then stored, and only then written down."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, NotFound, mark
from core.files import rules
from core.files.examination import examined
from core.files.facts import FileEnded, FileKept, FilePublished
from core.files.kinds import ENDINGS, Kind, sniffed
from core.files.parts import Part
from core.files.queries import live_file
from core.files.rules import Slot
from core.files.scanning import State, scanned, shown_publicly
from core.files.storage import storage
from core.files.tables import StoredFile, StoredPart
from core.files.uploads import Upload, cleaned_name
from core.journal.commands import record


class NotYetScanned(Conflict):
    message = mark("The virus scanner has not looked at this file yet. Please try again in a few minutes.")


@dataclass(frozen=True, slots=True)
class Taken:
    """Octets that are safe and a row that is not written yet."""

    row: Mapping[str, Any]
    parts: list[tuple[UUID, Part]]


class OfNobody(Exception):
    """A mistake of ours: a personal slot was given no subject, so no erasure would find the file; or another one was."""


async def keep(
    actor: Actor, upload: Upload, *, slot: Slot, scope: str, now: datetime, subject: UUID | None = None
) -> UUID:
    """The new file's id. Raises FileRefused, with a sentence for the field."""
    return await write_down(actor, await take(actor, upload, slot=slot, scope=scope, subject=subject), now=now)


async def take(actor: Actor, upload: Upload, *, slot: Slot, scope: str, subject: UUID | None = None) -> Taken:
    """Before the caller's transaction, since it can take seconds. What is stored and never written down is swept away
    later. `subject` is the account or person that it shows or belongs to. Raises FileRefused.
    """
    if slot.personal != (subject is not None):
        raise OfNobody(slot.name)
    require(actor, slot.write, scope)
    rules.check_size(upload.content, slot)
    kind = rules.check_kind(sniffed(upload.content), slot)
    state = await scanned(upload.content)
    if state == State.INFECTED:
        raise rules.FileInfected
    parts = await _stored(await examined(kind, upload.content, slot.square))
    return Taken(_row(actor, upload, kind, slot, scope, state) | {"subject": subject}, parts)


async def write_down(actor: Actor, taken: Taken, *, now: datetime, published: bool = False) -> UUID:
    """In the caller's transaction, beside the row that points to it. A `published` one is everybody's as soon as the
    scanner, where there is one, has looked at it.
    """
    row = StoredFile(**taken.row, created_at=now, published_at=now if published else None)
    async with transaction():
        await StoredFile.insert(row)
        await StoredPart.insert(*(_part_row(row.id, key, part) for key, part in taken.parts))
        kept = FileKept(file=row.id, slot=row.slot, type=row.kind, size=row.size, scope=row.scope)
        await record(actor, kept, *([FilePublished(file=row.id)] if published else []), now=now)
    return row.id


async def publish(actor: Actor, file: UUID, *, permission: str, now: datetime) -> None:
    """Lets everybody have it under the address of its content. Raises NotYetScanned where a scanner is set up."""
    async with transaction():
        found = await live_file(file, locked=True)
        require(actor, permission, found.scope)
        if found.state not in shown_publicly():
            raise NotYetScanned
        if found.published_at is None:
            await StoredFile.update({StoredFile.published_at: now}).where(StoredFile.id == file)
            await record(actor, FilePublished(file=file), now=now)


async def end(actor: Actor, file: UUID, *, slot: Slot, now: datetime) -> None:
    """From now on nobody gets it; its octets go with the next sweep."""
    async with transaction():
        found = await live_file(file, locked=True)
        if found.slot != slot.name:
            raise NotFound
        require(actor, slot.write, found.scope)
        await StoredFile.update({StoredFile.ended_at: now}).where(StoredFile.id == file)
        await record(actor, FileEnded(file=file), now=now)


async def _stored(parts: list[Part]) -> list[tuple[UUID, Part]]:
    keyed = [(uuid4(), part) for part in parts]
    for key, part in keyed:
        await storage().put(key.hex, part.octets)
    return keyed


def _row(actor: Actor, upload: Upload, kind: Kind, slot: Slot, scope: str, state: State) -> dict[str, Any]:
    return {
        "slot": slot.name,
        "kind": kind,
        "name": cleaned_name(upload.name, ENDINGS[kind]),
        "size": len(upload.content),
        "sha256": hashlib.sha256(upload.content).hexdigest(),
        "scope": scope,
        "state": str(state),
        "created_by": str(actor),
    }


def _part_row(file: UUID, key: UUID, part: Part) -> StoredPart:
    return StoredPart(
        id=key,
        file=file,
        name=part.name,
        kind=part.kind,
        size=len(part.octets),
        sha256=hashlib.sha256(part.octets).hexdigest(),
        width=part.width,
        height=part.height,
    )
