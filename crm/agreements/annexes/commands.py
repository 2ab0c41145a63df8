"""Papers that belong to an agreement (부속서): filed, withdrawn, and put back."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.files import commands as files
from core.files.uploads import Upload
from core.journal.commands import record
from crm.agreements.facts import AnnexFiled, AnnexPutBack, AnnexWithdrawn
from crm.agreements.queries import agreement_for, locked
from crm.agreements.slots import PAPER
from crm.agreements.texts.tables import Annex
from crm.sight import country_scope


async def file_annex(actor: Actor, code: str, *, title: str, upload: Upload, now: datetime) -> None:
    """Raises FileRefused, NotFound."""
    known = await agreement_for(actor, code, now=now)
    taken = await files.take(actor, upload, slot=PAPER, scope=country_scope(known.country))
    async with transaction():
        card = await locked(actor, code, now=now)
        file = await files.write_down(actor, taken, now=now)
        row = Annex(id=uuid4(), agreement=card.id, title=title, file=file, filed_at=now, filed_by=str(actor))
        await Annex.insert(row)
        await record(actor, AnnexFiled(agreement=card.id, file=file), now=now)


async def withdraw_annex(actor: Actor, code: str, annex: UUID, *, now: datetime) -> None:
    """It is no longer handed out, and can be put back. Once is enough. Raises NotFound."""
    await _end(actor, code, annex, ended_at=now, now=now)


async def put_annex_back(actor: Actor, code: str, annex: UUID, *, now: datetime) -> None:
    """Where it was. Once is enough. Raises NotFound."""
    await _end(actor, code, annex, ended_at=None, now=now)


async def _end(actor: Actor, code: str, annex: UUID, *, ended_at: datetime | None, now: datetime) -> None:
    async with transaction():
        card = await locked(actor, code, now=now)
        mine = (Annex.id == annex) & (Annex.agreement == card.id)
        row = await Annex.select(Annex.file, Annex.ended_at).where(mine).first()
        if row is None:
            raise NotFound
        if (row["ended_at"] is None) == (ended_at is None):
            return
        values: dict[Any, Any] = {Annex.ended_at: ended_at}
        await Annex.update(values).where(mine)
        said = AnnexWithdrawn if ended_at else AnnexPutBack
        await record(actor, said(agreement=card.id, file=row["file"]), now=now)
