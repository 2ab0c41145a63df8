"""Filing papers with an entry; a newer version takes the place of the one before, which stays to be read."""

from datetime import datetime
from uuid import UUID, uuid4

from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.files import commands as files
from core.files.uploads import Upload
from core.journal.commands import record
from crm.timeline.commands import locked
from crm.timeline.facts import EntryFiled
from crm.timeline.slots import ENTRY_PAPER
from crm.timeline.tables import EntryFile


def scope_of(entry: UUID) -> str:
    """Of a paper: its entry."""
    return f"entry:{entry}"


async def file_paper(actor: Actor, entry: UUID, upload: Upload, *, document: UUID | None, now: datetime) -> UUID:
    """Its file. `document` is the one that this is a newer version of. Raises FileRefused, NotFound."""
    taken = await files.take(actor, upload, slot=ENTRY_PAPER, scope=scope_of(entry))
    async with transaction():
        await locked(actor, entry)
        version = 1
        if document is not None:
            version = 1 + await EntryFile.count().where((EntryFile.entry == entry) & (EntryFile.document == document))
            if version == 1:
                raise NotFound
        file = await files.write_down(actor, taken, now=now)
        row = EntryFile(id=uuid4(), entry=entry, file=file, document=document or uuid4(), version=version)
        await EntryFile.insert(row)
        await record(actor, EntryFiled(entry=entry, file=file, version=version), now=now)
    return file
