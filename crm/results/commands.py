"""Freezing a report, correcting it by another revision, and publishing what somebody else froze."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec
from piccolo.querystring import QueryString

from core.access.rules import reach, require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import refusing, transaction
from core.errors import Conflict, Denied, mark
from core.journal.commands import record
from core.live.notices import tell
from crm.agreements.days import day_in_seoul
from crm.results.comparing import Move, moved_between
from crm.results.definitions import VERSION, definitions_now
from crm.results.facts import ReportCorrected, ReportFrozen, ReportPublished
from crm.results.names import names_now
from crm.results.permissions import Results
from crm.results.publishing import alike_in, shown_to_all
from crm.results.queries import Report, report_called, take_room
from crm.results.rates import rates_of
from crm.results.rules import Figures, Moment, Scope
from crm.results.statement import counting_in
from crm.results.summing import figures_of
from crm.results.tables import ResultReport
from crm.results.waves import waves_of
from i18n.text import Translated, to_json

SUBJECT = "results"
BEHIND = """
SELECT '[' || string_agg('["' || deal || '","' || array_to_string(entries, '","') || '"]', ',' ORDER BY deal) || ']' AS told
FROM crm_result_deal WHERE report = {}
"""
NEXT = (
    "SELECT coalesce(max(split_part(number, '-', 2)::int), 0) + 1 AS next FROM crm_result_report WHERE number LIKE {}"
)
LOCK = "SELECT pg_advisory_xact_lock(hashtext('crm_result_report'))"
FOLLOWED = "SELECT EXISTS (SELECT FROM crm_result_report WHERE corrects = {}) AS there"


class NothingCounted(Conflict):
    message = mark("Nothing is counted there: there is no report to freeze.")


class NothingMoved(Conflict):
    message = mark("No figure has moved since: there is nothing to correct.")


class OwnReport(Conflict):
    message = mark("Somebody else than the one who froze it publishes a report.")


class PublishedAlready(Conflict):
    message = mark("It is published already; what was wrong is put right by a correction.")


class CorrectedAlready(Conflict):
    message = mark("It was corrected already: correct the newest revision.")


class InTheFuture(Conflict):
    message = mark("A report is about days that are over, or today.")


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is about to be frozen."""

    number: str
    revision: int
    title: Translated
    moment: Moment
    corrects: UUID | None = None
    reason: str = ""
    sample: bool = False


async def freeze(actor: Actor, *, title: Translated, scope: Scope, now: datetime, sample: bool = False) -> str:
    """The report's name, `number-revision`. Its figures are those of now, and nothing that is reported later changes
    them. Raises NothingCounted, InTheFuture, Denied.
    """
    _entitled(actor, Results.RESULT_FREEZE)
    if scope.until > day_in_seoul(now):
        raise InTheFuture
    async with transaction():
        number = await _next_number(now)
        draft = _Draft(number, 1, title, Moment(scope, now), sample=sample)
        key, _ = await _write(actor, draft, now)
        await record(actor, ReportFrozen(report=key, number=number, revision=1), now=now)
    return f"{number}-1"


async def correct(actor: Actor, name: str, *, because: str, now: datetime) -> str:
    """A new revision about the same days, as it is known now, which says what moved, and why; the old one stays. Raises
    NothingMoved, CorrectedAlready, NotFound, Denied.
    """
    _entitled(actor, Results.RESULT_FREEZE)
    async with transaction():
        await DB.run_querystring(QueryString(LOCK))
        before = await report_called(actor, name)
        if (await DB.run_querystring(QueryString(FOLLOWED, before.id)))[0]["there"]:
            raise CorrectedAlready
        draft = _Draft(
            before.number,
            before.revision + 1,
            before.title,
            Moment(before.scope, now),
            before.id,
            because,
            before.sample,
        )
        key, moves = await _write(actor, draft, now, before)
        fact = ReportCorrected(report=key, number=before.number, revision=draft.revision, moved=len(moves))
        await record(actor, fact, now=now, because=because)
    return f"{before.number}-{draft.revision}"


