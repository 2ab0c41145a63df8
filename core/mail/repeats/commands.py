"""Sending many letters once more, of which nobody knows whether they left: what a person decides after looking at them."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from core.access.permissions import Core
from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.live.notices import tell
from core.mail.commands import CHANNEL, Decided
from core.mail.facts import LetterSentAgain
from core.mail.tables import Letter


async def repeat(actor: Actor, letters: Collection[UUID], *, because: str, now: datetime) -> int:
    """Those among them that nobody has decided about meanwhile; how many. Raises Decided when there is none, Denied."""
    require(actor, Core.MAIL_RELEASE)
    async with transaction():
        rows = (
            await Letter.update({Letter.state: "queued", Letter.due_at: now, Letter.attempts: 0})
            .where(Letter.id.is_in(list(letters)) & (Letter.state == "unsure"))
            .returning(Letter.id)
        )
        if not rows:
            raise Decided
        await record(actor, *(LetterSentAgain(letter=row["id"]) for row in rows), now=now, because=because)
        await tell(CHANNEL)
    return len(rows)
