"""A plan as the setter of paper reads it: one hall a page, shapes in millimetres, already in the reader's language; pure."""

from typing import Any

from core.errors import mark
from expo.floor.exports.svg import scale_of
from expo.floor.geometry.outlines import bounds
from expo.floor.geometry.points import Outline, Point
from expo.floor.plans.snapshot import FrozenFeature, FrozenFloor, Plan
from expo.floor.readers.names import BOOTH_NAMES, FEATURE_NAMES
from expo.floor.readers.places import middle
from expo.floor.readers.svg import MARGIN
from expo.floor.readers.views import LETTER, SIZES
from i18n import formats
from i18n.catalogue import say
from i18n.locales import Language
from i18n.text import Translated

TITLE, DRAFT = mark("Floor plan"), mark("Drawing of {day}, not published")
SCALE, OF = mark("Scale 1:{scale} on A3"), mark("Plan {number}, {day}")
FILLS = {"shell": "e3e8f4", "raw": "fbeed3", "other": "ffffff", "aisle": "eef3ff", "wall": "4b5568", "stage": "d7f5ef"}
BARS = (1, 2, 5, 10, 20, 50)
LONGEST_BAR = 40.0


def floor_words(plan: Plan, name: Translated, language: Language, day: str) -> dict[str, Any]:
    """For `floor.typ`; `day` is when the plan was published or, of a drawing, today."""
    title = say(language, TITLE)
    told = say(language, OF, number=plan.number, day=day) if plan.number else say(language, DRAFT, day=day)
    return {
        "lang": language.code.split("-")[0],
        "dir": language.direction,
        "title": title,
        "edition": name.read(language.chain).text,
        "release": told,
        "lines": "",
        "colours": [],
        "halls": [_hall(floor, language) for floor in plan.halls],
    }


def _hall(floor: FrozenFloor, language: Language) -> dict[str, Any]:
    scale = scale_of(floor.outline)
    left, top, right, bottom = bounds([floor.outline])
    one, corner = 1000 / scale, (left - MARGIN, top - MARGIN)
    bar = max((metres for metres in BARS if metres * one <= LONGEST_BAR), default=BARS[0])
    areas = [feature for feature in floor.features if len(feature.shape) >= 3]
    return {
        "name": floor.name.read(language.chain).text,
        "wide": (right - left + 2 * MARGIN) * one,
        "deep": (bottom - top + 2 * MARGIN) * one,
        "scale": say(language, SCALE, scale=formats.number(scale, language)),
        "bar": {"length": bar * one, "text": f"{bar} m"},
        "outline": _points(floor.outline, corner, one),
        "shapes": [_shape(feature.kind, feature.shape, corner, one) for feature in areas]
        + [_shape(booth.kind, booth.polygon, corner, one) for booth in floor.booths],
        "numbers": [_number(booth.number, booth.label, booth.room, corner, one) for booth in floor.booths],
        "marks": [_mark(number, feature, corner, one) for number, feature in _marked(floor)],
        "legend": _legend(floor, language),
        "places": [f"{number} {_called(feature, language)}" for number, feature in _marked(floor)],
    }


def _legend(floor: FrozenFloor, language: Language) -> list[dict[str, str]]:
    there: set[str] = {one.kind for one in floor.booths} | {one.kind for one in floor.features}
    names: dict[str, str] = dict((*BOOTH_NAMES.items(), *FEATURE_NAMES.items()))
    return [{"fill": FILLS[kind], "text": say(language, names[kind])} for kind in FILLS if kind in there]


def _marked(floor: FrozenFloor) -> list[tuple[int, FrozenFeature]]:
    """Features with a number on the plan and a line in the legend."""
    return list(enumerate((one for one in floor.features if one.kind not in ("aisle", "wall")), 1))


def _called(feature: FrozenFeature, language: Language) -> str:
    return feature.name.read(language.chain).text if feature.name else say(language, FEATURE_NAMES[feature.kind])


def _points(shape: Outline, corner: Point, one: float) -> list[tuple[float, float]]:
    return [(round((x - corner[0]) * one, 2), round((y - corner[1]) * one, 2)) for x, y in shape]


def _shape(kind: str, shape: Outline, corner: Point, one: float) -> dict[str, Any]:
    return {"points": _points(shape, corner, one), "fill": FILLS.get(kind, "f3f5fa"), "dashed": kind == "raw"}


def _number(text: str, at: Point, room: float, corner: Point, one: float) -> dict[str, Any]:
    fits = (size for size in SIZES if len(text) * LETTER * size <= 2 * room * 0.94)
    return {"text": text, "at": _points((at,), corner, one)[0], "size": round(next(fits, SIZES[-1]) * one, 2)}


def _mark(number: int, feature: FrozenFeature, corner: Point, one: float) -> dict[str, Any]:
    return {"text": str(number), "at": _points((middle(feature.shape),), corner, one)[0]}
