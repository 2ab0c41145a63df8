"""Asking others before it is negotiated, writing down what they answer, and the checklist."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Conflict, Invalid, mark
from core.files import commands as files
from core.files.uploads import Upload
from core.journal.commands import record
from crm.agreements.consulting.needs import rule_for
from crm.agreements.consulting.tables import ChecklistAnswer, Consultation
from crm.agreements.facts import ChecklistAnswered, ConsultationRuleSet, Consulted
from crm.agreements.meanwhile import NONE, NOTHING, check_seen
from crm.agreements.queries import agreement_for, locked
from crm.agreements.slots import PAPER
from crm.permissions import Crm
from crm.sight import country_scope

ANSWER = """
INSERT INTO crm_checklist_answer (id, agreement, item, contained, note, answered_at, answered_by)
VALUES ({}, {}, {}, {}, {}, {}, {})
ON CONFLICT (agreement, item) DO UPDATE SET contained = excluded.contained, note = excluded.note,
    answered_at = excluded.answered_at, answered_by = excluded.answered_by
"""
SET_NEED = """
INSERT INTO crm_consultation_rule (id, kind, whom, needed, days, source) VALUES ({}, {}, {}, {}, {}, {})
ON CONFLICT (kind, whom) DO UPDATE SET needed = excluded.needed, days = excluded.days, source = excluded.source
"""
CONTAINED = {"y": mark("It is in there"), "n": mark("It is not in there")}
ANOTHER_ANSWER = mark("another answer")
DIGITS = 16
BEFORE_ASKED = mark("They cannot have answered before they were asked.")
DUE_BEFORE_ASKED = mark("An answer cannot be wanted before the day of asking.")
REPLY_NEEDED = mark("Please say on which day they answered, and file what they wrote.")


class AskedAlready(Conflict):
    message = mark("They have been asked already.")


async def ask(actor: Actor, code: str, whom: str, *, asked_on: date, due_on: date | None = None, now: datetime) -> None:
    """An answer is wanted by `due_on`, or within the days of the rule. Raises AskedAlready, Invalid, NotFound."""
    async with transaction():
        card = await locked(actor, code, now=now)
        theirs = (Consultation.agreement == card.id) & (Consultation.whom == whom)
        if await Consultation.exists().where(theirs):
            raise AskedAlready
        by = due_on or asked_on + timedelta(days=(await rule_for(card.kind, whom)).days)
        if by < asked_on:
            raise Invalid({"due_on": DUE_BEFORE_ASKED})
        row = Consultation(id=uuid4(), agreement=card.id, whom=whom, asked_on=asked_on, due_on=by)
        await Consultation.insert(row)
        await record(actor, Consulted(agreement=card.id, whom=whom, answered=False), now=now)


async def write_reply(
    actor: Actor,
    code: str,
    whom: str,
    *,
    replied_on: date,
    reply: str,
    upload: Upload,
    office: str = "",
    paper_number: str = "",
    seen: str | None = None,
    now: datetime,
) -> None:
    """Whoever answers without having been asked was asked on that day. `seen` is the answer that the form began from, as
    `reply_seen` says. Raises Overtaken, Invalid, FileRefused, NotFound.
    """
    known = await agreement_for(actor, code, now=now)
    taken = await files.take(actor, upload, slot=PAPER, scope=country_scope(known.country))
    async with transaction():
        card = await locked(actor, code, now=now)
        theirs = (Consultation.agreement == card.id) & (Consultation.whom == whom)
        row = await Consultation.select().where(theirs).first()
        _check_reply(seen, reply_seen(row))
        if row is not None and row["asked_on"] > replied_on:
            raise Invalid({"replied_on": BEFORE_ASKED})
        file = await files.write_down(actor, taken, now=now)
        values: dict[Any, Any] = {
            "replied_on": replied_on,
            "reply": reply,
            "document": file,
            "office": office,
            "paper_number": paper_number,
        }
        if row is None:
            await Consultation.insert(
                Consultation(id=uuid4(), agreement=card.id, whom=whom, asked_on=replied_on, **values)
            )
        else:
            await Consultation.update(values).where(theirs)
        await record(actor, Consulted(agreement=card.id, whom=whom, answered=True), now=now)


async def answer_item(
    actor: Actor, code: str, item: str, *, contained: bool, note: str, seen: str | None = None, now: datetime
) -> None:
    """By the name of who answers: another answer takes its place. `seen` is the answer that the form began from, as
    `answer_seen` says. Raises Overtaken, NotFound.
    """
    async with transaction():
        card = await locked(actor, code, now=now)
        if seen is not None:
            there = (ChecklistAnswer.agreement == card.id) & (ChecklistAnswer.item == item)
            now_there = answer_seen(await ChecklistAnswer.select().where(there).first())
            check_seen(seen, now_there, {one: CONTAINED.get(one[:1], NOTHING) for one in (seen, now_there)})
        await DB.run_querystring(QueryString(ANSWER, uuid4(), card.id, item, contained, note, now, str(actor)))
        await record(actor, ChecklistAnswered(agreement=card.id, item=item, contained=contained), now=now)


def reply_seen(row: Mapping[str, Any] | None) -> str:
    """Its day and its paper: each answer that is written down has a paper of its own, also one of the same day."""
    return f"{row['replied_on']}.{row['document']}" if row and row["replied_on"] else NONE


def _check_reply(seen: str | None, now: str) -> None:
    """Of two of the same day the day would tell nothing. Raises Overtaken."""
    days = {one: one.partition(".")[0] for one in (seen or NONE, now)}
    check_seen(seen, now, {**days, now: ANOTHER_ANSWER} if len({*days.values()}) < len(days) else days)


def answer_seen(row: Mapping[str, Any] | None) -> str:
    """With the note, and who answered when."""
    if row is None:
        return NONE
    said = f"{row['note']}\0{row['answered_by']}\0{row['answered_at'].isoformat()}"
    return f"{'y' if row['contained'] else 'n'}{sha256(said.encode()).hexdigest()[:DIGITS]}"


async def set_need(actor: Actor, kind: str, whom: str, *, needed: bool, days: int, source: str, now: datetime) -> None:
    """It holds from now on for all that are not signed; what was asked keeps its day. Raises Denied."""
    require(actor, Crm.DUTY_WRITE)
    async with transaction():
        await DB.run_querystring(QueryString(SET_NEED, uuid4(), kind, whom, needed, days, source))
        await record(actor, ConsultationRuleSet(of_kind=kind, whom=whom, needed=needed, days=days), now=now)


async def consultations_of(agreement: UUID) -> dict[str, dict[str, Any]]:
    """By who was asked."""
    rows = await Consultation.select().where(Consultation.agreement == agreement).order_by(Consultation.asked_on)
    return {row["whom"]: row for row in rows}


async def answers_of(agreement: UUID) -> dict[str, dict[str, Any]]:
    """By item."""
    rows = await ChecklistAnswer.select().where(ChecklistAnswer.agreement == agreement)
    return {row["item"]: row for row in rows}
