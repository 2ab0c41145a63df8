"""Trying a sheet out, which does everything and takes it back, and applying it; at once or by a worker."""

import json
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec
from msgspec.json import encode
from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import NotFound
from core.journal.commands import record, record_each
from directory.imports.facts import SheetApplied
from directory.imports.reading.headers import body_of, header_in
from directory.imports.rows import loading
from directory.imports.rows.belonging import PARENT
from directory.imports.rows.outcomes import Plan, Told
from directory.imports.rows.planning import planned
from directory.imports.rows.wanted import Setting
from directory.imports.rows.writing import keep_steps, write
from directory.imports.tables import SheetImport, SheetPage, SheetRow
from directory.organisations.standing.commands import ONE_TREE

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('directory_import'))"
"""Two sheets at once would each not see what the other adds."""
ROWS_A_STATEMENT = 2_000
Telling = Callable[[int, int], Awaitable[None]]
Cells = Mapping[int, Sequence[str]]


class _TakenBack(Exception):
    """Nothing of a trial stays."""


async def say_nothing(_done: int, _total: int) -> None:
    """For whoever waits for the page anyway."""


async def looked(actor: Actor, one: Mapping[str, Any], now: datetime, tell: Telling = say_nothing) -> None:
    """In a savepoint of the caller's transaction, which is taken back; what became of every row is kept."""
    done: list[tuple[list[Plan], Cells]] = []
    with suppress(_TakenBack):
        async with transaction():
            plans, cells = await _plans(actor, one, now)
            await _carried_out(actor, plans, now, tell)
            done.append((plans, cells))
            raise _TakenBack
    plans, cells = done[0]
    for plan in plans:
        if plan.outcome == "created":
            plan.target = None
    async with transaction():
        await _keep_rows(one["id"], plans, cells)
        values: dict[Any, Any] = {
            SheetImport.state: "looked",
            SheetImport.doing: None,
            SheetImport.tally: _tally(plans),
        }
        await SheetImport.update(values).where(SheetImport.id == one["id"])


async def applied(actor: Actor, one: Mapping[str, Any], now: datetime, tell: Telling = say_nothing) -> None:
    """In the caller's transaction, which holds the import's row. A row that would do something else than was looked at is
    left, and says so.
    """
    seen = {row["number"]: row for row in await SheetRow.select().where(SheetRow.imported == one["id"])}
    plans, cells = await _plans(actor, one, now)
    for plan in plans:
        if plan.writes and not _as_seen(plan, seen.get(plan.wanted.number)):
            plan.put_off("moved")
    await _carried_out(actor, plans, now, tell)
    await keep_steps(one["id"], plans)
    await _keep_rows(one["id"], plans, cells)
    await SheetPage.delete().where(SheetPage.imported == one["id"])
    counts = Counter(plan.outcome for plan in plans)
    values: dict[Any, Any] = {
        SheetImport.state: "applied",
        SheetImport.doing: None,
        SheetImport.tally: _tally(plans),
        SheetImport.applied_at: now,
        SheetImport.applied_by: str(actor),
    }
    await SheetImport.update(values).where(SheetImport.id == one["id"])
    left = counts["conflict"] + counts["refused"] + counts["left"]
    fact = SheetApplied(imported=one["id"], created=counts["created"], updated=counts["updated"], left=left)
    await record(actor, fact, now=now)


async def _plans(actor: Actor, one: Mapping[str, Any], now: datetime) -> tuple[list[Plan], Cells]:
    await DB.run_querystring(QueryString(ONE_AT_A_TIME))
    if PARENT in json.loads(one["mapping"]):
        await DB.run_querystring(QueryString(ONE_TREE))
    page = await SheetPage.select().where(SheetPage.imported == one["id"], SheetPage.position == one["sheet"]).first()
    if page is None:
        raise NotFound
    rows = msgspec.json.decode(page["cells"], type=list[list[str]])
    body = body_of(rows, header_in(rows, one["subject"]))
    chosen = await SheetRow.select(SheetRow.number, SheetRow.choice).where(SheetRow.imported == one["id"])
    countries = await loading.lands()
    setting = Setting(
        subject=one["subject"],
        mapping=json.loads(one["mapping"]),
        country=one["country"],
        days=one["days"],
        three=countries.three,
        known=countries.ids,
        file=one["file"],
    )
    choices = {row["number"]: row["choice"] for row in chosen if row["choice"]}
    return await planned(actor, body, setting, choices, now), dict(body)


async def _carried_out(actor: Actor, plans: Sequence[Plan], now: datetime, tell: Telling) -> None:
    total = sum(plan.writes for plan in plans)
    await tell(0, total)
    await write(plans, lambda done: tell(done, total))
    await record_each(actor, [told for plan in plans if plan.writes for told in plan.facts], now=now)


def _as_seen(plan: Plan, row: Mapping[str, Any] | None) -> bool:
    """It does what was looked at; a new record has another id each time."""
    if row is None or row["outcome"] != plan.outcome:
        return False
    told = msgspec.json.decode(row["told"], type=Told)
    same = plan.outcome == "created" or row["target"] == plan.target
    return same and told.changes == tuple(plan.changes)


async def _keep_rows(imported: UUID, plans: Sequence[Plan], cells: Cells) -> None:
    before = await SheetRow.select(SheetRow.number, SheetRow.choice).where(SheetRow.imported == imported)
    choices = {row["number"]: row["choice"] for row in before}
    await SheetRow.delete().where(SheetRow.imported == imported)
    rows = [
        SheetRow(
            id=uuid4(),
            imported=imported,
            number=plan.wanted.number,
            outcome=plan.outcome,
            target=plan.target,
            digest=plan.wanted.digest,
            told=encode(plan.told(cells.get(plan.wanted.number, ()))).decode(),
            choice=choices.get(plan.wanted.number, ""),
        )
        for plan in plans
    ]
    for first in range(0, len(rows), ROWS_A_STATEMENT):
        await SheetRow.insert(*rows[first : first + ROWS_A_STATEMENT])


def _tally(plans: Sequence[Plan]) -> str:
    return json.dumps(Counter(plan.outcome for plan in plans))
