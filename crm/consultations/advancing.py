"""Records follow their meetings: made, moved and dropped by what a meeting is now, however often and in whatever order it is
told.
"""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.actor import SYSTEM
from core.db.engine import DB
from core.db.transaction import transaction
from core.journal.commands import record
from crm.consultations import rules
from crm.consultations.facts import ConsultationDropped, ConsultationMoved, ConsultationPlanned
from crm.consultations.tables import ConsultationRecord

MEETING = """
SELECT m.id, m.code, m.edition, m.state, m.begins_at, x.organisation AS company, c.organisation AS counterpart, x.sample
FROM expo_meeting m JOIN expo_exhibitor x ON x.id = m.exhibitor JOIN expo_counterpart c ON c.id = m.counterpart
WHERE m.id = {}
"""
BEHIND = """
SELECT m.id FROM expo_meeting m LEFT JOIN crm_consultation_record r ON r.meeting = m.id
WHERE CASE WHEN r.id IS NULL THEN m.state IN ('agreed', 'held', 'no_show')
           WHEN r.state IN ('recorded', 'confirmed_by_company') THEN FALSE
           WHEN m.state IN ('held', 'no_show') THEN r.state <> m.state
           WHEN m.state = 'agreed' THEN r.state <> 'planned' OR r.held_at IS DISTINCT FROM m.begins_at
           ELSE TRUE END
ORDER BY m.begins_at, m.id
"""
"""Meetings whose record is not there, or not as far as they are."""


async def follow_meeting(meeting: UUID, *, now: datetime) -> UUID | None:
    """The record of a meeting, as far as the meeting is now; None where there is to be none. It reads how the meeting stands
    instead of believing what it is told, with the record's row held: a fact that comes twice, late, or before an earlier
    one does no harm.
    """
    async with transaction():
        rows = await DB.run_querystring(QueryString(MEETING, meeting))
        if not rows:
            return None
        await _made(rows[0], now)
        mine = ConsultationRecord.meeting == meeting
        row: dict[str, Any] | None = await ConsultationRecord.select().where(mine).first().lock_rows("UPDATE")
        if row is None:
            return None
        # Read again: whoever held the row before may have been told of a later state.
        there = (await DB.run_querystring(QueryString(MEETING, meeting)))[0]
        after = rules.after_meeting(row["state"], there["state"])
        if after is None:
            await ConsultationRecord.delete().where(ConsultationRecord.id == row["id"])
            await record(SYSTEM, ConsultationDropped(consultation=row["id"]), now=now)
            return None
        await _moved(row, there, after, now)
        found: UUID = row["id"]
        return found


async def catch_up(*, now: datetime) -> int:
    """Every meeting whose record is behind, from whatever was missed; how many there were."""
    rows = await DB.run_querystring(QueryString(BEHIND))
    for row in rows:
        await follow_meeting(row["id"], now=now)
    return len(rows)


async def _made(there: dict[str, Any], now: datetime) -> None:
    """Once, whoever comes first."""
    if there["state"] not in rules.AFTER_MEETING:
        return
    made = ConsultationRecord(
        id=uuid4(),
        code=there["code"],
        edition=there["edition"],
        meeting=there["id"],
        origin=f"meeting:{there['id']}",
        company=there["company"],
        counterpart=there["counterpart"],
        held_at=there["begins_at"],
        sample=there["sample"],
    )
    if await ConsultationRecord.insert(made).on_conflict(ConsultationRecord.origin, "DO NOTHING"):
        await record(SYSTEM, ConsultationPlanned(consultation=made.id), now=now)


async def _moved(row: dict[str, Any], there: dict[str, Any], after: str, now: datetime) -> None:
    values: dict[Any, Any] = {}
    if row["held_at"] != there["begins_at"] and row["state"] not in (rules.RECORDED, rules.CONFIRMED):
        values["held_at"] = there["begins_at"]
    if after != row["state"]:
        values |= {"state": after, "version": row["version"] + 1}
    if values:
        await ConsultationRecord.update(values).where(ConsultationRecord.id == row["id"])
    if after != row["state"]:
        await record(SYSTEM, ConsultationMoved(consultation=row["id"], before=row["state"], after=after), now=now)
