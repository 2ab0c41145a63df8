"""Shapes of a file laid into a hall, and what would come of each: new, changed, the same, or refused and why; pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID, uuid4

import msgspec

from core.errors import Conflict, mark
from expo.floor.drawing.rules import named
from expo.floor.drawing.states import BoothState, Change, FeatureState, GroundState, State
from expo.floor.geometry.outlines import bounds, overlap, tidy, within
from expo.floor.geometry.points import Outline
from expo.floor.geometry.rows import LONGEST_NUMBER, NUMBER
from expo.floor.imports.laying import Laying
from expo.floor.imports.naming import BOOTHS, OUTLINE, spelt
from expo.floor.imports.shapes import ReadFile, Shape
from expo.floor.readers.names import BOOTH_NAMES, FEATURE_NAMES
from expo.floor.routing.space import PASSED_OVER
from i18n.text import written

Outcome = Literal["new", "changed", "same", "refused"]
IGNORED, AS_SAID = "", "as_said"
NO_NUMBER = mark("It has no number that a booth could have.")
TWICE = mark("The file has number {number} twice.")
ELSEWHERE = mark("Number {number} is in another hall.")
OUTSIDE = mark("It would stand outside the hall.")
OVER = mark("It would lie over {other}.")
NO_KIND = mark("What it is has no name that we know.")
NO_HALL = mark("The hall has no outline yet.")


@dataclass(frozen=True, slots=True)
class Row:
    """`index` is the shape's place in the file; `change` None for what is refused or the same."""

    index: int
    layer: str
    number: str
    outcome: Outcome
    outline: Outline
    change: Change | None = None
    why: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """What is there: `things` of the whole floor, of which `hall` is drawn on; `rooms` by code."""

    hall: UUID
    things: Mapping[UUID, State]
    rooms: Mapping[str, UUID]


def laid(read: ReadFile, laying: Laying, known: Known) -> list[Row]:
    """The outline first, then what stands in the hall, then booths: each is held against what was taken before it."""
    order = {OUTLINE: 0, AS_SAID: 1, BOOTHS: 2}
    wanted = [(laying.layers.get(one.layer, IGNORED), at, one) for at, one in enumerate(read.shapes)]
    taken = _Taken(known)
    rows = [
        taken.row(meaning, at, one, laying)
        for meaning, at, one in sorted(wanted, key=lambda each: (order.get(_sort(each[0], each[2]), 1), each[1]))
        if meaning != IGNORED
    ]
    return sorted(rows, key=lambda row: row.index)


