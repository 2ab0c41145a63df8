"""All halls of a plan as one network of ways, and the shortest one between two places in it; pure."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from expo.floor.geometry.outlines import length
from expo.floor.geometry.points import Outline, Point
from expo.floor.plans.snapshot import FrozenConnection, FrozenFloor, Plan
from expo.floor.routing.graph import Graph
from expo.floor.routing.junctions import Junctions, Path
from expo.floor.routing.landmarks import Landmarks
from expo.floor.routing.space import Space, crossable, doors, space_of, stand


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a way leads from or to: the points at which one stands there."""

    hall: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Leg:
    """The part of a way that lies in one hall; `onward` is the connection taken at its end."""

    hall: str
    points: tuple[Point, ...]
    onward: FrozenConnection | None = None

    @property
    def metres(self) -> float:
        return length(self.points)


@dataclass(frozen=True, slots=True)
class Way:
    legs: tuple[Leg, ...]

    @property
    def metres(self) -> float:
        return sum(leg.metres + (leg.onward.metres if leg.onward else 0) for leg in self.legs)


class Network:
    """Made once for a plan, then only asked; what takes long is worked out when it is first needed."""

    def __init__(self, plan: Plan, *, step_free: bool) -> None:
        self.step_free = step_free
        self.floors = {floor.code: floor for floor in plan.halls}
        self.connections = [one for one in plan.connections if crossable(one, step_free=step_free)]
        self._spots: dict[tuple[str, Outline], Spot] = {}
        self._landmarks: dict[str, Landmarks] = {}
        self._seen: dict[tuple[str, Point], list[tuple[int, float]]] = {}

    @cached_property
    def graphs(self) -> dict[str, Graph]:
        return {code: Graph(self._space(floor)) for code, floor in self.floors.items()}

    @cached_property
    def crossings(self) -> dict[str, list[tuple[Point, str, Point, FrozenConnection]]]:
        """By hall: from where to which hall and where there, both ways."""
        found: dict[str, list[tuple[Point, str, Point, FrozenConnection]]] = {code: [] for code in self.floors}
        for one in self.connections:
            here, there = self._end(one.first, one.first_at), self._end(one.then, one.then_at)
            if here is not None and there is not None:
                found[one.first].append((here, one.then, there, one))
                found[one.then].append((there, one.first, here, one))
        return found

    def spot(self, hall: str, shape: Outline, *, booth: bool) -> Spot:
        """`booth`: one stands before it; otherwise in it, where that is possible."""
        known = self._spots.get((hall, shape))
        if known is None:
            space = self.graphs[hall].space
            known = Spot(hall, tuple(doors(space, shape) if booth else stand(space, shape)))
            self._spots[hall, shape] = known
        return known

    def landmarks(self, hall: str) -> Landmarks:
        if hall not in self._landmarks:
            self._landmarks[hall] = Landmarks(self.floors[hall])
        return self._landmarks[hall]

    @cached_property
    def junctions(self) -> Junctions:
        return Junctions(self.graphs, self.crossings, self._seen_from)

    def way(self, start: Spot, end: Spot) -> Way | None:
        """The shortest one; None when there is none."""
        path = self.junctions.path(start.hall, start.points, end.hall, end.points)
        return None if path is None else self._way(start.hall, path)

    def _way(self, hall: str, path: Path) -> Way:
        """A leg ends where a connection is taken; a point that one stands at already is not gone to."""
        known, legs, points = self.junctions, list[Leg](), [path.start]
        for before, one in pairwise((-1, *path.junctions)):
            if known.hall[one] != hall:
                legs.append(Leg(hall, tuple(points), known.crossed[before, one]))
                hall, points = known.hall[one], []
            if points[-1:] != [known.at[one]]:
                points.append(known.at[one])
        if points[-1] != path.end:
            points.append(path.end)
        return Way((*legs, Leg(hall, tuple(points))))

    def _seen_from(self, hall: str, point: Point) -> list[tuple[int, float]]:
        known = self._seen.get((hall, point))
        if known is None:
            known = self._seen[hall, point] = self.graphs[hall].seen_from(point)
        return known

    def _space(self, floor: FrozenFloor) -> Space:
        return space_of(floor, step_free=self.step_free)

    def _end(self, hall: str, point: Point) -> Point | None:
        return self.graphs[hall].space.nearest(point) if hall in self.graphs else None
