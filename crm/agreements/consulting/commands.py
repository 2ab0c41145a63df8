"""Asking others before it is negotiated, writing down what they answer, and the checklist."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Conflict, Invalid, mark
from core.files import commands as files
from core.files.uploads import Upload
from core.journal.commands import record
from crm.agreements.consulting.tables import ChecklistAnswer, Consultation
from crm.agreements.facts import ChecklistAnswered, Consulted
from crm.agreements.queries import agreement_for, locked
from crm.agreements.sight import country_scope
from crm.agreements.slots import PAPER

ANSWER = """
INSERT INTO crm_checklist_answer (id, agreement, item, contained, note, answered_at, answered_by)
VALUES ({}, {}, {}, {}, {}, {}, {})
ON CONFLICT (agreement, item) DO UPDATE SET contained = excluded.contained, note = excluded.note,
    answered_at = excluded.answered_at, answered_by = excluded.answered_by
"""
BEFORE_ASKED = mark("They cannot have answered before they were asked.")
REPLY_NEEDED = mark("Please say on which day they answered, and file what they wrote.")


class AskedAlready(Conflict):
    message = mark("They have been asked already.")


async def ask(actor: Actor, code: str, whom: str, *, asked_on: date, now: datetime) -> None:
    """Raises AskedAlready, NotFound."""
    async with transaction():
        card = await locked(actor, code, now=now)
        theirs = (Consultation.agreement == card.id) & (Consultation.whom == whom)
        if await Consultation.exists().where(theirs):
            raise AskedAlready
        await Consultation.insert(Consultation(id=uuid4(), agreement=card.id, whom=whom, asked_on=asked_on))
        await record(actor, Consulted(agreement=card.id, whom=whom, answered=False), now=now)


async def write_reply(
    actor: Actor, code: str, whom: str, *, replied_on: date, reply: str, upload: Upload, now: datetime
) -> None:
    """Whoever answers without having been asked was asked on that day. Raises Invalid, FileRefused, NotFound."""
    known = await agreement_for(actor, code, now=now)
    taken = await files.take(actor, upload, slot=PAPER, scope=country_scope(known.country))
    async with transaction():
        card = await locked(actor, code, now=now)
        theirs = (Consultation.agreement == card.id) & (Consultation.whom == whom)
        row = await Consultation.select().where(theirs).first()
        if row is not None and row["asked_on"] > replied_on:
            raise Invalid({"replied_on": BEFORE_ASKED})
        file = await files.write_down(actor, taken, now=now)
        values: dict[Any, Any] = {"replied_on": replied_on, "reply": reply, "document": file}
        if row is None:
            await Consultation.insert(
                Consultation(id=uuid4(), agreement=card.id, whom=whom, asked_on=replied_on, **values)
            )
        else:
            await Consultation.update(values).where(theirs)
        await record(actor, Consulted(agreement=card.id, whom=whom, answered=True), now=now)


async def answer_item(actor: Actor, code: str, item: str, *, contained: bool, note: str, now: datetime) -> None:
    """By the name of who answers: another answer takes its place. Raises NotFound."""
    async with transaction():
        card = await locked(actor, code, now=now)
        await DB.run_querystring(QueryString(ANSWER, uuid4(), card.id, item, contained, note, now, str(actor)))
        await record(actor, ChecklistAnswered(agreement=card.id, item=item, contained=contained), now=now)


async def consultations_of(agreement: UUID) -> dict[str, dict[str, Any]]:
    """By who was asked."""
    rows = await Consultation.select().where(Consultation.agreement == agreement).order_by(Consultation.asked_on)
    return {row["whom"]: row for row in rows}


async def answers_of(agreement: UUID) -> dict[str, dict[str, Any]]:
    """By item."""
    rows = await ChecklistAnswer.select().where(ChecklistAnswer.agreement == agreement)
    return {row["item"]: row for row in rows}
