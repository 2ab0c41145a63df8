"""Tables to sit down at, many at once, and how meetings of an edition are asked for."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, Invalid, NotFound, mark
from core.journal.commands import Change, record
from core.live.notices import tell
from expo.editions.queries import edition_called, held
from expo.meetings.facts import MeetingTermsSet, TablesWritten
from expo.meetings.permissions import Meetings
from expo.meetings.queries import terms_of
from expo.meetings.rules import ChangedMeanwhile
from expo.meetings.tables import Meeting, MeetingTable, MeetingTerms
from expo.meetings.writing import SUBJECT
from expo.venues.tables import Hall

MOST, LONGEST = 200, 20
RANGE = re.compile(r"^(?P<head>[^\d\s]{0,10})(?P<first>\d{1,4})\s*[–—~-]\s*(?P=head)?(?P<last>\d{1,4})$")


class NoSuchTables(Invalid):
    def __init__(self) -> None:
        super().__init__({"codes": mark("Tables look like T01–T30, or T01, T02, T05.")})


class TableNeeded(Conflict):
    message = mark("{count} meetings are to be held at this table. Move them first.")


def codes_in(text: str) -> list[str]:
    """`T01–T30` and `A1, A2, B7`: each code once, in order. Raises NoSuchTables."""
    found: list[str] = []
    for part in re.split(r"[,;、،\n]+", text):
        found += _range(part.strip()) if part.strip() else []
    codes = list(dict.fromkeys(found))
    if not codes or len(codes) > MOST or any(len(one) > LONGEST for one in codes):
        raise NoSuchTables
    return codes


def _range(part: str) -> list[str]:
    matched = RANGE.match(part)
    if matched is None:
        return [part]
    head, first, last = matched["head"], int(matched["first"]), int(matched["last"])
    if not 0 <= last - first < MOST:
        raise NoSuchTables
    return [f"{head}{number:0{len(matched['first'])}d}" for number in range(first, last + 1)]


async def add_tables(actor: Actor, *, edition: str, codes: Sequence[str], hall: str = "", now: datetime) -> int:
    """How many are new; those that are there already stay as they are. Raises Denied, NoSuchEdition, NotFound."""
    require(actor, Meetings.MEETING_WRITE)
    async with transaction():
        row = await held(edition)
        where = await Hall.select(Hall.id).where((Hall.edition == row.id) & (Hall.code == hall)).first()
        if hall and where is None:
            raise NotFound
        there = set(
            await MeetingTable.select(MeetingTable.code).where(MeetingTable.edition == row.id).output(as_list=True)
        )
        new = [one for one in codes if one not in there]
        if not new:
            return 0
        key = where["id"] if where else None
        await MeetingTable.insert(*(MeetingTable(id=uuid4(), edition=row.id, hall=key, code=one) for one in new))
        await record(actor, TablesWritten(edition=row.id, codes=tuple(new)), now=now)
        await tell(SUBJECT)
    return len(new)


async def close_table(actor: Actor, table: UUID, *, closed: bool, now: datetime) -> None:
    """No meeting is put at a closed one; it may be opened again. Raises Denied, NotFound, TableNeeded."""
    require(actor, Meetings.MEETING_WRITE)
    async with transaction():
        rows = await MeetingTable.select().where(MeetingTable.id == table).lock_rows("NO KEY UPDATE")
        if not rows:
            raise NotFound
        coming = (Meeting.table == table) & (Meeting.state == "agreed") & (Meeting.ends_at > now)
        count = await Meeting.count().where(coming) if closed else 0
        if count:
            raise TableNeeded(count=count)
        values: dict[Any, Any] = {MeetingTable.closed: closed}
        await MeetingTable.update(values).where(MeetingTable.id == table)
        await record(actor, TablesWritten(edition=rows[0]["edition"], codes=(rows[0]["code"],)), now=now)
        await tell(SUBJECT)


async def set_terms(
    actor: Actor, *, edition: str, answer_days: int, remind_days: int, revision: int, now: datetime
) -> None:
    """Questions that wait keep their day. `revision` is what was read. Raises ChangedMeanwhile, Denied, NoSuchEdition."""
    require(actor, Meetings.MEETING_WRITE)
    async with transaction():
        row = await edition_called(edition)
        known = await terms_of((await held(edition)).id)
        if known.revision != revision:
            raise ChangedMeanwhile
        values: dict[Any, Any] = {
            MeetingTerms.answer_days: answer_days,
            MeetingTerms.remind_days: remind_days,
            MeetingTerms.revision: revision + 1,
        }
        if known.revision:
            await MeetingTerms.update(values).where(MeetingTerms.edition == row.id)
        else:
            await MeetingTerms.insert(MeetingTerms({**values, MeetingTerms.id: uuid4(), MeetingTerms.edition: row.id}))
        changes = [
            Change("answer_days", str(known.answer_days), str(answer_days)),
            Change("remind_days", str(known.remind_days), str(remind_days)),
        ]
        await record(actor, MeetingTermsSet(edition=row.id), now=now, changes=changes)
