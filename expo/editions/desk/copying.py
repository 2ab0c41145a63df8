"""Rows of one edition written once more for another."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID, uuid4

from piccolo.table import Table

Row = TypeVar("Row", bound=Table)
Ids = Mapping[UUID, UUID]
ROWS_A_STATEMENT = 1_000


async def copied(table: type[Row], rows: Sequence[Row], given: Mapping[str, Any], **pointing: Ids) -> dict[UUID, UUID]:
    """New ids by old; `given` is written over each row, and what pointed at an old row points at its copy."""
    ids: dict[UUID, UUID] = {}
    copies: list[Row] = []
    for row in rows:
        values: dict[str, Any] = {**row.to_dict(), **given, "id": uuid4()}
        values |= {name: moved.get(values[name]) for name, moved in pointing.items()}
        ids[row.to_dict()["id"]] = values["id"]
        copies.append(table(**values))
    for first in range(0, len(copies), ROWS_A_STATEMENT):
        await table.insert(*copies[first : first + ROWS_A_STATEMENT])
    return ids
