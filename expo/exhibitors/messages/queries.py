"""Reading a thread, and how much in it is new to each side."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.access.rules import may
from core.actor import Actor
from expo.exhibitors.messages.tables import ExhibitorMessage
from expo.exhibitors.queries import Application
from expo.permissions import Expo

NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Said:
    """`side` is who wrote it; `file` the id of what went along."""

    side: str
    words: str
    file: UUID | None
    written_at: datetime
    read_at: datetime | None


def side_of(actor: Actor) -> str:
    """For whom they speak in a thread."""
    return "organiser" if may(actor, Expo.EXHIBITOR_WRITE) else "exhibitor"


async def thread_of(known: Application) -> list[Said]:
    """Oldest first; the caller has found the application in the actor's reach."""
    rows = await (
        ExhibitorMessage.select()
        .where(ExhibitorMessage.exhibitor == known.id)
        .order_by(ExhibitorMessage.written_at)
        .order_by(ExhibitorMessage.id)
    )
    return [Said(*(row[name] for name in ("side", "words", "file", "written_at", "read_at"))) for row in rows]


async def unread_by(side: str, exhibitors: Collection[UUID]) -> dict[UUID, int]:
    """How many messages to each of these exhibitors, or from them, `side` has not seen; none for those without any."""
    theirs = ExhibitorMessage.exhibitor.is_in(sorted(exhibitors) or [NOBODY])
    rows = await ExhibitorMessage.select(ExhibitorMessage.exhibitor).where(
        theirs & ExhibitorMessage.read_at.is_null() & (ExhibitorMessage.side != side)
    )
    found: dict[UUID, int] = {}
    for row in rows:
        found[row["exhibitor"]] = found.get(row["exhibitor"], 0) + 1
    return found
