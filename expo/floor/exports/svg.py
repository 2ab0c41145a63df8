"""A hall as a drawing that stands alone: in millimetres on paper, with its scale, opened by any program; pure."""

from xml.sax.saxutils import escape, quoteattr

import msgspec

from expo.floor.exports.geojson import said_of
from expo.floor.geometry.outlines import bounds
from expo.floor.geometry.points import Outline
from expo.floor.plans.snapshot import FrozenFeature, FrozenFloor
from expo.floor.readers.places import middle
from expo.floor.readers.svg import MARGIN, number, path
from expo.floor.readers.views import LETTER, SIZES

SCALES = (100, 150, 200, 250, 300, 400, 500, 750, 1_000, 1_500, 2_000)
PAPER = (390.0, 250.0)
"""Millimetres that a drawing may take on A3."""
STYLE = (
    "path{fill:none;stroke:#5d6b86;stroke-width:.1}.hall{fill:#fff;stroke:#06133d;stroke-width:.3}.wall{fill:#4b5568}"
    ".aisle{fill:#eef3ff;stroke:none}.shell{fill:#e3e8f4}.raw{fill:#fbeed3;stroke-dasharray:.6 .3}.stage{fill:#d7f5ef}"
    "text{font-family:'Noto Sans','Noto Sans CJK KR',sans-serif;fill:#06133d;text-anchor:middle;dominant-baseline:central}"
)


def scale_of(outline: Outline) -> int:
    """The largest usual one at which the hall fits on a sheet of A3 laid across."""
    left, top, right, bottom = bounds([outline])
    wide, deep = right - left + 2 * MARGIN, bottom - top + 2 * MARGIN
    fits = (one for one in SCALES if wide * 1000 / one <= PAPER[0] and deep * 1000 / one <= PAPER[1])
    return next(fits, SCALES[-1])


def floor_svg(floor: FrozenFloor, title: str) -> bytes:
    """Layers as groups with ids, numbers as ids and titles of their booths: what other programs read back."""
    left, top, right, bottom = bounds([floor.outline])
    box = (left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN)
    scale = scale_of(floor.outline)
    size = [number(value * 1000 / scale) for value in box[2:]]
    extent = f'viewBox="{" ".join(map(number, box))}" width="{size[0]}mm" height="{size[1]}mm"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {extent} data-units="metres" data-scale="1:{scale}">',
        f"<title>{escape(title)}</title><style>{STYLE}</style>",
        f'<g id="outline"><path class="hall" d="{path(floor.outline)}"/></g>',
        '<g id="features">',
        *(_feature(one) for one in floor.features),
        '</g><g id="booths">',
        *(
            f'<path id={quoteattr(one.number)} class="{one.kind}" d="{path(one.polygon)}"><title>{one.number}</title></path>'
            for one in floor.booths
        ),
        '</g><g id="numbers">',
        *(_number(one.number, one.label, one.room) for one in floor.booths),
        "</g></svg>",
    ]
    return "".join(parts).encode()


def _feature(one: FrozenFeature) -> str:
    """With what it is called and the like, so that a file of ours brings back what went into it."""
    said = f"data-said={quoteattr(msgspec.json.encode(said_of(one)).decode())}"
    if len(one.shape) >= 3:
        return f'<path class="{one.kind}" {said} d="{path(one.shape)}"><title>{one.kind}</title></path>'
    x, y = middle(one.shape)
    look = 'r=".8" fill="#fff" stroke="#06133d" stroke-width=".15"'
    return (
        f'<circle class="{one.kind}" {said} cx="{number(x)}" cy="{number(y)}" {look}><title>{one.kind}</title></circle>'
    )


def _number(text: str, at: tuple[float, float], room: float) -> str:
    fits = (size for size in SIZES if len(text) * LETTER * size <= 2 * room * 0.94)
    size = next(fits, SIZES[-1])
    return f'<text x="{number(at[0])}" y="{number(at[1])}" font-size="{size}">{escape(text)}</text>'
