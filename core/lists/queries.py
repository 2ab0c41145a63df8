"""Reading a page of a list: as many questions whether it has five rows or five thousand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from core.access.rules import require
from core.db.engine import DB
from core.lists import at_hand, sql
from core.lists.columns import Listed, Looking, Row
from core.lists.days import Span
from core.lists.rules import Asked, Filter, sorts_of
from core.lists.sheets import COUNTED, Group, Sheet

A_PAGE = 50
A_BOARD = 200
MOST_GROUPS = 200
MOST_EXPORTED = 10_000


async def sheet_of(listed: Listed, asked: Asked, looking: Looking, *, most: int = A_PAGE) -> Sheet:
    """Where nothing is called as it was typed, what is called nearly so. Raises Denied."""
    require(looking.actor, listed.permission)
    found = await _sheet(listed, asked, looking, most)
    if listed.near is not None and asked.words and not asked.after and not found.rows:
        found = replace(await _sheet(listed, replace(asked, near=True), looking, most), near=True)
    if listed.enriched is not None:
        found = replace(found, rows=tuple(await listed.enriched(looking, found.rows)))
    if listed.noted is not None:
        await listed.noted(looking, found.rows, asked)
    return found


async def _sheet(listed: Listed, asked: Asked, looking: Looking, most: int) -> Sheet:
    if listed.whole is not None:
        return at_hand.sheet_of(await listed.whole(looking, asked), listed, asked, looking, most)
    rows = await DB.run_querystring(sql.page_of(listed, asked, looking, most + 1))
    found = [_row(listed, asked, one) for one in rows]
    counted = await DB.run_querystring(sql.number_of(listed, asked, looking, COUNTED + 1))
    after = (*found[most - 1].sort, found[most - 1].id) if len(found) > most else ()
    return Sheet(tuple(found[:most]), counted[0]["number"], await _groups(listed, asked, looking), after)


async def board_of(listed: Listed, asked: Asked, looking: Looking) -> Sheet:
    """By its own column, each in the order of the list; at most A_BOARD cards."""
    return await sheet_of(listed, replace(asked, group=listed.board, after=()), looking, most=A_BOARD)


async def month_of(listed: Listed, asked: Asked, looking: Looking, days: Sequence[date]) -> Sheet:
    """What has its day among these."""
    column = listed.column(listed.calendar)
    if column is None:
        raise LookupError(listed.calendar)
    span = Filter(column, (), (Span(days[0], days[-1]),))
    within = replace(asked, filters=(*asked.filters, span), group="", after=(), sort=listed.calendar)
    return await sheet_of(listed, within, looking, most=A_BOARD)


async def rows_called(listed: Listed, ids: Sequence[UUID], looking: Looking) -> dict[UUID, Row]:
    """Those among them that the actor may see, whatever is asked of the list otherwise."""
    if not ids:
        return {}
    asked = Asked(sort=listed.order, columns=listed.first, only=tuple(ids))
    return {row.id: row for row in (await sheet_of(listed, asked, looking, most=len(ids))).rows}


async def everything(listed: Listed, asked: Asked, looking: Looking) -> Sheet:
    """For a table that is taken out."""
    return await sheet_of(listed, replace(asked, after=()), looking, most=MOST_EXPORTED)


async def _groups(listed: Listed, asked: Asked, looking: Looking) -> tuple[Group, ...]:
    column = listed.column(asked.group)
    if column is None:
        return ()
    rows = await DB.run_querystring(sql.groups_of(listed, asked, looking, column, MOST_GROUPS))
    return tuple(Group(one["value"], one["shown"], one["number"]) for one in rows)


def _row(listed: Listed, asked: Asked, stored: Mapping[str, Any]) -> Row:
    values, shown = {}, {}
    for column in listed.columns:
        if f"v_{column.name}" not in stored:
            continue
        values[column.name] = stored[f"v_{column.name}"]
        shown[column.name] = column.read(stored.get(f"c_{column.name}", values[column.name]))
    sort = tuple(stored[f"s{at}"] for at in range(len(sorts_of(listed, asked))))
    return Row(stored["id"], stored["version"], stored["href"], values, shown, sort, stored["open"])
