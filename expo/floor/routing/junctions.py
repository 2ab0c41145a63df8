"""Where ways of a whole plan may turn or cross over, as one graph of numbers, and the shortest path in it; pure.

A way is never shorter than the straight line, over connections where they lead nearer: so the path is looked for towards
its goal (A*). What is the same for every question is worked out once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heapify, heappop, heappush

import numpy as np

from expo.floor.geometry.outlines import length
from expo.floor.geometry.points import Point
from expo.floor.plans.snapshot import FrozenConnection
from expo.floor.routing.graph import Answers, Graph, Numbers

FAR = float("inf")
HAIR = 1e-9
Crossings = Mapping[str, Sequence[tuple[Point, str, Point, FrozenConnection]]]
Links = Sequence[Sequence[tuple[int, float]]]
Reached = dict[int, tuple[float, Point]]
"""Junctions, with how far the nearest of some points is, and which that is."""


@dataclass(frozen=True, slots=True)
class Path:
    """From a point over junctions to a point."""

    start: Point
    junctions: tuple[int, ...]
    end: Point


class Junctions:
    """Corners of all halls, hall after hall, then the ends of connections: each is a number, its place in `at`."""

    def __init__(
        self,
        graphs: Mapping[str, Graph],
        crossings: Crossings,
        seen_from: Callable[[str, Point], list[tuple[int, float]]],
    ) -> None:
        self.graphs, self.crossings, self.seen_from = graphs, crossings, seen_from
        self.at: list[Point] = []
        self.hall: list[str] = []
        self.first: dict[str, int] = {}
        self.ends: dict[tuple[str, Point], int] = {}
        for code, graph in graphs.items():
            self.first[code] = len(self.at)
            self.at += graph.points
            self.hall += [code] * len(graph.points)
        for code, point in dict.fromkeys((code, one[0]) for code, found in crossings.items() for one in found):
            self.ends[code, point] = len(self.at)
            self.at.append(point)
            self.hall.append(code)

    @cached_property
    def crossed(self) -> dict[tuple[int, int], FrozenConnection]:
        """The shortest connection from an end to another."""
        found: dict[tuple[int, int], FrozenConnection] = {}
        for code, crossings in self.crossings.items():
            for here, other, there, by in crossings:
                step = self.ends[code, here], self.ends[other, there]
                if step not in found or by.metres < found[step].metres:
                    found[step] = by
        return found

    @cached_property
    def links(self) -> Links:
        """Of each junction those that follow it, with metres."""
        found: list[list[tuple[int, float]]] = []
        for code, graph in self.graphs.items():
            found += [[(self.first[code] + then, metres) for then, metres in links] for links in graph.links]
        found += [[] for _ in self.ends]
        for (code, point), end in self.ends.items():
            for corner, metres in self._corners(code, point):
                found[end].append((corner, metres))
                found[corner].append((end, metres))
            found[end] += [(other, metres) for other, metres in self._ends(code, point) if other != end]
        for (end, other), by in self.crossed.items():
            found[end].append((other, float(by.metres)))
        return found

    def path(self, here: str, starts: Sequence[Point], there: str, goals: Sequence[Point]) -> Path | None:
        """The shortest; None when there is none."""
        metres, straight = self._straight(here, starts, goals) if here == there else (FAR, None)
        entered, left = self._reached(here, starts), self._reached(there, goals)
        found = _shortest(self.links, entered, left, self._least(there, goals), under=metres)
        return Path(entered[found[0]][1], found, left[found[-1]][1]) if found else straight

    def _straight(self, hall: str, starts: Sequence[Point], goals: Sequence[Point]) -> tuple[float, Path | None]:
        """The shortest way without a turn, with its metres."""
        best: tuple[float, Path | None] = FAR, None
        for start in starts:
            for goal, seen in zip(goals, self.graphs[hall].see(start, goals), strict=True):
                metres = length((start, goal))
                if seen and metres < best[0]:
                    best = metres, Path(start, (), goal)
        return best

    def _reached(self, hall: str, points: Iterable[Point]) -> Reached:
        found: Reached = {}
        for point in points:
            for one, metres in (*self._corners(hall, point), *self._ends(hall, point)):
                if one not in found or metres < found[one][0]:
                    found[one] = metres, point
        return found

    def _corners(self, hall: str, point: Point) -> list[tuple[int, float]]:
        return [(self.first[hall] + corner, metres) for corner, metres in self.seen_from(hall, point)]

    def _ends(self, hall: str, point: Point) -> list[tuple[int, float]]:
        there = {end: one for (code, one), end in self.ends.items() if code == hall}
        seen = self.graphs[hall].see(point, list(there.values()))
        return [(end, length((point, one))) for (end, one), free in zip(there.items(), seen, strict=True) if free]

    def _least(self, hall: str, goals: Sequence[Point]) -> list[float]:
        """How far it is at least from each junction to one of these points of a hall."""
        at, inside = self._placed, self._inside[hall]
        straight = np.full(len(at), FAR)
        for goal in goals:
            straight[inside] = np.minimum(straight[inside], np.hypot(*(at[inside] - goal).T))
        if self.ends:
            between, beside = self._bounds
            ends = np.min(between + straight[-len(self.ends) :], axis=1)
            straight = np.minimum(straight, np.min(beside + ends, axis=1))
        found: list[float] = straight.tolist()
        return found

    @cached_property
    def _placed(self) -> Numbers:
        return np.array(self.at, dtype=np.float64).reshape(-1, 2)

    @cached_property
    def _inside(self) -> dict[str, Answers]:
        return {code: np.array([one == code for one in self.hall], dtype=np.bool_) for code in self.graphs}

    @cached_property
    def _bounds(self) -> tuple[Numbers, Numbers]:
        """How far it is at least from each end to each end, and from each junction to each end of its hall."""
        count = len(self.ends)
        beside = np.hypot(*(self._placed[:, None] - self._placed[None, -count:]).transpose(2, 0, 1))
        halls = list(self.graphs)
        places = np.array([halls.index(one) for one in self.hall], dtype=np.intp)
        beside[places[:, None] != places[None, -count:]] = FAR
        between, first = beside[-count:].copy(), len(self.at) - count
        for (end, other), by in self.crossed.items():
            step = end - first, other - first
            between[step] = min(between[step], by.metres)
        for over in range(count):
            between = np.minimum(between, between[:, over, None] + between[None, over])
        return between, beside


def _shortest(
    links: Links, entered: Reached, left: Reached, least: Sequence[float], *, under: float
) -> tuple[int, ...] | None:
    """The junctions of a path shorter than `under`, from one that is entered to one that is left."""
    done = {one: metres for one, (metres, _) in entered.items()}
    came = dict.fromkeys(done, -1)
    queue = [(metres + least[one], one) for one, metres in done.items()]
    heapify(queue)
    closed, best, last = bytearray(len(links)), under - HAIR, -1
    while queue and queue[0][0] < best:
        _, one = heappop(queue)
        if closed[one]:
            continue
        closed[one] = 1
        metres = done[one]
        if one in left and metres + left[one][0] < best:
            best, last = metres + left[one][0], one
        for then, more in links[one]:
            walked = metres + more
            if walked < done.get(then, FAR) and walked + least[then] < best:
                done[then], came[then] = walked, one
                heappush(queue, (walked + least[then], then))
    return _back(last, came) if last >= 0 else None


def _back(last: int, came: Mapping[int, int]) -> tuple[int, ...]:
    found = [last]
    while came[found[-1]] >= 0:
        found.append(came[found[-1]])
    return tuple(reversed(found))