async def publish(actor: Actor, name: str, *, now: datetime) -> None:
    """Everybody can read it from now on. Raises OwnReport, PublishedAlready, NotFound, Denied."""
    _entitled(actor, Results.RESULT_PUBLISH)
    async with transaction():
        found = await report_called(actor, name)
        values: dict[Any, Any] = {ResultReport.published_at: now, ResultReport.published_by: str(actor)}
        waiting = (ResultReport.id == found.id) & ResultReport.published_at.is_null()
        async with refusing({"crm_result_report_two_people": OwnReport()}):
            if not await ResultReport.update(values).where(waiting).returning(ResultReport.id):
                raise PublishedAlready
        fact = ReportPublished(report=found.id, number=found.number, revision=found.revision)
        await record(actor, fact, now=now)
        await tell(SUBJECT)


def may_everywhere(actor: Actor, permission: Results) -> bool:
    """A report is of all countries: who is limited to some freezes none, and publishes none."""
    return reach(actor, permission).everywhere


def _entitled(actor: Actor, permission: Results) -> None:
    """Raises Denied."""
    require(actor, permission)
    if not may_everywhere(actor, permission):
        raise Denied


async def _next_number(now: datetime) -> str:
    """`year-counter`, one after the other."""
    await DB.run_querystring(QueryString(LOCK))
    year = day_in_seoul(now).year
    row = (await DB.run_querystring(QueryString(NEXT, f"{year}-%")))[0]
    return f"{year}-{row['next']:03d}"


async def _write(
    actor: Actor, draft: _Draft, now: datetime, before: Report | None = None
) -> tuple[UUID, tuple[Move, ...]]:
    """The figures, and which deals and entries they are of. Its row is referred to by these, so it is written first, and
    deferred constraints are not needed.
    """
    key = uuid4()
    await ResultReport.insert(_row(key, draft, actor, now))
    await take_room()
    rows = await DB.run_querystring(counting_in(key, draft.moment))
    rates, waves = await rates_of(draft.moment.scope.until), await waves_of(draft.moment, None)
    figures = figures_of(rows, rates, await names_now(), waves)
    if not figures.total.cells and before is None:
        raise NothingCounted
    moves = moved_between(before.figures, figures) if before else ()
    if before and not moves:
        raise NothingMoved
    written: dict[Any, Any] = {
        ResultReport.figures: msgspec.json.encode(figures).decode(),
        ResultReport.public: msgspec.json.encode(shown_to_all(figures, alike_in(rows))).decode(),
        ResultReport.moves: msgspec.json.encode(moves).decode(),
        ResultReport.digest: await _digest(key, draft, figures),
    }
    await ResultReport.update(written).where(ResultReport.id == key)
    return key, moves


def _row(key: UUID, draft: _Draft, actor: Actor, now: datetime) -> ResultReport:
    return ResultReport(
        id=key,
        number=draft.number,
        revision=draft.revision,
        title=to_json(draft.title),
        scope=msgspec.json.encode(draft.moment.scope).decode(),
        until=draft.moment.scope.until,
        known_at=draft.moment.known_at,
        definition=VERSION,
        definitions=msgspec.json.encode(definitions_now()).decode(),
        corrects=draft.corrects,
        reason=draft.reason,
        figures="{}",
        public="{}",
        digest=UNWRITTEN,
        frozen_at=now,
        frozen_by=str(actor),
        sample=draft.sample,
    )


UNWRITTEN = "0" * 64
"""Until its figures are written, in the same transaction (crm_result_kept, migration)."""


async def _digest(report: UUID, draft: _Draft, figures: Figures) -> str:
    """Of the scope, the figures and the entries that stand behind them: who has these can tell whether they are the same."""
    rows = await DB.run_querystring(QueryString(BEHIND, report))
    behind = msgspec.Raw((rows[0]["told"] or "[]").encode())
    whole = [draft.number, draft.revision, draft.moment, VERSION, figures, behind]
    return hashlib.sha256(msgspec.json.encode(whole, order="sorted")).hexdigest()
