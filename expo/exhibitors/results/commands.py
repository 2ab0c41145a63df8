"""Reporting after the show, and taking the reports out."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import may, require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from expo.editions.rules import is_over
from expo.editions.tables import Edition
from expo.exhibitors.queries import locked
from expo.exhibitors.results.facts import ClosingAnswered
from expo.exhibitors.results.queries import answer_of
from expo.exhibitors.results.rules import AnsweredMeanwhile, NotOverYet, Said
from expo.exhibitors.results.tables import ClosingAmount, ClosingAnswer
from expo.exhibitors.rules import SHOWN, STATE_NAMES, NotNow
from expo.permissions import Expo


async def answer_closing(actor: Actor, exhibitor: UUID, said: Said, *, revision: int, now: datetime) -> None:
    """In place of what was answered before; `revision` is what was read, 0 for nothing. Raises NotOverYet, NotNow,
    AnsweredMeanwhile, NotFound.
    """
    async with transaction():
        known = await locked(exhibitor)
        if not may(actor, Expo.EXHIBITOR_WRITE):
            require(actor, Expo.APPLICATION_WRITE, known.scope)
        row = await Edition.select(Edition.ends_on, Edition.zone).where(Edition.id == known.edition).first()
        if row is None or not is_over(row["ends_on"], row["zone"], now):
            raise NotOverYet
        if known.state not in SHOWN:
            raise NotNow(state=STATE_NAMES[known.state])
        before = await answer_of(exhibitor)
        if (before.revision if before else 0) != revision:
            raise AnsweredMeanwhile
        await _write(actor, exhibitor, said, revision, now)
        await record(actor, ClosingAnswered(edition=known.edition, exhibitor=exhibitor), now=now)


async def _write(actor: Actor, exhibitor: UUID, said: Said, revision: int, now: datetime) -> None:
    names = ("consultations", "contracts", "again", "renewal", "comments")
    values: dict[Any, Any] = {getattr(ClosingAnswer, name): getattr(said, name) for name in names}
    values |= {ClosingAnswer.answered_at: now, ClosingAnswer.answered_by: str(actor)}
    values[ClosingAnswer.revision] = revision + 1
    if revision:
        await ClosingAnswer.update(values).where(ClosingAnswer.exhibitor == exhibitor)
    else:
        new = {ClosingAnswer.id: uuid4(), ClosingAnswer.exhibitor: exhibitor}
        await ClosingAnswer.insert(ClosingAnswer({**values, **new}))
    await ClosingAmount.delete().where(ClosingAmount.exhibitor == exhibitor)
    rows = [
        ClosingAmount(id=uuid4(), exhibitor=exhibitor, kind=kind, currency=one.currency, minor=one.minor)
        for kind, amounts in said.amounts.items()
        for one in amounts
    ]
    if rows:
        await ClosingAmount.insert(*rows)
