"""Files of somebody who is erased: nobody gets them from that instant, and their octets go by work that does not give up."""

from datetime import datetime
from uuid import UUID

from core.actor import SYSTEM
from core.errors import mark
from core.files.storage import storage
from core.files.tables import StoredFile, StoredPart
from core.jobs.commands import ask
from core.jobs.registry import Arguments, Progress, Result, Work

KIND = "core.files.erase"


async def give_up_files(subject: UUID, *, now: datetime) -> None:
    """In the erasure's own transaction, while the rows of the parts are still there: the work has to know their keys.

    It is the system that asks: whoever erases themselves is to be told nothing afterwards.
    """
    parts = await StoredPart.select(StoredPart.id).where(StoredPart.file.subject == subject)
    theirs = (StoredFile.subject == subject) & StoredFile.ended_at.is_null()
    await StoredFile.update({StoredFile.ended_at: now}).where(theirs)
    if parts:
        keys = [UUID(str(row["id"])).hex for row in parts]
        await ask(SYSTEM, KIND, {"keys": keys}, now=now)


async def _delete(arguments: Arguments, _now: datetime, progress: Progress) -> Result:
    """Harmless the second time. A storage that is away fails the work, which is tried again."""
    keys: list[str] = arguments["keys"]
    for done, key in enumerate(keys):
        await progress(done, len(keys))
        await storage().delete(key)
    return {"count": len(keys)}


WORK = Work(KIND, mark("Delete the files of somebody who was erased"), mark("Removed: {count}"), _delete)
