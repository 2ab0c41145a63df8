"""How a file lies in the hall: the laying itself, and the guess that one begins with; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, log, radians, sin
from statistics import median

from expo.floor.geometry.outlines import bounds
from expo.floor.geometry.points import Outline, Point
from expo.floor.imports.naming import BOOTHS, OUTLINE, meaning_of
from expo.floor.imports.shapes import ReadFile, Shape
from expo.floor.places.rules import Place
from expo.floor.readers.names import BOOTH_NAMES, FEATURE_NAMES

AS_SAID = "as_said"
MILLIMETRES, FAR = 0.001, 2_000.0
"""A drawing that is wider than this and names no unit is in millimetres."""
USUAL_DEPTH = 3.0
"""Metres: booths are let by the piece of 3 m × 3 m (한 부스), here as elsewhere, so that most are as deep."""
SCALES = (50, 100, 150, 200, 250, 300, 400, 500, 600, 750, 1_000, 1_250, 1_500, 2_000)
"""1 : so many, of drawings on paper."""
NEAR = 0.03
"""As a share of the scale."""
WITHOUT_A_HALL = (0.0, 0.0, 60.0, 40.0)
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Laying:
    """Scaled (or by its place on earth), turned clockwise by degrees about the file's origin, then moved. `layers` says
    what each of them is.
    """

    scale: float
    dx: float
    dy: float
    layers: Mapping[str, str]
    place: Place | None = None
    turn: float = 0.0

    def at(self, point: Point) -> Point:
        x, y = self.turned(point)
        return x + self.dx, y + self.dy

    def turned(self, point: Point) -> Point:
        """Before it is moved."""
        if self.place is not None:
            x, y = self.place.in_hall((point[0], 0.0 - point[1]))
        else:
            x, y = point[0] * self.scale, point[1] * self.scale
        if not self.turn:
            return x, y
        by = radians(self.turn)
        return x * cos(by) - y * sin(by), x * sin(by) + y * cos(by)


def first_laying(read: ReadFile, hall: Outline | None, place: Place | None) -> Laying:
    """A guess to begin with: our own files lie where they lie, others outline upon outline, or else at the upper left
    corner of the hall.
    """
    layers = {layer: _guess(layer, read) for layer in read.layers}
    if read.degrees and place is not None:
        return Laying(1.0, 0.0, 0.0, layers, place)
    outlined = [one.outline for one in read.shapes if layers[one.layer] == OUTLINE]
    corner = bounds([hall]) if hall else WITHOUT_A_HALL
    if read.degrees:
        west, _, east, south = bounds([one.outline for one in read.shapes])
        laying = Laying(1.0, 0.0, 0.0, layers, Place(-south, (west + east) / 2))
    else:
        turn = -place.bearing if read.northwards and place is not None else 0.0
        laying = Laying(
            read.metres or _scale(read, layers, outlined if hall else [], corner), 0.0, 0.0, layers, turn=turn
        )
    left, top, right, bottom = _seen(laying, outlined or [one.outline for one in read.shapes])
    inside = left >= corner[0] - 1 and top >= corner[1] - 1 and right <= corner[2] + 1 and bottom <= corner[3] + 1
    if read.own or (inside and not outlined and read.metres and not read.northwards):
        return laying
    moved = round(corner[0] - left, 3), round(corner[1] - top, 3)
    return Laying(laying.scale, *moved, layers, laying.place, laying.turn)


def _seen(laying: Laying, outlines: list[Outline]) -> Box:
    return bounds([tuple(laying.turned(point) for point in one) for one in outlines])


def _scale(read: ReadFile, layers: Mapping[str, str], outlined: list[Outline], corner: Box) -> float:
    """As wide as the hall, where the file has its outline; else so that most booths are as deep as booths are."""
    left, _, right, _ = bounds(outlined or [one.outline for one in read.shapes])
    wide = (right - left) or 1.0
    if outlined:
        return (corner[2] - corner[0]) / wide
    booths = [one for one in read.shapes if layers[one.layer] == BOOTHS and len(one.outline) >= 3]
    if read.kind != "svg":
        return MILLIMETRES if wide > FAR else 1.0
    if not booths:
        return (corner[2] - corner[0]) / wide
    likely = USUAL_DEPTH / (_usual_depth(booths) or 1.0)
    round_ones = [10.0**power for power in range(-4, 1)] + [read.paper * one for one in SCALES if read.paper]
    nearest = min(round_ones, key=lambda one: abs(log(one / likely)))
    return nearest if abs(log(nearest / likely)) < NEAR else likely


def _usual_depth(booths: list[Shape]) -> float:
    """Of the middle one, in the file's units."""
    boxes = (bounds([one.outline]) for one in booths)
    return median(min(right - left, bottom - top) for left, top, right, bottom in boxes)


def _guess(layer: str, read: ReadFile) -> str:
    here = [one for one in read.shapes if one.layer == layer]
    if layer.casefold() in ("feature", "features"):
        return AS_SAID
    meaning = meaning_of(layer)
    if not meaning and sum(bool(one.number) for one in here) * 2 > len(here):
        return BOOTHS
    said = sum(one.kind in FEATURE_NAMES or one.kind in BOOTH_NAMES for one in here)
    return AS_SAID if not meaning and said * 2 > len(here) else meaning
