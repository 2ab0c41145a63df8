"""Which booths nobody gets to from an entrance, and to which only over steps; pure."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from expo.floor.geometry.points import Point
from expo.floor.plans.snapshot import FrozenFloor, Plan
from expo.floor.routing.network import Network
from expo.floor.routing.space import Space, doors, stand

Part = tuple[str, int]
"""A hall's code and the place of a part of its walkable space."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Booths' numbers in order. `entrances` counts those of the plan that one can walk in from."""

    entrances: int
    unreachable: tuple[str, ...]
    only_by_steps: tuple[str, ...]


def reach(plan: Plan) -> Reach:
    """A way as wide as a wheelchair needs it is asked of every booth; without steps it is told, not asked."""
    walking, rolling = (Network(plan, step_free=step_free) for step_free in (False, True))
    entered, missed = _missed(walking)
    _, missed_rolling = _missed(rolling)
    return Reach(entered, tuple(sorted(missed)), tuple(sorted(missed_rolling - missed)))


def _missed(network: Network) -> tuple[int, set[str]]:
    entrances = [part for code, floor in network.floors.items() for part in _entered(network, code, floor)]
    reached = _spread(network, set(entrances))
    missed = {
        booth.number
        for code, floor in network.floors.items()
        for booth in floor.booths
        if not reached & set(_parts(network.graphs[code].space, code, doors(network.graphs[code].space, booth.polygon)))
    }
    return len(entrances), missed


def _entered(network: Network, code: str, floor: FrozenFloor) -> Iterator[Part]:
    space = network.graphs[code].space
    for feature in floor.features:
        if feature.kind == "entrance":
            yield from _parts(space, code, stand(space, feature.shape)[:1])


def _spread(network: Network, reached: set[Part]) -> set[Part]:
    """From these parts on over every connection."""
    waiting = deque(reached)
    while waiting:
        hall, part = waiting.popleft()
        for here, other, there, _ in network.crossings[hall]:
            onward = set(_parts(network.graphs[other].space, other, [there])) - reached
            if onward and network.graphs[hall].space.part_of(here) == part:
                reached |= onward
                waiting.extend(onward)
    return reached


def _parts(space: Space, code: str, points: list[Point]) -> Iterator[Part]:
    for point in points:
        part = space.part_of(point)
        if part is not None:
            yield code, part
