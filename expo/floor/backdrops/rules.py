"""Where a picture lies under a drawing, and how it is brought to scale; pure."""

from dataclasses import dataclass, replace
from math import dist

from core.errors import Invalid, NotFound, mark
from expo.floor.geometry.points import Point

LEAST, MOST = 0.1, 10_000.0
"""Metres a picture is wide or deep."""
ROUNDED = 4


class NoBackdrop(NotFound):
    message = mark("There is no picture under this hall.")


class TooNear(Invalid):
    """Two points that are one have no length."""

    def __init__(self) -> None:
        super().__init__({"to_x": mark("The two points must be apart.")})


class OutOfScale(Invalid):
    def __init__(self) -> None:
        super().__init__({"length": mark("With this length the picture would be too small or too large.")})


@dataclass(frozen=True, slots=True)
class Lying:
    """The corner at the top left and the extent, in metres."""

    x: float
    y: float
    width: float
    depth: float


def laid(pixels: tuple[int, int], hall: Lying) -> Lying:
    """As large as fits into the hall, from its corner: a beginning that is brought to scale afterwards."""
    wide, deep = pixels
    scale = min(hall.width / wide, hall.depth / deep)
    return Lying(hall.x, hall.y, round(wide * scale, ROUNDED), round(deep * scale, ROUNDED))


def scaled(lying: Lying, first: Point, then: Point, metres: float) -> Lying:
    """So that what lies between the two points is `metres` long; the first stays where it is. Raises TooNear, OutOfScale."""
    long = dist(first, then)
    if long < LEAST:
        raise TooNear
    factor = metres / long
    found = replace(
        lying,
        x=round(first[0] - (first[0] - lying.x) * factor, ROUNDED),
        y=round(first[1] - (first[1] - lying.y) * factor, ROUNDED),
        width=round(lying.width * factor, ROUNDED),
        depth=round(lying.depth * factor, ROUNDED),
    )
    if not all(LEAST <= one <= MOST for one in (found.width, found.depth)) or max(abs(found.x), abs(found.y)) > MOST:
        raise OutOfScale
    return found


def sight_lines(opacity: int, at: Point, *, hidden: bool) -> dict[str, str]:
    """How a picture is seen and where its corner lies, as a form has it."""
    x, y = at
    return {"opacity": str(opacity), "x": f"{x:g}", "y": f"{y:g}", "off": "yes" if hidden else ""}
