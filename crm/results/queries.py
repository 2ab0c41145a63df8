"""Reading results: a report of the ledger as it stands, and those that are frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from piccolo.columns.combination import Where, WhereRaw
from piccolo.querystring import QueryString

from core.access.rules import reach, require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import one_moment
from core.errors import NotFound
from crm.results.comparing import Move
from crm.results.definitions import in_order
from crm.results.names import names_now
from crm.results.permissions import Results
from crm.results.rates import rates_of
from crm.results.rules import Figures, Moment, Scope
from crm.results.statement import live
from crm.results.summing import figures_of
from crm.results.tables import ResultReport
from crm.results.waves import waves_of
from i18n.text import Translated, required

ROOM = "SELECT set_config('work_mem', '64MB', true), set_config('enable_nestloop', 'off', true)"
"""For the transaction that sums a whole ledger: it is hashed in memory, whatever the planner knows of its size."""


@dataclass(frozen=True, slots=True)
class Report:
    """A frozen one; `latest` is its newest revision that is published, 0 for none."""

    id: UUID
    number: str
    revision: int
    title: Translated
    scope: Scope
    known_at: datetime
    definition: int
    definitions: Mapping[str, Mapping[str, str]]
    figures: Figures
    public: Figures
    moves: tuple[Move, ...]
    reason: str
    corrects: UUID | None
    digest: str
    frozen_at: datetime
    frozen_by: str
    published_at: datetime | None
    published_by: str
    sample: bool

    @property
    def name(self) -> str:
        """As it is quoted, and as its address has it."""
        return f"{self.number}-{self.revision}"


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of reports."""

    number: str
    revision: int
    title: Translated
    until: date
    frozen_at: datetime
    published_at: datetime | None
    sample: bool
    latest: bool


def countries_of(actor: Actor) -> list[str] | None:
    """Those to which the actor's sight of results is limited; None for all. Raises Denied."""
    require(actor, Results.RESULT_READ)
    covered = reach(actor, Results.RESULT_READ)
    return None if covered.everywhere else sorted(covered.named("country"))


async def take_room() -> None:
    """In a transaction, until it ends."""
    await DB.run_querystring(QueryString(ROOM))


async def figures_now(actor: Actor, moment: Moment) -> Figures:
    """Everything that is counted, also of deals that the actor may not open. Raises Denied."""
    countries = countries_of(actor)
    async with one_moment():
        await take_room()
        rows = await DB.run_querystring(live(moment, countries))
        rates = await rates_of(moment.scope.until)
        return figures_of(rows, rates, await names_now(), await waves_of(moment, countries))


async def reports(actor: Actor) -> list[Listed]:
    """The newest first."""
    rows = (
        await ResultReport.select(
            ResultReport.number,
            ResultReport.revision,
            ResultReport.title,
            ResultReport.until,
            ResultReport.frozen_at,
            ResultReport.published_at,
            ResultReport.sample,
        )
        .where(_seen(actor))
        .order_by(ResultReport.frozen_at, ascending=False)
    )
    newest: dict[str, int] = {}
    for row in rows:
        newest[row["number"]] = max(newest.get(row["number"], 0), row["revision"])
    return [
        Listed(**{**row, "title": required(row["title"])}, latest=newest[row["number"]] == row["revision"])
        for row in rows
    ]


async def report_called(actor: Actor, name: str) -> Report:
    """By `number-revision`. Raises NotFound, Denied."""
    number, _, revision = name.rpartition("-")
    if not revision.isdecimal() or len(revision) > 4:
        raise NotFound
    named = (ResultReport.number == number) & (ResultReport.revision == int(revision))
    row = await ResultReport.select().where(named & _seen(actor)).first()
    if row is None:
        raise NotFound
    return read_report(row)


async def revisions_of(actor: Actor, number: str) -> list[Listed]:
    """Of one report, the newest first."""
    return [one for one in await reports(actor) if one.number == number]


async def published_before(actor: Actor, report: Report) -> Report | None:
    """The revision that everybody could read until this one."""
    older = (ResultReport.number == report.number) & (ResultReport.revision < report.revision)
    shown = older & ResultReport.published_at.is_not_null()
    row = (
        await ResultReport.select().where(shown & _seen(actor)).order_by(ResultReport.revision, ascending=False).first()
    )
    return read_report(row) if row else None


def read_report(row: Mapping[str, Any]) -> Report:
    decode = msgspec.json.decode
    read: dict[str, Any] = {
        "title": required(row["title"]),
        "scope": decode(row["scope"], type=Scope),
        "definitions": in_order(decode(row["definitions"])),
        "figures": decode(row["figures"], type=Figures),
        "public": decode(row["public"], type=Figures),
        "moves": decode(row["moves"], type=tuple[Move, ...]),
    }
    return Report(**{name: read.get(name, row[name]) for name in Report.__slots__})


def _seen(actor: Actor) -> Where | WhereRaw:
    """For who is limited to the desk of a country: of that country, or published."""
    countries = countries_of(actor)
    if countries is None:
        return WhereRaw("TRUE")
    mine = "(published_at IS NOT NULL OR scope ->> 'country' = ANY({}))"
    return WhereRaw(mine, countries)


async def scopes_offered() -> dict[str, Sequence[str]]:
    """What deals there are to choose a scope from, by side."""
    rows = await DB.run_querystring(QueryString(OFFERED))
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["side"], []).append(row["value"])
    return dict(found)


OFFERED = """
SELECT 'edition' AS side, slug AS value FROM expo_edition WHERE id IN (SELECT edition FROM crm_deal)
UNION ALL SELECT 'country', code FROM directory_country WHERE id IN (SELECT country FROM crm_deal)
UNION ALL SELECT 'agreement', code FROM crm_agreement WHERE sight = 'team' AND id IN (SELECT agreement FROM crm_deal)
UNION ALL SELECT 'visit', code FROM crm_visit WHERE sight = 'team' AND id IN (SELECT visit FROM crm_deal)
UNION ALL SELECT * FROM (SELECT DISTINCT 'field', field FROM crm_deal WHERE field <> '') f
ORDER BY 1, 2
"""
