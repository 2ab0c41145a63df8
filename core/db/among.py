"""Rows of many ids by one and the same statement, however many there are."""

from collections.abc import Iterable
from typing import Any

from piccolo.columns.combination import WhereRaw


def among(column: Any, ids: Iterable[Any]) -> WhereRaw:
    """As `column.is_in`, also for none at all. That makes a parameter of each, and so a statement of its own for every
    number of them, to be put together here and planned there.
    """
    return WhereRaw("{} = ANY({})", column, list(ids))
