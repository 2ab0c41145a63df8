"""What a file would draw, as a picture; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from expo.floor.drawing.states import BoothState
from expo.floor.geometry.outlines import bounds
from expo.floor.geometry.points import Outline, Point
from expo.floor.imports.fitting import Known, Row, ground_in
from expo.floor.readers.places import middle
from expo.floor.readers.svg import path

MARGIN = 3.0


@dataclass(frozen=True, slots=True)
class Pictured:
    row: Row
    drawn: str
    at: Point


@dataclass(frozen=True, slots=True)
class Picture:
    """`there` are the booths that are drawn already."""

    window: str
    hall: str
    there: tuple[str, ...]
    rows: tuple[Pictured, ...]


def picture_of(rows: Sequence[Row], known: Known) -> Picture:
    """All of the hall and of the file."""
    ground = ground_in(known)
    booths = [one.polygon for one in known.things.values() if isinstance(one, BoothState) and one.hall == known.hall]
    every: list[Outline] = [*booths, *(row.outline for row in rows), *([ground[1].outline] if ground else [])]
    left, top, right, bottom = bounds(every) if every else (0.0, 0.0, 1.0, 1.0)
    box = (left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN)
    return Picture(
        " ".join(f"{one:g}" for one in box),
        path(ground[1].outline) if ground else "",
        tuple(path(one) for one in booths),
        tuple(Pictured(row, path(row.outline) if len(row.outline) > 2 else "", middle(row.outline)) for row in rows),
    )
