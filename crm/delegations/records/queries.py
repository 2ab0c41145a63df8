"""Reading what was said at the meetings of a visit, for somebody who sees the visit."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from piccolo.querystring import QueryString

from core.access.accounts.queries import names_of
from core.db.engine import DB
from core.errors import NotFound
from crm.delegations.records.rules import lines_from
from crm.delegations.records.tables import MeetingRecord, RecordPresent
from directory.people.queries import people_with
from directory.people.rules import Known

ACTIONS = """
SELECT i.record, i.side, t.id AS task, t.title, t.due_on, t.state, t.owner, coalesce(a.name, '') AS owner_name
FROM crm_action_item i JOIN crm_task t ON t.id = i.task LEFT JOIN core_account a ON a.id = t.owner
WHERE i.record = ANY({}) ORDER BY t.due_on, t.made_at, t.id
"""
OWNERLESS = """
SELECT t.id, t.title FROM crm_action_item i JOIN crm_task t ON t.id = i.task JOIN crm_meeting_record r ON r.id = i.record
WHERE r.visit = {} AND t.state = 'open' AND t.owner IS NULL ORDER BY t.due_on, t.id
"""


@dataclass(frozen=True, slots=True)
class Action:
    """What is to be done: a task, and which side promised it."""

    record: UUID
    side: str
    task: UUID
    title: str
    due_on: date
    state: str
    owner: UUID | None
    owner_name: str


@dataclass(frozen=True, slots=True)
class Written:
    """What was said, in one language; `people` are of the directory, `colleagues` names by account."""

    id: UUID
    item: UUID | None
    title: str
    held_at: datetime
    zone: str
    place: str
    official: bool
    lang: str
    they_said: str
    we_said: str
    agreed: str
    others: str
    version: int
    made_at: datetime
    made_by: str
    people: tuple[Known, ...]
    colleagues: Mapping[UUID, str]
    actions: tuple[Action, ...]

    @property
    def local(self) -> datetime:
        return self.held_at.astimezone(ZoneInfo(self.zone))

    @property
    def lines(self) -> dict[str, str]:
        """As its form has it."""
        row = {name: getattr(self, name) for name in self.__slots__}
        return lines_from(row, [str(one.id) for one in self.people], [str(one) for one in self.colleagues])


async def written_down(visit: UUID) -> list[Written]:
    """The earliest meeting first."""
    rows = await MeetingRecord.select().where(MeetingRecord.visit == visit).order_by(MeetingRecord.held_at)
    return await _whole(rows)


async def record_of(visit: UUID, record: UUID) -> Written:
    """Raises NotFound."""
    rows = await MeetingRecord.select().where((MeetingRecord.visit == visit) & (MeetingRecord.id == record))
    if not rows:
        raise NotFound
    return (await _whole(rows))[0]


async def ownerless(visit: UUID) -> list[tuple[UUID, str]]:
    """What was agreed to be done and nobody does: ids and titles."""
    rows = await DB.run_querystring(QueryString(OWNERLESS, visit))
    return [(row["id"], row["title"]) for row in rows]


async def visits_written_down(visits: Collection[UUID]) -> set[UUID]:
    """Those of them with at least one record."""
    if not visits:
        return set()
    there = MeetingRecord.visit.is_in([*visits])
    return set(await MeetingRecord.select(MeetingRecord.visit).where(there).output(as_list=True))


async def _whole(rows: Sequence[Mapping[str, Any]]) -> list[Written]:
    ids = [row["id"] for row in rows]
    if not ids:
        return []
    present = await RecordPresent.select().where(RecordPresent.record.is_in(ids))
    people = await people_with({row["person"] for row in present if row["person"]})
    names = await names_of({row["account"] for row in present if row["account"]})
    actions: dict[UUID, list[Action]] = defaultdict(list)
    for row in await DB.run_querystring(QueryString(ACTIONS, ids)):
        actions[row["record"]].append(Action(**row))
    theirs: dict[UUID, list[Known]] = defaultdict(list)
    ours: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for row in present:
        if row["person"]:
            theirs[row["record"]].append(people[row["person"]])
        else:
            ours[row["record"]][row["account"]] = names.get(row["account"], "–")
    return [
        Written(
            **{name: value for name, value in row.items() if name != "visit"},
            people=tuple(theirs[row["id"]]),
            colleagues=ours[row["id"]],
            actions=tuple(actions[row["id"]]),
        )
        for row in rows
    ]
