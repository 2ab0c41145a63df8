"""Writing a mailing, letting it go, stopping it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.permissions import Core
from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Invalid, NotFound, mark
from core.jobs.commands import ask
from core.journal.commands import record
from core.live.notices import tell
from core.mail.commands import CHANNEL
from core.mail.rules import one_line
from core.mail.tables import Batch, Letter
from core.mailings.facts import MailingReleased, MailingStopped, MailingWritten
from core.mailings.recipients import drop_who_withdrew
from core.mailings.rules import DecidedAlready, NotWrittenYet, scope_of
from core.mailings.tables import Mailing
from core.mailings.writing import KIND


async def prepare(
    actor: Actor, *, title: str, whom: str, texts: Mapping[str, Mapping[str, str]], now: datetime
) -> UUID:
    """Its letters are written in the background and held. Raises Invalid."""
    require(actor, Core.MAIL_WRITE)
    scope = scope_of(whom)
    if scope is None or not texts:
        raise Invalid({"whom": mark("Please choose one of the list.")})
    batch = Batch(id=uuid4(), title=one_line(title), made_at=now, made_by=str(actor))
    said = json.dumps(texts, ensure_ascii=False)
    mailing = Mailing(id=uuid4(), batch=batch.id, whom=whom, purpose=scope.purpose, texts=said)
    async with transaction():
        await Batch.insert(batch)
        await Mailing.insert(mailing)
        await record(actor, MailingWritten(mailing=mailing.id, whom=whom), now=now)
        await ask(actor, KIND, {"mailing": str(mailing.id)}, now=now)
    return mailing.id


async def release(actor: Actor, mailing: UUID, *, now: datetime) -> None:
    """From now on its letters are sent. Raises NotFound, NotWrittenYet, DecidedAlready."""
    require(actor, Core.MAIL_RELEASE)
    await let_go(actor, mailing, now=now)


async def let_go(actor: Actor, mailing: UUID, *, now: datetime) -> None:
    """As `release`, for who has asked already whether the actor may."""
    async with transaction():
        row = await _locked(mailing)
        if row["stopped_at"] is not None:
            raise DecidedAlready
        if row["written_at"] is None:
            raise NotWrittenYet
        await _decide(actor, row["batch"], {Batch.released_at: now})
        if row["purpose"]:
            await drop_who_withdrew(row["batch"], row["purpose"], now)
        freed = (
            await Letter.update({Letter.state: "queued", Letter.due_at: now})
            .where((Letter.batch == row["batch"]) & (Letter.state == "held"))
            .returning(Letter.id)
        )
        await record(actor, MailingReleased(mailing=mailing, count=len(freed)), now=now)
        await tell(CHANNEL)


async def stop(actor: Actor, mailing: UUID, *, now: datetime) -> None:
    """Before its release or while it is being sent: what has not left stays. Raises NotFound, DecidedAlready."""
    require(actor, Core.MAIL_RELEASE)
    await keep_back(actor, mailing, now=now)


async def keep_back(actor: Actor, mailing: UUID, *, now: datetime) -> None:
    """As `stop`, for who has asked already whether the actor may."""
    async with transaction():
        row = await _locked(mailing)
        if row["stopped_at"] is not None:
            raise DecidedAlready
        if not await Batch.exists().where((Batch.id == row["batch"]) & Batch.decided_by.is_not_null()):
            await _decide(actor, row["batch"], {Batch.withdrawn_at: now})
        await Mailing.update({Mailing.stopped_at: now, Mailing.stopped_by: str(actor)}).where(Mailing.id == mailing)
        kept = (
            await Letter.update({Letter.state: "withdrawn"})
            .where((Letter.batch == row["batch"]) & Letter.state.is_in(["held", "queued"]))
            .returning(Letter.id)
        )
        await record(actor, MailingStopped(mailing=mailing, count=len(kept)), now=now)


async def _locked(mailing: UUID) -> dict[str, Any]:
    row: dict[str, Any] | None = await Mailing.select().where(Mailing.id == mailing).first().lock_rows()
    if row is None:
        raise NotFound
    return row


async def _decide(actor: Actor, batch: UUID, values: dict[Any, Any]) -> None:
    decided = (
        await Batch.update({**values, Batch.decided_by: str(actor)})
        .where((Batch.id == batch) & Batch.decided_by.is_null())
        .returning(Batch.id)
    )
    if not decided:
        raise DecidedAlready
