"""Reading wishes and runs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.errors import NotFound
from core.jobs.tables import Job
from expo.meetings.matching.asked import Asked
from expo.meetings.matching.gathering import Problem
from expo.meetings.matching.proposals import Proposal
from expo.meetings.matching.tables import MatchRun
from expo.meetings.permissions import Meetings
from i18n.text import Translated, required

FRESH = """(NOT starts_with(w.made_by, 'staff:') AND w.made_at > coalesce((
    SELECT max(known.since) FROM (SELECT min(r.made_at) AS since FROM expo_match_run r
        WHERE r.edition = w.edition AND r."like" IS NULL GROUP BY r.digest) known), '-infinity'))"""
"""Of a wish `w`: those who wish said it themselves, and no timetable has asked about it yet. One that was tried again with
another seed knows no more than the first with its digest did.
"""
WISHES = f"""
SELECT w.id, w.exhibitor, w.counterpart, w.of_exhibitor, w.of_counterpart, w.half, x.code AS exhibitor_code,
    o.name AS exhibitor_name, c.code AS counterpart_code, p.name AS counterpart_name,
    {FRESH} AS fresh, CASE WHEN starts_with(w.made_by, 'exhibitor:') THEN w.exhibitor ELSE w.counterpart END AS said_by
FROM expo_match_wish w JOIN expo_exhibitor x ON x.id = w.exhibitor JOIN directory_organisation o ON o.id = x.organisation
JOIN expo_counterpart c ON c.id = w.counterpart JOIN directory_organisation p ON p.id = c.organisation
WHERE w.edition = {{}} ORDER BY c.code, x.code
"""  # noqa: S608 -- our own constants
PARTIES = """
SELECT x.id, x.code, o.name, 'exhibitor' AS side FROM expo_exhibitor x JOIN directory_organisation o ON o.id = x.organisation
WHERE x.edition = {} AND x.state IN ('approved', 'contracted', 'confirmed')
UNION ALL SELECT c.id, c.code, o.name, 'counterpart' FROM expo_counterpart c
JOIN directory_organisation o ON o.id = c.organisation WHERE c.edition = {} ORDER BY code
"""
TABLES = "SELECT id, code FROM expo_meeting_table WHERE edition = {} ORDER BY code"
INTERPRETERS = "SELECT count(*) AS count FROM expo_interpreter WHERE edition = {}"


@dataclass(frozen=True, slots=True)
class Wished:
    """`fresh`: `said_by` one of the two after the last timetable was asked for."""

    id: UUID
    exhibitor: UUID
    counterpart: UUID
    of_exhibitor: str
    of_counterpart: str
    half: str
    exhibitor_code: str
    exhibitor_name: Translated
    counterpart_code: str
    counterpart_name: Translated
    fresh: bool
    said_by: UUID


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody who meets, as people call them."""

    id: UUID
    code: str
    name: Translated
    side: str


@dataclass(frozen=True, slots=True)
class Run:
    """`proposed` is None until something was found; `like` the run that it mends."""

    id: UUID
    edition: UUID
    number: int
    like: int | None
    asked: Asked
    seed: int
    digest: str
    proposed: Proposal | None
    meetings: tuple[UUID, ...]
    job: UUID | None
    made_at: datetime
    made_by: str
    stopped_at: datetime | None
    finished_at: datetime | None
    applied_at: datetime | None
    undone_at: datetime | None


async def wishes_of(actor: Actor, edition: UUID) -> list[Wished]:
    """By counterpart. Raises Denied."""
    require(actor, Meetings.MEETING_READ)
    rows: Any = await DB.run_querystring(QueryString(WISHES, edition))
    names = ("exhibitor_name", "counterpart_name")
    return [Wished(**{**row, **{name: required(row[name]) for name in names}}) for row in rows]


async def parties_of(actor: Actor, edition: UUID) -> dict[UUID, Called]:
    """Exhibitors that take part and counterparts, by code. Raises Denied."""
    require(actor, Meetings.MEETING_READ)
    rows: Any = await DB.run_querystring(QueryString(PARTIES, edition, edition))
    return {row["id"]: Called(row["id"], row["code"], required(row["name"]), row["side"]) for row in rows}


def silent(parties: Iterable[Called], wishes: Iterable[Wished]) -> list[Called]:
    """Who has not said whom they wish to meet."""
    said = {one.exhibitor for one in wishes if one.of_exhibitor != "open"}
    said |= {one.counterpart for one in wishes if one.of_counterpart != "open"}
    return [one for one in parties if one.id not in said]


async def tables_of(edition: UUID) -> dict[UUID, str]:
    """Codes of the tables."""
    rows: Any = await DB.run_querystring(QueryString(TABLES, edition))
    return {row["id"]: row["code"] for row in rows}


async def interpreters_in(edition: UUID) -> int:
    rows: Any = await DB.run_querystring(QueryString(INTERPRETERS, edition))
    return int(rows[0]["count"])


async def runs_of(actor: Actor, edition: UUID) -> list[Run]:
    """The newest first. Raises Denied."""
    require(actor, Meetings.MEETING_READ)
    rows = (
        await MatchRun.select(*_columns()).where(MatchRun.edition == edition).order_by(MatchRun.number, ascending=False)
    )
    return [_run(row) for row in rows]


async def run_numbered(edition: UUID, number: int, *, lock: bool = False) -> Run:
    """Raises NotFound."""
    query = MatchRun.select(*_columns()).where((MatchRun.edition == edition) & (MatchRun.number == number))
    rows = await (query.lock_rows("UPDATE") if lock else query)
    if not rows:
        raise NotFound
    return _run(rows[0])


async def run_with(key: UUID) -> Run:
    """Raises NotFound."""
    rows = await MatchRun.select(*_columns()).where(MatchRun.id == key)
    if not rows:
        raise NotFound
    return _run(rows[0])


async def problem_in(run: UUID) -> Problem:
    """As it was when the run was asked for."""
    row = await MatchRun.select(MatchRun.problem).where(MatchRun.id == run).first()
    if row is None:
        raise NotFound
    return msgspec.json.decode(row["problem"], type=Problem)


async def on_its_way(run: Run) -> Mapping[str, Any] | None:
    """`state`, `done` and `total` of its job, while it is not over."""
    if run.job is None or run.finished_at:
        return None
    row = await Job.select(Job.id, Job.state, Job.done, Job.total).where(Job.id == run.job).first()
    return row if row and row["state"] in ("queued", "running") else None


def _columns() -> list[Any]:
    """All but the problem, which is large."""
    left_out = {"problem", "note"}
    return [one for one in MatchRun.all_columns() if one._meta.name not in left_out]


def _run(row: Mapping[str, Any]) -> Run:
    read = {
        "asked": msgspec.json.decode(row["asked"], type=Asked),
        "proposed": msgspec.json.decode(row["proposed"], type=Proposal) if row["proposed"] else None,
        "meetings": msgspec.json.decode(row["meetings"], type=tuple[UUID, ...]),
    }
    return Run(**{**row, **read})
