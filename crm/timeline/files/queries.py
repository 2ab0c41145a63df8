"""Papers of an entry, for somebody who sees the entry."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from piccolo.querystring import QueryString

from core.actor import SYSTEM
from core.db.engine import DB
from core.errors import NotFound
from core.files.queries import Sendable, part_for
from crm.timeline.queries import Entry
from crm.timeline.tables import EntryFile

PAPERS = """
SELECT p.document, p.version, f.id, f.name, f.size, f.created_at FROM crm_entry_file p JOIN core_file f ON f.id = p.file
WHERE p.entry = {} AND f.ended_at IS NULL ORDER BY min(f.created_at) OVER (PARTITION BY p.document), p.version DESC
"""


@dataclass(frozen=True, slots=True)
class Paper:
    """One version of a document, the newest first."""

    document: UUID
    version: int
    id: UUID
    name: str
    size: int
    created_at: datetime


async def papers_of(entry: Entry) -> dict[UUID, list[Paper]]:
    """By document."""
    found: dict[UUID, list[Paper]] = {}
    for row in await DB.run_querystring(QueryString(PAPERS, entry.id)):
        found.setdefault(row["document"], []).append(Paper(**row))
    return found


async def paper_of(entry: Entry, file: UUID) -> Sendable:
    """Raises NotFound for a file of something else."""
    if not await EntryFile.exists().where((EntryFile.entry == entry.id) & (EntryFile.file == file)):
        raise NotFound
    return await part_for(SYSTEM, file)
