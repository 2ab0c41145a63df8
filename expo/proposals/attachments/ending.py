"""Taking files of a proposal away; the row of each goes, and its octets with the next sweep."""

from datetime import datetime
from typing import Any
from uuid import UUID

from core.actor import SYSTEM
from core.errors import NotFound
from core.files import commands as files
from expo.proposals.attachments.slots import ATTACHMENT
from expo.proposals.attachments.tables import Attachment


async def take_away(proposal: UUID, attachment: UUID, *, now: datetime) -> None:
    """In the caller's transaction. Raises NotFound."""
    if not await _end((Attachment.proposal == proposal) & (Attachment.id == attachment), now):
        raise NotFound


async def take_all_away(proposal: UUID, *, now: datetime) -> None:
    """In the caller's transaction."""
    await _end(Attachment.proposal == proposal, now)


async def _end(which: Any, now: datetime) -> int:
    live = which & Attachment.file.ended_at.is_null()
    rows = await Attachment.select(Attachment.id, Attachment.file).where(live)
    for row in rows:
        await files.end(SYSTEM, row["file"], slot=ATTACHMENT, now=now)
        await Attachment.delete().where(Attachment.id == row["id"])
    return len(rows)
