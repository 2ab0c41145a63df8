"""A hall as it is being drawn: what the page shows of it, and which thing is being looked at; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from expo.floor.drawing.queries import Drawing, HallNamed
from expo.floor.drawing.states import BoothState, ConnectionState, FeatureState
from expo.floor.geometry.outlines import area, bounds, label_point
from expo.floor.geometry.points import Outline, Point
from expo.floor.geometry.rows import COUNTED, LONGEST_NUMBER
from expo.floor.readers.svg import path, view_of
from expo.floor.readers.views import LETTER, SIZES
from expo.reservations.queries import Let

Box = tuple[float, float, float, float]
"""x, y, width, depth."""
NOTHING: Outline = ((0.0, 0.0), (60.0, 0.0), (60.0, 40.0), (0.0, 40.0))
"""Shown of a hall without an outline."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """`drawn` is empty for a point; `square` is what four sides along the axes are."""

    key: UUID
    drawn: str
    box: Box
    square: bool


@dataclass(frozen=True, slots=True)
class DrawnBooth(Drawn):
    """`size` is the place in SIZES of its number, `let` who has it."""

    state: BoothState
    at: Point
    size: int
    area: float
    let: Let | None


@dataclass(frozen=True, slots=True)
class DrawnFeature(Drawn):
    state: FeatureState


@dataclass(frozen=True, slots=True)
class DrawnConnection:
    """`at` is its end in this hall, `there` the other hall."""

    key: UUID
    state: ConnectionState
    at: Point
    there: HallNamed


@dataclass(frozen=True, slots=True)
class Ghost:
    """A booth that is not there yet."""

    number: str
    drawn: str
    at: Point

    @classmethod
    def of(cls, number: str, outline: Outline) -> "Ghost":
        left, top, wide, deep = boxed(outline)
        return cls(number, path(outline), (left + wide / 2, top + deep / 2))


@dataclass(frozen=True, slots=True)
class HallDrawn:
    """`outline` None before it was measured out; `whole` as a viewBox."""

    hall: HallNamed
    halls: tuple[HallNamed, ...]
    outline: Outline | None
    drawn: str
    whole: str
    booths: tuple[DrawnBooth, ...]
    features: tuple[DrawnFeature, ...]
    connections: tuple[DrawnConnection, ...]

    @property
    def next_number(self) -> str:
        """One more than the last in this hall."""
        found = COUNTED.fullmatch(self.booths[-1].state.number) if self.booths else None
        if found is None:
            return "A-101"
        head, digits = found.groups()
        return f"{head}{int(digits) + 1:0{len(digits)}}"[:LONGEST_NUMBER]

    @property
    def square_metres(self) -> float:
        return sum(one.area for one in self.booths)

    def booth(self, key: UUID | None) -> DrawnBooth | None:
        return next((one for one in self.booths if one.key == key), None)

    def feature(self, key: UUID | None) -> DrawnFeature | None:
        return next((one for one in self.features if one.key == key), None)

    def connection(self, key: UUID | None) -> DrawnConnection | None:
        return next((one for one in self.connections if one.key == key), None)


def hall_drawn(drawing: Drawing, hall: HallNamed, lets: Mapping[UUID, Let]) -> HallDrawn:
    ground = drawing.ground(hall.id)
    outline = ground[1].outline if ground else None
    named = {one.id: one for one in drawing.halls}
    return HallDrawn(
        hall=hall,
        halls=drawing.halls,
        outline=outline,
        drawn=path(outline) if outline else "",
        whole=view_of(outline or NOTHING),
        booths=tuple(_booth(key, one, lets.get(key)) for key, one in drawing.booths.items() if one.hall == hall.id),
        features=tuple(
            DrawnFeature(*_drawn(key, one.shape), one)
            for key, one in drawing.things.items()
            if isinstance(one, FeatureState) and one.hall == hall.id
        ),
        connections=tuple(
            DrawnConnection(key, one, *_end(one, hall.id, named))
            for key, one in drawing.things.items()
            if isinstance(one, ConnectionState) and hall.id in (one.first, one.then)
        ),
    )


def boxed(outline: Sequence[Point]) -> Box:
    left, top, right, bottom = bounds([tuple(outline)])
    return left, top, round(right - left, 3), round(bottom - top, 3)


def fitted(outline: Outline, to: Box) -> Outline:
    """The same shape in another box: moved and stretched."""
    left, top, wide, deep = boxed(outline)
    x, y, width, depth = to
    return tuple((x + (px - left) * width / wide, y + (py - top) * depth / deep) for px, py in outline)


def is_square(outline: Outline) -> bool:
    _, _, wide, deep = boxed(outline)
    return len(outline) == 4 and abs(wide * deep - float(area(outline))) < 0.01


def _drawn(key: UUID, shape: Outline) -> tuple[UUID, str, Box, bool]:
    whole = len(shape) >= 3
    return key, path(shape) if whole else "", boxed(shape), whole and is_square(shape)


def _booth(key: UUID, one: BoothState, let: Let | None) -> DrawnBooth:
    bare = _drawn(key, one.polygon)
    (left, top, wide, deep), square = bare[2], bare[3]
    at, room = ((left + wide / 2, top + deep / 2), wide / 2) if square else label_point(one.polygon)
    fits = (size for size, high in enumerate(SIZES) if len(one.number) * LETTER * high <= 2 * room * 0.94)
    size = next(fits, len(SIZES) - 1)
    return DrawnBooth(*bare, one, at, size, float(area(one.polygon)), let if let and let.state else None)


def _end(one: ConnectionState, hall: UUID, named: Mapping[UUID, HallNamed]) -> tuple[Point, HallNamed]:
    return (one.first_at, named[one.then]) if one.first == hall else (one.then_at, named[one.first])
