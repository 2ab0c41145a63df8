"""Somebody with marks in everything that is held about them, files too, and where such marks still stand."""

import os
from uuid import UUID, uuid4

import asyncpg

from core.actor import SYSTEM
from core.files import erasing
from core.files.parts import WHOLE
from core.files.tables import StoredFile, StoredPart
from core.jobs.running import run_one
from core.journal.commands import Change, record
from core.privacy.facts import Corrected
from core.privacy.registry import Subject
from tests.conftest import NOW
from tests.make.canaries import somebody

WRITTEN, OCTETS = "qzwrittenq", "octets"
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"


async def marked(subject: Subject) -> tuple[UUID, dict[str, str]]:
    """With facts about them in the journal: what was changed, and why."""
    whom, marks = await somebody(subject)
    changes = [Change("name", f"{WRITTEN}1", f"{WRITTEN}2", whom)]
    await record(SYSTEM, Corrected(account=whom), now=NOW, because=f"{WRITTEN}3", about=whom, changes=changes)
    return whom, {**marks, WRITTEN: "core_entry_value", await _with_octets(whom): OCTETS}


async def found(marks: dict[str, str], dsn: str | None = None) -> set[str]:
    """Where marks still stand, in everything that the database and the storage hold; octets are looked through too."""
    owner = await asyncpg.connect(dsn or os.environ["DATABASE_OWNER_URL"])
    try:
        dump = [
            row[0]
            for table in await owner.fetch(TABLES)
            for row in await owner.fetch(f'SELECT to_jsonb(t)::text FROM "{table[0]}" t')
        ]
    finally:
        await owner.close()
    octets = [one.decode("latin-1") for one in (await stored()).values()]
    text = "\n".join([*dump, *octets])
    return {place for one, place in marks.items() if one in text or one.encode().hex() in text}


async def stored() -> dict[str, bytes]:
    """All that lies in the storage."""
    storage = erasing.storage()
    return {key: await storage.get(key) async for key in storage.keys_older_than(-5)}


async def work_is_done() -> None:
    while await run_one(NOW):
        pass


async def _with_octets(whom: UUID) -> str:
    """The mark in what lies in the storage of the file that shows them: in the whole and in a picture drawn from it."""
    file, mark = await StoredFile.select(StoredFile.id).where(StoredFile.subject == whom).first(), f"qz{whom.hex}q"
    assert file is not None
    for name in (WHOLE, "256.webp"):
        part = StoredPart(id=uuid4(), file=file["id"], name=name, kind="image/webp", size=1, sha256=uuid4().hex * 2)
        await StoredPart.insert(part)
        await erasing.storage().put(part.id.hex, b"RIFF" + mark.encode())
    return mark
