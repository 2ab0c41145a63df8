"""The same for lists that are few and worked out, as how an agreement stands today: read whole, asked in memory."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from operator import itemgetter
from typing import Any
from uuid import UUID

from core.lists.columns import Column, Kind, Listed, Looking, Row
from core.lists.rules import ME, NOBODY, Asked, Filter, sorts_of
from core.lists.sheets import COUNTED, Group, Sheet
from core.search.words import fold


def sheet_of(rows: Sequence[Row], listed: Listed, asked: Asked, looking: Looking, most: int) -> Sheet:
    """Rows of one scope, filtered, sorted, from the place on."""
    fitting = [row for row in rows if _fitting(row, asked, looking)]
    found = in_order(fitting, listed, asked)
    start = next((at + 1 for at, row in enumerate(found) if asked.after and row.id == asked.after[-1]), 0)
    shown = found[start : start + most]
    groups: tuple[Group, ...] = ()
    if asked.group:
        numbers = Counter(row.values.get(asked.group) for row in found)
        said = {row.values.get(asked.group): row.shown.get(asked.group) for row in found}
        groups = tuple(Group(value, said[value], number) for value, number in numbers.most_common())
    more = len(found) > start + most
    after = (*(_key(shown[-1], column)[1] for column, _ in sorts_of(listed, asked)), shown[-1].id) if more else ()
    return Sheet(tuple(shown), min(len(found), COUNTED + 1), groups, after)


def in_order(rows: Sequence[Row], listed: Listed, asked: Asked) -> list[Row]:
    """What is empty comes last, whichever way."""
    found = sorted(rows, key=lambda row: row.id, reverse=asked.descending)
    for column, down in reversed(sorts_of(listed, asked)):
        keyed = [(*_key(row, column), row) for row in found]
        there = sorted([one for one in keyed if one[0] == 0], key=itemgetter(1), reverse=down)
        found = [row for _, _, row in there] + [row for empty, _, row in keyed if empty]
    return found


def _key(row: Row, column: Column) -> tuple[int, Any]:
    value = row.values.get(f"{column.name}_sort", row.values.get(column.name))
    if value in (None, ""):
        return 1, _nothing(column)
    if column.kind == Kind.CHOICE and column.sorted_as is int:
        return 0, [*column.choices].index(value) if value in column.choices else len(column.choices)
    return 0, value


def _nothing(column: Column) -> Any:
    return {int: 999, date: date.max}.get(column.sorted_as, "\uffff")


def _fitting(row: Row, asked: Asked, looking: Looking) -> bool:
    return (not asked.only or row.id in asked.only) and all(_fits(row, one, looking) for one in asked.filters)


def _fits(row: Row, one: Filter, looking: Looking) -> bool:
    value = row.values.get(one.column.name)
    kind = one.column.kind
    if kind == Kind.DAY:
        return any(span.holds(value, open_=row.open) for span in one.spans)
    if kind == Kind.TEXT:
        return any(fold(text) in fold(str(value or "")) for text in one.texts)
    if kind == Kind.PERSON:
        return any(_whose(value, text, looking) for text in one.texts)
    return (value or "none") in one.texts


def _whose(value: UUID | None, text: str, looking: Looking) -> bool:
    if text == NOBODY:
        return value is None
    return value is not None and value == (looking.actor.account if text == ME else UUID(text))
