"""The map of the world: each country that the directory knows leads to its record, in a pattern that says how we stand."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec
from markupsafe import Markup

from crm.agreements.svg import projected
from crm.world.queries import Line
from crm.world.rules import RELATIONS

NAMED = ("in_force", "under_way", "ended")
LETTER, WIDE_LETTER, HEIGHT_OF_NAME = 66, 120, 140
"""Of a name on the map, in units of the drawing: Hangul and Chinese are about twice as wide."""

WIDTH, TENTHS = 10_000, 10
"""The drawing is in tenths of the units of the projection: whole numbers do."""

FIRST_WIDE = "\u1100"
FAINT_TO_STRONG = tuple(reversed(RELATIONS))


class Drawn(msgspec.Struct, frozen=True):
    """Made by scripts/build_countries.py: paths in tenths of a unit, spots of what is too small for one."""

    shapes: dict[str, str]
    points: dict[str, tuple[float, float]]


class Box(NamedTuple):
    """What a name covers."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@cache
def drawn() -> Drawn:
    return msgspec.json.decode((files("crm.world") / "countries.json").read_bytes(), type=Drawn)


def world(lines: Sequence[Line], names: Mapping[str, str], told: Mapping[str, str]) -> Markup:
    """What stands in the drawing of 10,000 by 4,500: land, countries from the faintest relation to the strongest, so that
    none is hidden, then names. `names` and `told` (its relation in words) are by ISO alpha-2, in the reader's language.
    """
    known = drawn()
    mine = {one.land.code for one in lines}
    land = "".join(path for code, path in known.shapes.items() if code not in mine)
    found = sorted(lines, key=lambda one: FAINT_TO_STRONG.index(one.relation))
    shapes = Markup("").join(_country(one, f"{names[one.land.code]}: {told[one.land.code]}") for one in found)
    return Markup('<path class="world-land" d="{}"/>{}{}').format(
        land, shapes, _names([one for one in reversed(found) if one.relation in NAMED], names)
    )


def _country(one: Line, label: str) -> Markup:
    """With nothing to tell it is no stop of the keyboard: the table beside the map leads there, too."""
    known, code, apart = drawn(), one.land.code, Markup(' tabindex="-1"') if one.relation == "none" else ""
    x, y = _spot(one)
    small = code in known.points or code not in known.shapes
    shape = Markup('<path d="{}"/>').format(known.shapes.get(code, "")) if not small else ""
    dot = Markup('<circle class="world-reach" cx="{0}" cy="{1}" r="90"/><circle cx="{0}" cy="{1}" r="40"/>').format(
        x, y
    )
    return Markup(
        '<a class="world-country" href="/desk/countries/{}" aria-label="{}" fill="url(#world-{})"{}><title>{}</title>{}'
        "{}</a>"
    ).format(code, label, one.relation, apart, label, shape, dot if small else "")


def _spot(one: Line) -> tuple[int, int]:
    """Of what is small its own, of others the capital's."""
    small = drawn().points.get(one.land.code)
    x, y = small or projected(one.land.longitude, one.land.latitude)
    return round(x * TENTHS), round(y * TENTHS)


def _names(lines: Sequence[Line], names: Mapping[str, str]) -> Markup:
    """Under the capital, or over it; where both are taken the country has no name on the map, but in the table."""
    taken: list[Box] = []
    found = []
    for one in lines:
        (x, y), name = _spot(one), names[one.land.code]
        half = sum(WIDE_LETTER if letter >= FIRST_WIDE else LETTER for letter in name) / 2
        middle = min(max(x, half), WIDTH - half)
        for foot in (y + HEIGHT_OF_NAME, y - 40, y + 2 * HEIGHT_OF_NAME):
            box = Box(middle - half, foot - HEIGHT_OF_NAME, middle + half, foot)
            if not any(box.meets(other) for other in taken):
                taken.append(box)
                found.append(
                    Markup('<text class="world-name" x="{:.0f}" y="{:.0f}">{}</text>').format(middle, foot, name)
                )
                break
    return Markup('<g aria-hidden="true">{}</g>').format(Markup("").join(found))
