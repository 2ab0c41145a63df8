"""Metres in a hall and degrees on earth; pure."""

from dataclasses import dataclass
from math import cos, radians, sin

from core.errors import Conflict, mark
from expo.floor.geometry.points import Outline, Point

DEGREES = 9
"""Decimal places: a tenth of a millimetre."""

NOWHERE = {"place": "", "level": ""}
"""The lines of a hall of which nobody has said where it stands."""


class NoPlaceOnEarth(Conflict):
    message = mark("Say first where {hall} stands on earth.")


@dataclass(frozen=True, slots=True)
class Place:
    """The point 0, 0 of the drawing; `bearing` is where its top points, in degrees clockwise from north;
    `decimals` of a degree are told.
    """

    latitude: float
    longitude: float
    bearing: float = 0.0
    level: int = 0
    decimals: int = DEGREES

    @property
    def lines(self) -> dict[str, str]:
        """Where and which way is one thing; as its form has it."""
        return {"place": f"{self.latitude}, {self.longitude}, {self.bearing}°", "level": str(self.level)}

    @property
    def metres_a_degree(self) -> tuple[float, float]:
        """Northwards and eastwards, on the WGS 84 ellipsoid at this latitude (series to a millimetre a kilometre)."""
        at = radians(self.latitude)
        north = 111_132.92 - 559.82 * cos(2 * at) + 1.175 * cos(4 * at) - 0.0023 * cos(6 * at)
        return north, 111_412.84 * cos(at) - 93.5 * cos(3 * at) + 0.118 * cos(5 * at)

    def on_earth(self, point: Point) -> Point:
        """Longitude, latitude."""
        (x, y), turn = point, radians(self.bearing)
        east, north = x * cos(turn) - y * sin(turn), -x * sin(turn) - y * cos(turn)
        up, across = self.metres_a_degree
        return round(self.longitude + east / across, self.decimals), round(self.latitude + north / up, self.decimals)

    def in_hall(self, degrees: Point) -> Point:
        """From longitude, latitude."""
        up, across = self.metres_a_degree
        east, north = (degrees[0] - self.longitude) * across, (degrees[1] - self.latitude) * up
        turn = radians(self.bearing)
        return east * cos(turn) - north * sin(turn), -east * sin(turn) - north * cos(turn)

    def ring(self, outline: Outline) -> list[Point]:
        """Closed, and counter-clockwise as RFC 7946 asks: outlines are clockwise on paper, where y grows downwards."""
        turned = [self.on_earth(one) for one in reversed(outline)]
        return [*turned, turned[0]]
