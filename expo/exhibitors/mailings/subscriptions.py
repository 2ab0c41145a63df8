"""A mailing that is released is written down with each exhibitor whom it reaches."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from core.actor import SYSTEM
from core.db.transaction import transaction
from core.journal.commands import record
from core.journal.subscriptions import Subscriber
from core.mailings.facts import MailingReleased
from core.mailings.tables import Mailing
from expo.exhibitors.mailings.facts import ExhibitorMailed
from expo.exhibitors.mailings.tables import ExhibitorMailing, MailedExhibitor


async def _hear(payload: Mapping[str, Any], now: datetime) -> None:
    """Harmless the second time, and for mailings of others."""
    mailing = UUID(str(payload["mailing"]))
    async with transaction():
        untold = (ExhibitorMailing.mailing == mailing) & ExhibitorMailing.told_at.is_null()
        mine = (
            await ExhibitorMailing.update({ExhibitorMailing.told_at: now})
            .where(untold)
            .returning(ExhibitorMailing.id, ExhibitorMailing.edition)
        )
        if not mine:
            return
        row = await Mailing.select(Mailing.batch.title.as_alias("title")).where(Mailing.id == mailing).first()
        reached = (MailedExhibitor.mailing == mine[0]["id"]) & (MailedExhibitor.left_out == "")
        rows = await MailedExhibitor.select(MailedExhibitor.exhibitor).where(reached)
        said = {"edition": mine[0]["edition"], "mailing": mailing, "title": row["title"] if row else ""}
        facts = [ExhibitorMailed(exhibitor=one["exhibitor"], **said) for one in rows]
        await record(SYSTEM, *facts, now=now)


write_down_mailed = Subscriber("expo.exhibitors.mailed", MailingReleased.kind, _hear)
