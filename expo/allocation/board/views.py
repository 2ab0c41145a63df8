"""A hall of the assignment board as a page shows it: drawn, with who has what and who waits; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from expo.allocation.neighbours.rules import Violation
from expo.exhibitors.queries import Application
from expo.floor.drawing.queries import Drawing
from expo.floor.drawing.states import BoothState, FeatureState
from expo.floor.geometry.outlines import bounds, label_point
from expo.floor.geometry.points import Outline, Point
from expo.floor.readers.svg import path, view_of
from expo.reservations.queries import Let
from i18n.locales import Language
from i18n.text import Translated

DRAWN = frozenset({"aisle", "wall", "stage"})
LETTER, LEAST_TEXT, TALLEST = 0.62, 0.55, 1.3
"""How wide a letter is as a share of its size, and the sizes of texts in metres."""


@dataclass(frozen=True, slots=True)
class BoothDrawn:
    """`size` of its number in metres; `name` is cut to fit below it; `near`: its exhibitor stands too near to another."""

    let: Let
    drawn: str
    at: Point
    size: float
    name: str
    near: bool

    @property
    def state(self) -> str:
        return self.let.state or "free"


@dataclass(frozen=True, slots=True)
class Set:
    """The booths of one reservation."""

    reservation: UUID
    state: str
    booths: tuple[Let, ...]

    @property
    def area(self) -> Decimal:
        return sum((one.area for one in self.booths), Decimal())


@dataclass(frozen=True, slots=True)
class Line:
    """An exhibitor with what it has; `given` and `wished` in m²."""

    one: Application
    sets: tuple[Set, ...]
    near: bool

    @property
    def given(self) -> Decimal:
        return sum((each.area for each in self.sets), Decimal())

    @property
    def wished(self) -> int:
        return self.one.wishes.area

    @property
    def waits(self) -> bool:
        return self.given < self.wished


@dataclass(frozen=True, slots=True)
class HallTab:
    code: str
    name: Translated
    booths: int
    free: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Board:
    """`tray` are those without booths enough, in the order of their application; `lines` all who take part."""

    tabs: tuple[HallTab, ...]
    view: str
    hall_drawn: str
    features: tuple[tuple[str, str], ...]
    booths: tuple[BoothDrawn, ...]
    tray: tuple[Line, ...]
    lines: tuple[Line, ...]

    @property
    def hall(self) -> HallTab | None:
        return next((one for one in self.tabs if one.chosen), None)


def board(
    drawing: Drawing,
    lets: Sequence[Let],
    ones: Sequence[Application],
    found: Sequence[Violation],
    *,
    hall: str,
    language: Language,
) -> Board:
    """The hall that is asked for, else the one with most booths."""
    near = {key for one in found for key in (one.apart.first, one.apart.then)}
    names = {one.id: one.name.read(language.chain).text for one in ones}
    lines = tuple(_line(one, lets, near) for one in ones)
    tabs = _tabs(drawing, lets, hall)
    here = next((one.code for one in tabs if one.chosen), "")
    ground = _ground(drawing, here)
    by_number = {one.number: one for one in lets}
    booths = [
        one for one in drawing.booths.values() if by_number.get(one.number) and by_number[one.number].hall == here
    ]
    outline = ground or _around(booths)
    return Board(
        tabs=tabs,
        view=view_of(outline) if outline else "0 0 10 10",
        hall_drawn=path(ground) if ground else "",
        features=tuple(_features(drawing, here)),
        booths=tuple(_drawn(one, by_number[one.number], names, near) for one in booths),
        tray=tuple(sorted((one for one in lines if one.waits), key=_since)),
        lines=lines,
    )


def _since(line: Line) -> tuple[str, str]:
    return (line.one.applied_at.isoformat() if line.one.applied_at else "9", line.one.code)


def _line(one: Application, lets: Sequence[Let], near: set[UUID]) -> Line:
    sets: dict[UUID, list[Let]] = {}
    for each in lets:
        if each.exhibitor == one.id and each.reservation is not None:
            sets.setdefault(each.reservation, []).append(each)
    found = tuple(Set(key, booths[0].state, tuple(booths)) for key, booths in sets.items())
    return Line(one, found, one.id in near)


def _tabs(drawing: Drawing, lets: Sequence[Let], hall: str) -> tuple[HallTab, ...]:
    there = {one.code: [each for each in lets if each.hall == one.code] for one in drawing.halls}
    with_booths = [one for one in drawing.halls if there[one.code]]
    most = max(with_booths, key=lambda one: len(there[one.code]), default=None)
    chosen = next((one.code for one in with_booths if one.code == hall), most.code if most else "")
    return tuple(
        HallTab(
            one.code,
            one.name,
            len(there[one.code]),
            sum(not each.state for each in there[one.code]),
            one.code == chosen,
        )
        for one in with_booths
    )


def _ground(drawing: Drawing, code: str) -> Outline | None:
    hall = next((one.id for one in drawing.halls if one.code == code), None)
    found = drawing.ground(hall) if hall else None
    return found[1].outline if found else None


def _around(booths: Sequence[BoothState]) -> Outline | None:
    """Of a hall without an outline: the box of its booths."""
    if not booths:
        return None
    left, top, right, bottom = bounds(one.polygon for one in booths)
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _features(drawing: Drawing, code: str) -> list[tuple[str, str]]:
    hall = next((one.id for one in drawing.halls if one.code == code), None)
    return [
        (one.kind, path(one.shape))
        for one in drawing.things.values()
        if isinstance(one, FeatureState) and one.hall == hall and one.kind in DRAWN and len(one.shape) >= 3
    ]


def _drawn(one: BoothState, let: Let, names: Mapping[UUID, str], near: set[UUID]) -> BoothDrawn:
    left, top, right, bottom = bounds([one.polygon])
    wide, deep = right - left, bottom - top
    at = ((left + right) / 2, (top + bottom) / 2) if len(one.polygon) == 4 else label_point(one.polygon)[0]
    size = max(LEAST_TEXT, min(TALLEST, 0.9 * wide / (LETTER * len(let.number)), deep / 3))
    name = names.get(let.exhibitor, let.code) if let.exhibitor else ""
    return BoothDrawn(let, path(one.polygon), at, round(size, 2), _cut(name, wide), let.exhibitor in near)


def _cut(name: str, wide: float) -> str:
    """As much as fits at the smallest size; letters of the East are twice as wide."""
    room = wide * 0.94 / LEAST_TEXT
    for at, letter in enumerate(name):
        room -= 1.0 if ord(letter) > 0x2E00 else LETTER * 0.9
        if room < 0:
            return name[: max(at - 1, 1)].rstrip() + "…"
    return name
