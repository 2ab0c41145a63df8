"""Booths by where they are, so that a way can be told by what one passes; pure."""

import shapely

from expo.floor.geometry.outlines import polygon
from expo.floor.geometry.points import Point
from expo.floor.plans.snapshot import FrozenFloor

LANDMARK = 4.0
"""A booth that is further away is no landmark, in metres."""


class Landmarks:
    """The booths of a hall, found by where they are."""

    def __init__(self, floor: FrozenFloor) -> None:
        self.numbers = [booth.number for booth in floor.booths]
        self.tree = shapely.STRtree([polygon(booth.polygon) for booth in floor.booths])

    def near(self, point: Point) -> str | None:
        found = self.tree.query_nearest(shapely.Point(point), max_distance=LANDMARK, all_matches=False)
        return self.numbers[int(found[0])] if len(found) else None
