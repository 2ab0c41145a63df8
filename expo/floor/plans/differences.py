"""What one plan has that another had not: booth by booth, known again by their ids; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from expo.floor.plans.snapshot import FrozenBooth, Plan

What = Literal["new", "gone", "moved", "resized", "renumbered", "kind", "elsewhere"]


@dataclass(frozen=True, slots=True)
class Difference:
    """`number` is the one it has now, or had last; `before` and `after` say what changed, where words are needed."""

    what: What
    booth: str
    number: str
    hall: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """`features` counts what else was drawn, changed or taken away; `halls` those whose outline is another."""

    booths: tuple[Difference, ...]
    features: int
    connections: int
    halls: tuple[str, ...]

    @property
    def same(self) -> bool:
        return not (self.booths or self.features or self.connections or self.halls)

    @property
    def touched(self) -> frozenset[str]:
        """Ids of the booths whose exhibitors want to know."""
        return frozenset(one.booth for one in self.booths if one.what not in ("new", "kind"))


def compared(before: Plan | None, after: Plan) -> Compared:
    """None is a plan of nothing."""
    halls = before.halls if before else ()
    outlines = {one.code: one.outline for one in halls}
    once = {one.id: one for floor in halls for one in floor.features}
    now = {one.id: one for floor in after.halls for one in floor.features}
    ways = {one.id: one for one in (before.connections if before else ())}
    ways_now = {one.id: one for one in after.connections}
    return Compared(
        booths=tuple(sorted(_booths(before, after), key=lambda one: (one.hall, one.number))),
        features=sum(once.get(key) != now.get(key) for key in once.keys() | now.keys()),
        connections=sum(ways.get(key) != ways_now.get(key) for key in ways.keys() | ways_now.keys()),
        halls=tuple(one.code for one in after.halls if outlines.pop(one.code, None) != one.outline) + tuple(outlines),
    )


def _booths(before: Plan | None, after: Plan) -> Iterator[Difference]:
    once = {one.id: (floor.code, one) for floor in (before.halls if before else ()) for one in floor.booths}
    for floor in after.halls:
        for one in floor.booths:
            former = once.pop(one.id, None)
            if former is None:
                yield Difference("new", one.id, one.number, floor.code)
            else:
                yield from _changed(former[0], former[1], floor.code, one)
    for hall, gone in once.values():
        yield Difference("gone", gone.id, gone.number, hall)


def _changed(hall: str, once: FrozenBooth, here: str, now: FrozenBooth) -> Iterator[Difference]:
    if once.number != now.number:
        yield Difference("renumbered", now.id, now.number, here, once.number, now.number)
    if once.kind != now.kind:
        yield Difference("kind", now.id, now.number, here, once.kind, now.kind)
    if hall != here:
        yield Difference("elsewhere", now.id, now.number, here, hall, here)
    elif once.area != now.area:
        yield Difference("resized", now.id, now.number, here, f"{once.area:g}", f"{now.area:g}")
    elif once.polygon != now.polygon:
        yield Difference("moved", now.id, now.number, here)
