"""Writing down what was said at a meeting of a visit, and what is to be done because of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.forms.merging import Lines, merged
from core.journal.commands import record
from crm.delegations.facts import ActionAgreed, MeetingWrittenDown
from crm.delegations.queries import locked
from crm.delegations.records.queries import record_of
from crm.delegations.records.rules import RecordedAlready, check_lines, columns_of
from crm.delegations.records.tables import ActionItem, MeetingRecord, RecordPresent
from crm.subjects.rules import Subject
from crm.tasks.commands import Chore, add_task

ONCE = {"crm_meeting_record_once": RecordedAlready()}


@dataclass(frozen=True, slots=True)
class Agreed:
    """What is to be done, by whom, by when, and which side promised it."""

    title: str
    due_on: date
    owner: UUID | None
    side: str = "us"
    note: str = ""


async def write_down(
    actor: Actor, code: str, lines: Lines, *, item: UUID | None = None, key: UUID | None = None, now: datetime
) -> UUID:
    """The record's id; `item` is the programme's item that it belongs to. Raises Invalid, RecordedAlready, NotFound."""
    check_lines(lines)
    async with transaction():
        card = await locked(actor, code)
        row = MeetingRecord(
            id=key or uuid4(), visit=card.id, item=item, made_at=now, made_by=str(actor), **columns_of(lines)
        )
        async with refusing(ONCE):
            await MeetingRecord.insert(row)
        await _put_present(row.id, lines)
        await record(actor, MeetingWrittenDown(visit=card.id, meeting=row.id, version=1), now=now)
    return row.id


async def rewrite(actor: Actor, code: str, meeting: UUID, lines: Lines, before: Lines, *, now: datetime) -> None:
    """`before` is what the form began from. Raises ChangedMeanwhile with what both changed, Invalid, NotFound."""
    async with transaction():
        card = await locked(actor, code)
        stored = await record_of(card.id, meeting)
        after = merged(before, lines, stored.lines)
        if after == stored.lines:
            return
        check_lines(after)
        values: dict[Any, Any] = {**columns_of(after), "version": stored.version + 1}
        await MeetingRecord.update(values).where(MeetingRecord.id == meeting)
        await RecordPresent.delete().where(RecordPresent.record == meeting)
        await _put_present(meeting, after)
        fact = MeetingWrittenDown(visit=card.id, meeting=meeting, version=stored.version + 1)
        await record(actor, fact, now=now)


async def agree_on(
    actor: Actor, code: str, meeting: UUID, agreed: Agreed, *, key: UUID | None = None, now: datetime
) -> UUID:
    """A task of the desk, about the visit; whoever it is given to is told. Its id. Raises Denied, NotADesk, NotFound."""
    async with transaction():
        card = await locked(actor, code)
        await record_of(card.id, meeting)
        about = [Subject("visit", card.id)]
        task = await add_task(
            actor, Chore(agreed.title, agreed.due_on, agreed.owner, agreed.note, subjects=about), key=key, now=now
        )
        await ActionItem.insert(ActionItem(id=uuid4(), record=meeting, task=task, side=agreed.side))
        await record(actor, ActionAgreed(visit=card.id, task=task), now=now)
    return task


async def _put_present(meeting: UUID, lines: Lines) -> None:
    rows = [RecordPresent(id=uuid4(), record=meeting, person=UUID(one)) for one in lines["people"].split()]
    rows += [RecordPresent(id=uuid4(), record=meeting, account=UUID(one)) for one in lines["colleagues"].split()]
    if rows:
        await RecordPresent.insert(*rows)
