"""Files that the house makes for one person: nobody examines them, only their own door hands them out, and they end soon."""

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.db.transaction import transaction
from core.errors import Gone, mark
from core.files.parts import WHOLE
from core.files.scanning import State
from core.files.storage import storage
from core.files.tables import StoredFile, StoredPart

ZIP = "application/zip"
SLOT = "core.made"
"""No declared place for uploads, so that `/files/…` knows nothing of them."""


class NotKeptAnyLonger(Gone):
    message = mark("This file has had its time and is not kept any longer. Ask for it again.")


async def keep_made(content: bytes, *, name: str, by: str, owner: UUID | None, now: datetime) -> UUID:
    """A zip; it goes when its `owner`'s account is erased, and when retention says so (`made` in its rules)."""
    file, part, digest = uuid4(), uuid4(), hashlib.sha256(content).hexdigest()
    await storage().put(part.hex, content)
    shape: dict[str, Any] = {"kind": ZIP, "size": len(content), "sha256": digest}
    async with transaction():
        await StoredFile.insert(
            StoredFile(
                id=file,
                slot=SLOT,
                name=name,
                scope="",
                subject=owner,
                state=str(State.CLEAN),
                created_at=now,
                created_by=by,
                **shape,
            )
        )
        await StoredPart.insert(StoredPart(id=part, file=file, name=WHOLE, **shape))
    return file


async def made_content(file: UUID) -> tuple[str, bytes]:
    """Its name and octets, for the door that has asked whose it is. Raises NotKeptAnyLonger."""
    found = StoredPart.select(StoredPart.id, StoredPart.file.name.as_alias("called")).where(
        (StoredPart.file == file) & (StoredPart.file.slot == SLOT) & StoredPart.file.ended_at.is_null()
    )
    row = await found.first()
    if row is None:
        raise NotKeptAnyLonger
    return row["called"], await storage().get(UUID(str(row["id"])).hex)
