"""Writing consultation records, and what a company corrects and confirms in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any, Literal
from uuid import UUID, uuid4

from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Invalid, NotFound
from core.forms.merging import Lines, merged, mine_first
from core.journal.commands import Change, record
from crm.consultations import rules
from crm.consultations.facts import ConsultationConfirmed, ConsultationPlanned, ConsultationWritten
from crm.consultations.leading import state_amounts
from crm.consultations.lines import LINES, NOTHING, lines_of, said_of, said_of_row
from crm.consultations.permissions import Consultations
from crm.consultations.queries import record_for
from crm.consultations.rules import CONFIRMED, RECORDED, Said
from crm.consultations.tables import ConsultationRecord
from expo.meetings.tables import Meeting
from expo.programme.rules import new_code

By = Literal["table", "staff", "company"]


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Two who met without an appointment; `origin` makes it once, however often it is sent."""

    edition: UUID
    company: UUID
    origin: str
    counterpart: UUID | None = None
    counterpart_name: str = ""
    held_at: datetime | None = None
    sample: bool = False


async def write_down(
    actor: Actor, consultation: UUID, said: Said, before: Lines, *, by: By, who: str = "", now: datetime
) -> None:
    """Fields that somebody else changed meanwhile stay where this one was left alone. Of what both changed, staff are asked
    which to keep; at the table and at the company, whoever was there knows best. What is the same already is not written
    again. Asks nobody: for who may write, or holds a link. Raises NobodyCame, ConfirmedAlready, ChangedMeanwhile, Invalid.
    """
    async with transaction():
        row = await locked(consultation)
        if by == "table" or row["state"] == rules.NO_SHOW:
            rules.check_write(row["state"])
        theirs = lines_of(said_of_row(row))
        mine = lines_of(said)
        wanted = (merged if by == "staff" else mine_first)(_began(before, theirs), mine, theirs)
        if wanted == theirs and row["state"] == RECORDED:
            return
        await _write(actor, row, said_of(wanted), theirs, by=by, who=who or str(actor), now=now)
        await state_amounts(consultation, now=now)


async def write_as_staff(actor: Actor, consultation: UUID, said: Said, before: Lines, *, now: datetime) -> None:
    """What the company had confirmed has to be confirmed again once it reads otherwise. Raises NotFound and what
    `write_down` raises.
    """
    await record_for(actor, consultation, Consultations.CONSULTATION_WRITE)
    await write_down(actor, consultation, said, before, by="staff", now=now)


async def add_walk_in(actor: Actor, walk_in: WalkIn, *, chance: Random, now: datetime) -> UUID:
    """The record of a meeting that nobody had arranged, held now; the one that is there where this was sent before. Asks
    nobody: for who may write, or holds a link.
    """
    async with transaction():
        made = ConsultationRecord(
            id=uuid4(),
            code=await fresh_code(walk_in.edition, chance),
            edition=walk_in.edition,
            origin=walk_in.origin,
            company=walk_in.company,
            counterpart=walk_in.counterpart,
            counterpart_name="" if walk_in.counterpart else walk_in.counterpart_name,
            held_at=walk_in.held_at or now,
            state=rules.HELD,
            sample=walk_in.sample,
        )
        written = await ConsultationRecord.insert(made).on_conflict(ConsultationRecord.origin, "DO NOTHING")
        if written:
            await record(actor, ConsultationPlanned(consultation=made.id), now=now)
            return UUID(str(made.id))
        found = (
            await ConsultationRecord.select(ConsultationRecord.id)
            .where(ConsultationRecord.origin == walk_in.origin)
            .first()
        )
        if found is None:
            raise NotFound
        return UUID(str(found["id"]))


async def confirm(
    actor: Actor,
    consultation: UUID,
    said: Said,
    before: Lines,
    *,
    company: UUID,
    consent: str,
    now: datetime,
) -> None:
    """For a company's own record: what it corrects, or writes where nobody did, that it stands by it, and whether its
    amounts may be published under its name. Confirming the same again changes nothing. Raises NotFound, NothingToConfirm,
    Invalid.
    """
    async with transaction():
        row = await locked(consultation)
        if row["company"] != company:
            raise NotFound
        theirs = lines_of(said_of_row(row))
        wanted = mine_first(_began(before, theirs), lines_of(said), theirs)
        rules.check_confirm(row["state"], row["held_at"], now, wrote=bool(said.outcome))
        if wanted == theirs and row["state"] == CONFIRMED and row["consent"] == consent:
            return
        if wanted != theirs:
            await _write(actor, row, said_of(wanted), theirs, by="company", who=str(actor), now=now)
        values: dict[Any, Any] = {
            "state": CONFIRMED,
            "confirmed_at": now,
            "confirmed_by": str(actor),
            "consent": consent,
            "version": row["version"] + 1 + (wanted != theirs),
        }
        await ConsultationRecord.update(values).where(ConsultationRecord.id == consultation)
        changes = [Change("consent", row["consent"], consent)] if row["consent"] != consent else []
        fact = ConsultationConfirmed(consultation=consultation, by="company", consent=consent)
        await record(actor, fact, now=now, changes=changes)
        await state_amounts(consultation, now=now)


async def locked(consultation: UUID) -> dict[str, Any]:
    """Its row, which nobody else changes meanwhile. Raises NotFound."""
    mine = ConsultationRecord.id == consultation
    row: dict[str, Any] | None = await ConsultationRecord.select().where(mine).first().lock_rows("UPDATE")
    if row is None:
        raise NotFound
    return row


def _began(before: Lines, theirs: Lines) -> Lines:
    """Where nobody has written anything, every form began from nothing."""
    return before if theirs["product"] else {**NOTHING, **before}


async def fresh_code(edition: UUID, chance: Random) -> str:
    """None of this edition's records or meetings has it: a record of a meeting is called as the meeting is."""
    records = await ConsultationRecord.select(ConsultationRecord.code).where(ConsultationRecord.edition == edition)
    meetings = await Meeting.select(Meeting.code).where(Meeting.edition == edition)
    return new_code({row["code"] for row in [*records, *meetings]}, chance)


async def _write(
    actor: Actor, row: Mapping[str, Any], said: Said, theirs: Lines, *, by: By, who: str, now: datetime
) -> None:
    if wrong := rules.mistake_in(said.consulted, said.expected, said.horizon):
        raise Invalid(dict([wrong]))
    values: dict[Any, Any] = {
        **{name: getattr(said, name) for name in ("language", "product", "outcome", "next_step", "words", "source")},
        "currency": said.currency,
        "consulted": said.consulted.minor if said.consulted else None,
        "expected": said.expected.minor if said.expected else None,
        "horizon": said.horizon,
        "state": RECORDED,
        "recorded_at": now,
        "recorded_by": who,
        "confirmed_at": None,
        "confirmed_by": "",
        "held_at": row["held_at"] or now,
        "version": row["version"] + 1,
    }
    await ConsultationRecord.update(values).where(ConsultationRecord.id == row["id"])
    wanted = lines_of(said)
    changes = [Change(name, theirs[name], wanted[name]) for name in LINES if theirs[name] != wanted[name]]
    await record(actor, ConsultationWritten(consultation=row["id"], by=by), now=now, changes=changes)
