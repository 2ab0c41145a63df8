"""Many booths at once: a row, or two back to back, with their numbers; pure."""

import re
from dataclasses import dataclass
from typing import Literal

from core.errors import Invalid, mark
from expo.floor.geometry.outlines import GRID
from expo.floor.geometry.points import Outline

MOST_AT_ONCE = 100
WIDEST = 100.0
NUMBER = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*\Z")
COUNTED = re.compile(r"(.*?)([0-9]+)\Z", re.DOTALL)
LONGEST_NUMBER = 20
Along = Literal["across", "down"]


@dataclass(frozen=True, slots=True)
class Row:
    """`count` booths of `width` × `depth` metres from the corner (x, y) on; `along` is where the next one stands.

    `width` is measured along the row, `depth` away from it. `double` sets as many again behind them, back to back.
    """

    x: float
    y: float
    count: int
    width: float
    depth: float
    along: Along = "across"
    double: bool = False


def outlines_of(row: Row) -> list[Outline]:
    """In the order of their numbers: along the front, then along the back. Raises Invalid off the grid of half a metre."""
    _check(row)
    return [_one(row, place, line) for line in range(2 if row.double else 1) for place in range(row.count)]


def numbers_from(first: str, count: int) -> list[str]:
    """`A-101` on: A-101, A-102 … as wide as the first; a number without digits at its end gets 1, 2 …. Raises Invalid."""
    found = COUNTED.fullmatch(first)
    head, digits = found.groups() if found else (f"{first}-", "1")
    made = [f"{head}{int(digits) + place:0{len(digits)}}" for place in range(count)]
    for one in made:
        check_number(one)
    return made


def check_number(number: str) -> None:
    """Raises Invalid."""
    if len(number) > LONGEST_NUMBER or NUMBER.match(number) is None:
        raise Invalid({"number": mark("A booth's number has capital letters, digits and hyphens, such as A-101.")})


def _check(row: Row) -> None:
    fields = {
        name: mark("Use steps of half a metre.")
        for name in ("x", "y", "width", "depth")
        if (getattr(row, name) / GRID) % 1
    }
    fields |= {
        name: mark("Between half a metre and 100 metres.")
        for name in ("width", "depth")
        if not GRID <= getattr(row, name) <= WIDEST
    }
    if not 1 <= row.count <= MOST_AT_ONCE:
        fields["count"] = mark("Between 1 and 100 booths at once.")
    if fields:
        raise Invalid(fields)


def _one(row: Row, place: int, line: int) -> Outline:
    along, away = place * row.width, line * row.depth
    if row.along == "across":
        return _box(row.x + along, row.y + away, row.width, row.depth)
    return _box(row.x + away, row.y + along, row.depth, row.width)


def _box(x: float, y: float, across: float, down: float) -> Outline:
    return (x, y), (x + across, y), (x + across, y + down), (x, y + down)