class _Taken:
    """What has been taken of the file so far, beside what is there."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.booths = {one.number: (key, one) for key, one in known.things.items() if isinstance(one, BoothState)}
        self.there: dict[object, State] = {key: one for key, one in known.things.items() if _stands(one, known.hall)}
        self.features = {_written(one) for one in known.things.values() if isinstance(one, FeatureState)}
        ground = ground_in(known)
        self.outline = ground[1].outline if ground else None
        self.numbers: set[str] = set()

    def row(self, meaning: str, at: int, one: Shape, laying: Laying) -> Row:
        shown = tuple(laying.at(point) for point in one.outline)
        number = spelt(one.number)
        number = number if NUMBER.match(number) else one.number.strip()
        try:
            outline = tidy(shown) if len(shown) > 1 else ((round(shown[0][0], 3), round(shown[0][1], 3)),)
            what = _sort(meaning, one)
            if what == OUTLINE:
                change = self._ground(outline)
            elif what == BOOTHS:
                change = self._booth(number, one, outline)
            else:
                change = self._feature(one.kind if meaning == AS_SAID else meaning, one, outline)
        except _Refused as refused:
            return Row(at, one.layer, number, "refused", shown, None, refused.why, refused.parameters)
        except Conflict as refused:
            return Row(at, one.layer, number, "refused", shown, None, refused.message, refused.parameters)
        outcome: Outcome = "same" if change is None else "new" if change.before is None else "changed"
        return Row(at, one.layer, number, outcome, outline, change)

    def _ground(self, outline: Outline) -> Change | None:
        before = ground_in(self.known)
        after = GroundState(hall=self.known.hall, outline=outline)
        self.outline = outline
        return (
            None
            if before and before[1] == after
            else Change(before[0] if before else uuid4(), before and before[1], after)
        )

    def _booth(self, number: str, one: Shape, outline: Outline) -> Change | None:
        if not NUMBER.match(number) or len(number) > LONGEST_NUMBER:
            raise _Refused(NO_NUMBER)
        if number in self.numbers:
            raise _Refused(TWICE, number=number)
        key, before = self.booths.get(number, (uuid4(), None))
        if before is not None and before.hall != self.known.hall:
            raise _Refused(ELSEWHERE, number=number)
        kind: Any = one.kind if one.kind in BOOTH_NAMES else before.kind if before else "shell"
        lineage = before.lineage if before else ()
        after = BoothState(hall=self.known.hall, number=number, kind=kind, polygon=outline, lineage=lineage)
        self._fits(key, after, outline)
        self.numbers.add(number)
        return None if before == after else Change(key, before, after)

    def _feature(self, kind: Any, one: Shape, outline: Outline) -> Change | None:
        if kind not in FEATURE_NAMES:
            raise _Refused(NO_KIND)
        after = FeatureState(
            hall=self.known.hall,
            kind=kind,
            shape=outline,
            name=written("ko", one.name) if one.name else None,
            room=self.known.rooms.get(one.stage or ""),
            stepped=one.stepped,
            slope=one.slope,
        )
        if _written(after) in self.features:
            return None
        key = uuid4()
        if len(outline) >= 3 and kind not in PASSED_OVER:
            self._fits(key, after, outline)
        self.features.add(_written(after))
        return Change(key, None, after)

    def _fits(self, key: UUID, after: BoothState | FeatureState, outline: Outline) -> None:
        if self.outline is None:
            raise _Refused(NO_HALL)
        if isinstance(after, BoothState) and not within(outline, self.outline):
            raise _Refused(OUTSIDE)
        for beside, other in self.there.items():
            shape = other.polygon if isinstance(other, BoothState) else getattr(other, "shape", ())
            apart = not isinstance(after, BoothState) and not isinstance(other, BoothState)
            if beside != key and not apart and _near(outline, shape) and overlap(outline, shape):
                raise _Refused(OVER, other=named(other))
        self.there[key] = after


class _Refused(Exception):
    def __init__(self, why: str, **parameters: object) -> None:
        super().__init__(why)
        self.why, self.parameters = why, parameters


def _sort(meaning: str, one: Shape) -> str:
    if meaning == AS_SAID:
        return BOOTHS if one.kind in BOOTH_NAMES else AS_SAID
    return meaning


def ground_in(known: Known) -> tuple[UUID, GroundState] | None:
    """The id and outline of the hall; None before it was measured out."""
    found = ((key, one) for key, one in known.things.items() if isinstance(one, GroundState) and one.hall == known.hall)
    return next(found, None)


def _stands(one: State, hall: UUID) -> bool:
    if isinstance(one, FeatureState):
        return one.hall == hall and len(one.shape) >= 3 and one.kind not in PASSED_OVER
    return isinstance(one, BoothState) and one.hall == hall


def _near(one: Outline, other: Outline) -> bool:
    first, second = _box(one), _box(other)
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]


def _box(outline: Outline) -> tuple[float, float, float, float]:
    return bounds([outline])


def _written(one: FeatureState) -> bytes:
    return msgspec.json.encode(one)


def changes_of(rows: Iterator[Row] | list[Row], chosen: set[int]) -> list[Change]:
    """Of the rows that were chosen; an outline comes first."""
    found = [row.change for row in rows if row.change is not None and row.index in chosen]
    return sorted(found, key=lambda one: not isinstance(one.after, GroundState))
