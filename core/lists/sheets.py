"""What reading a list gives, whether it was asked of the database or of rows at hand."""

from dataclasses import dataclass
from typing import Any

from core.lists.columns import Row

COUNTED = 1_000


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that have one value in the column that a list is grouped by."""

    value: Any
    shown: Any
    number: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a list; `number` counts to COUNTED and is one more where there are more. `after` is the place behind it,
    empty at the end.
    """

    rows: tuple[Row, ...]
    number: int
    groups: tuple[Group, ...] = ()
    after: tuple[Any, ...] = ()
    near: bool = False

    @property
    def many(self) -> bool:
        return self.number > COUNTED
