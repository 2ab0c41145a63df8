"""All halls of a plan as one network of ways, and the shortest one between two places in it; pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from typing import TypeVar

from expo.floor.geometry.outlines import length
from expo.floor.geometry.points import Outline, Point
from expo.floor.plans.snapshot import FrozenConnection, FrozenFloor, Plan
from expo.floor.routing.graph import Graph
from expo.floor.routing.landmarks import Landmarks
from expo.floor.routing.space import Space, crossable, doors, space_of, stand

Node = tuple[str, int | Point]
"""A hall's code, with the place of a corner in its graph or a point of its own (a door, an end of a connection)."""
Links = Callable[[Node], Iterator[tuple[Node, float, FrozenConnection | None]]]
Made = TypeVar("Made")


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

    def way(self, start: Spot, end: Spot) -> Way | None:
        """The shortest one; None when there is none."""
        goals = {(end.hall, point) for point in end.points}
        best: dict[Node, float] = {}
        came: dict[Node, tuple[Node, FrozenConnection | None]] = {}
        queue: list[tuple[float, int, Node]] = []
        for point in start.points:
            best[start.hall, point] = 0.0
            heappush(queue, (0.0, len(queue), (start.hall, point)))
        pushed = len(queue)
        links = self._links(end)
        while queue:
            metres, _, node = heappop(queue)
            if node in goals:
                return self._way(node, came)
            if metres > best[node]:
                continue
            for then, more, by in links(node):
                if metres + more < best.get(then, float("inf")):
                    best[then], came[then] = metres + more, (node, by)
                    pushed += 1
                    heappush(queue, (metres + more, pushed, then))
        return None

    def _links(self, end: Spot) -> Links:
        """What follows a node. Points of their own are reached from corners that see them, and from each other."""
        loose = {code: [here for here, *_ in self.crossings[code]] for code in self.floors}
        loose[end.hall] = [*loose[end.hall], *end.points]
        ends = {code: _by_corner(points, self._seen_from, code) for code, points in loose.items()}

        def links(node: Node) -> Iterator[tuple[Node, float, FrozenConnection | None]]:
            hall, at = node
            graph = self.graphs[hall]
            if isinstance(at, int):
                yield from (((hall, then), metres, None) for then, metres in graph.links[at])
                yield from (((hall, point), metres, None) for point, metres in ends[hall].get(at, ()))
                return
            yield from (((hall, then), metres, None) for then, metres in self._seen_from(hall, at))
            for point, seen in zip(loose[hall], graph.see(at, loose[hall]), strict=True):
                if seen and point != at:
                    yield (hall, point), length((at, point)), None
            for here, other, there, by in self.crossings[hall]:
                if here == at:
                    yield (other, there), float(by.metres), by

        return links

    def _seen_from(self, hall: str, point: Point) -> list[tuple[int, float]]:
        known = self._seen.get((hall, point))
        if known is None:
            known = self._seen[hall, point] = self.graphs[hall].seen_from(point)
        return known

    def _way(self, node: Node, came: dict[Node, tuple[Node, FrozenConnection | None]]) -> Way:
        legs: list[Leg] = []
        points, onward = [self._point(node)], None
        while node in came:
            before, by = came[node]
            if by is not None:
                legs.append(Leg(node[0], tuple(reversed(points)), onward))
                points, onward = [], by
            points.append(self._point(before))
            node = before
        legs.append(Leg(node[0], tuple(reversed(points)), onward))
        return Way(tuple(reversed(legs)))

    def _point(self, node: Node) -> Point:
        return node[1] if isinstance(node[1], tuple) else self.graphs[node[0]].points[node[1]]

    def _space(self, floor: FrozenFloor) -> Space:
        return space_of(floor, step_free=self.step_free)

    def _end(self, hall: str, point: Point) -> Point | None:
        return self.graphs[hall].space.nearest(point) if hall in self.graphs else None


def _by_corner(
    points: Sequence[Point], seen_from: Callable[[str, Point], list[tuple[int, float]]], hall: str
) -> dict[int, list[tuple[Point, float]]]:
    found: dict[int, list[tuple[Point, float]]] = {}
    for point in points:
        for corner, metres in seen_from(hall, point):
            found.setdefault(corner, []).append((point, metres))
    return found
