"""A plan as the setter of paper reads it: one hall a page, shapes in millimetres, already in the reader's language; pure."""

from dataclasses import dataclass
from typing import Any

from core.errors import mark
from expo.floor.exports.svg import scale_of
from expo.floor.geometry.outlines import bounds
from expo.floor.geometry.points import Outline, Point
from expo.floor.occupants import ByNumber
from expo.floor.plans.shelf import ShownPlan
from expo.floor.plans.snapshot import FrozenBooth, FrozenFeature, FrozenFloor, Plan
from expo.floor.readers.names import BOOTH_NAMES, FEATURE_NAMES
from expo.floor.readers.places import Facility, Stages, labelled, middle
from expo.floor.readers.svg import MARGIN
from expo.floor.readers.views import LETTER, SIZES, cut
from i18n import formats
from i18n.catalogue import say
from i18n.locales import Language
from i18n.text import Translated

TITLE, DRAFT = mark("Floor plan"), mark("Drawing of {day}, not published")
SCALE, OF = mark("Scale 1:{scale} on A3"), mark("Plan {number}, {day}")
FILLS = {"shell": "e3e8f4", "raw": "fbeed3", "other": "ffffff", "aisle": "eef3ff", "wall": "4b5568", "stage": "d7f5ef"}
WHO = mark("Exhibitors in this hall")
READABLE = 2.8
"""Millimetres of paper to a metre of floor from which on names can be read in booths: 1:350."""
NAME_SIZES = (1.2, 0.9, 0.6)
BARS = (1, 2, 5, 10, 20, 50)
LONGEST_BAR = 40.0


@dataclass(frozen=True, slots=True)
class Around:
    """What a plan does not say itself: who stands where, and what its stages are called."""

    occupants: ByNumber
    stages: Stages


def floor_words(plan: Plan, name: Translated, around: Around, language: Language, day: str) -> dict[str, Any]:
    """For `floor.typ`; `day` is when the plan was published or, of a drawing, today."""
    title, shown = say(language, TITLE), ShownPlan(plan)
    told = say(language, OF, number=plan.number, day=day) if plan.number else say(language, DRAFT, day=day)
    kinds = {kind: say(language, one) for kind, one in FEATURE_NAMES.items()}
    labels = labelled(shown, kinds, language.chain, around.stages)
    return {
        "lang": language.code.split("-")[0],
        "dir": language.direction,
        "title": title,
        "edition": name.read(language.chain).text,
        "release": told,
        "lines": "",
        "colours": [],
        "who": say(language, WHO),
        "halls": [_hall(floor, labels, around.occupants, language) for floor in shown.halls],
    }


def _hall(floor: FrozenFloor, labels: dict[str, Facility], occupants: ByNumber, language: Language) -> dict[str, Any]:
    scale = scale_of(floor.outline)
    left, top, right, bottom = bounds([floor.outline])
    one, corner = 1000 / scale, (left - MARGIN, top - MARGIN)
    bar = max((metres for metres in BARS if metres * one <= LONGEST_BAR), default=BARS[0])
    areas = [feature for feature in floor.features if len(feature.shape) >= 3]
    named = {booth.number: _named(booth, occupants, language) for booth in floor.booths} if one >= READABLE else {}
    marked = list(enumerate(((label, spot.feature) for label, spot in labels.items() if spot.floor is floor), 1))
    return {
        "name": floor.name.read(language.chain).text,
        "wide": (right - left + 2 * MARGIN) * one,
        "deep": (bottom - top + 2 * MARGIN) * one,
        "scale": say(language, SCALE, scale=formats.number(scale, language)),
        "bar": {"length": bar * one, "text": f"{bar} m"},
        "outline": _points(floor.outline, corner, one),
        "shapes": [_shape(feature.kind, feature.shape, corner, one) for feature in areas]
        + [_shape(booth.kind, booth.polygon, corner, one) for booth in floor.booths],
        "numbers": [_number(booth, bool(named.get(booth.number)), corner, one) for booth in floor.booths],
        "names": [_name(booth, *said, corner, one) for booth in floor.booths if (said := named.get(booth.number))],
        "marks": [_mark(number, feature, corner, one) for number, (_, feature) in marked],
        "legend": _legend(floor, language),
        "places": [{"number": str(number), "text": label} for number, (label, _) in marked],
        "occupants": _occupants(floor, occupants, language),
    }


def _named(booth: FrozenBooth, occupants: ByNumber, language: Language) -> tuple[str, float] | None:
    """Who is there, as large as their whole name fits, else what fits of it; with its size in metres."""
    left, top, right, bottom = bounds([booth.polygon])
    who = occupants.get(booth.number) if bottom - top >= 2 else None
    if who is None:
        return None
    wide = right - left if len(booth.polygon) == 4 else 2 * booth.room
    name = who.name.read(language.chain).text
    fits = (size for size in NAME_SIZES if cut(name, wide * SIZES[-1] / size) == name)
    return (name, size) if (size := next(fits, 0.0)) else (cut(name, wide), SIZES[-1])


def _occupants(floor: FrozenFloor, occupants: ByNumber, language: Language) -> list[dict[str, str]]:
    """Each once with all of their booths, in the order of the first."""
    theirs: dict[str, list[str]] = {}
    for booth in floor.booths:
        if booth.number in occupants:
            theirs.setdefault(occupants[booth.number].code, []).append(booth.number)
    return [
        {"booths": ", ".join(numbers), "name": occupants[numbers[0]].name.read(language.chain).text}
        for numbers in theirs.values()
    ]


def _legend(floor: FrozenFloor, language: Language) -> list[dict[str, Any]]:
    there: set[str] = {one.kind for one in floor.booths} | {one.kind for one in floor.features}
    names: dict[str, str] = dict((*BOOTH_NAMES.items(), *FEATURE_NAMES.items()))
    return [
        {"fill": FILLS[kind], "dashed": kind == "raw", "text": say(language, names[kind])}
        for kind in FILLS
        if kind in there
    ]


def _points(shape: Outline, corner: Point, one: float) -> list[tuple[float, float]]:
    return [(round((x - corner[0]) * one, 2), round((y - corner[1]) * one, 2)) for x, y in shape]


def _shape(kind: str, shape: Outline, corner: Point, one: float) -> dict[str, Any]:
    return {"points": _points(shape, corner, one), "fill": FILLS.get(kind, "f3f5fa"), "dashed": kind == "raw"}


def _number(booth: FrozenBooth, named: bool, corner: Point, one: float) -> dict[str, Any]:
    fits = (size for size in SIZES if len(booth.number) * LETTER * size <= 2 * booth.room * 0.94)
    x, y = booth.label
    at = _points(((x, y - 0.5 * named),), corner, one)[0]
    return {"text": booth.number, "at": at, "size": round(next(fits, SIZES[-1]) * one, 2)}


def _name(booth: FrozenBooth, name: str, size: float, corner: Point, one: float) -> dict[str, Any]:
    x, y = booth.label
    at = _points(((x, y + 0.25 + size / 2),), corner, one)[0]
    return {"text": name, "at": at, "size": round(size * one, 2)}


def _mark(number: int, feature: FrozenFeature, corner: Point, one: float) -> dict[str, Any]:
    return {"text": str(number), "at": _points((middle(feature.shape),), corner, one)[0]}
