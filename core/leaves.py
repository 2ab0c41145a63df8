"""Long lists in leaves of a hundred, by number, as an address asks for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

LEAF = 100
DIGITS = 9
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[Line]):
    """`found` counts the whole list; `page` begins at 1."""

    lines: tuple[Line, ...]
    found: int
    page: int

    @property
    def pages(self) -> int:
        return -(-self.found // LEAF)


def leaf(found: Sequence[Line], asked: str) -> Leaf[Line]:
    """An address that asks for no number means the first; for one behind the end, since the list shrank, the last."""
    number = int(asked[:DIGITS]) if asked.isascii() and asked.isdecimal() else 1
    page = max(1, min(number, -(-len(found) // LEAF)))
    return Leaf(tuple(found[(page - 1) * LEAF : page * LEAF]), len(found), page)
