"""Shapes of a DXF drawing, the format of halls' own plans: closed polylines by layer, blocks taken apart, texts inside."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import shapely
from ezdxf import recover, units
from ezdxf.enums import InsertUnits
from ezdxf.lldxf.const import DXFError
from ezdxf.path import make_path

from expo.floor.geometry.points import Point
from expo.floor.imports.shapes import LONGEST_TEXT, OPEN, NotAFloor, ReadFile, Shape, Skipped, numbered

SAG = 0.02
"""How far a line may be from the arc it stands for, as a share of the drawing's extent in hundredths."""
DEEPEST = 6
MOST = 100_000
CLOSING = ("LWPOLYLINE", "POLYLINE", "CIRCLE", "ELLIPSE")
Text = tuple[float, float, str]
Lines = dict[str, dict[tuple[Point, Point], None]]
"""By layer: from here to there."""


def read_dxf(content: bytes) -> ReadFile:
    """Raises NotAFloor."""
    try:
        drawing, _ = recover.read(BytesIO(content))
    except (DXFError, OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise NotAFloor from error
    metres = units.conversion_factor(InsertUnits(drawing.units), InsertUnits.Meters) if drawing.units else 0.0
    sag = SAG / metres if metres else SAG
    shapes: list[Shape] = []
    skipped: list[Skipped] = []
    texts: list[Text] = []
    unseen = {one.dxf.name.casefold() for one in drawing.layers if one.is_off() or one.is_frozen()}
    lines: Lines = {}
    for found in _entities(drawing.modelspace(), sag, "", unseen, lines):
        if isinstance(found, Shape):
            shapes.append(found)
        elif isinstance(found, Skipped):
            skipped.append(found)
        else:
            texts.append(found)
        if len(shapes) + len(texts) > MOST:
            raise NotAFloor
    if sum(map(len, lines.values())) > MOST:
        raise NotAFloor
    shapes += _closed(lines)
    return ReadFile(kind="dxf", metres=metres, shapes=tuple(numbered(shapes, texts)), skipped=tuple(skipped))


def _entities(
    entities: Any, sag: float, above: str, unseen: set[str], lines: Lines, depth: int = 0
) -> Iterator[Shape | Skipped | Text]:
    """`above` is the layer of the block that they are in: what is drawn on layer 0 of it lies there."""
    for one in entities:
        kind, layer = one.dxftype(), str(one.dxf.layer)[:LONGEST_TEXT]
        layer = above if above and layer == "0" else layer
        if layer.casefold() in unseen:
            continue
        if kind in CLOSING:
            yield from _outline(one, layer, sag, lines)
        elif kind == "LINE":
            _keep(lines, layer, [one.dxf.start, one.dxf.end])
        elif kind in ("TEXT", "ATTRIB", "MTEXT"):
            yield from _text(one, kind)
        elif kind == "INSERT" and depth < DEEPEST:
            yield from _entities(one.virtual_entities(), sag, layer, unseen, lines, depth + 1)
            yield from _entities(one.attribs, sag, layer, unseen, lines, depth + 1)


def _outline(one: Any, layer: str, sag: float, lines: Lines) -> Iterator[Shape | Skipped]:
    try:
        path = make_path(one)
        points = [(float(point.x), 0.0 - float(point.y)) for point in path.flattening(sag)]
    except (TypeError, ValueError, DXFError):
        return
    meets = len(points) > 3 and abs(points[0][0] - points[-1][0]) + abs(points[0][1] - points[-1][1]) < sag
    if meets:
        points = points[:-1]
    if (meets or getattr(one, "is_closed", False)) and len(points) > 2:
        yield Shape(layer=layer, outline=tuple(points))
        return
    if len(points) == 2:
        _keep(lines, layer, list(path.flattening(sag)))
        return
    yield Skipped(layer, one.dxftype(), OPEN)


def _keep(lines: Lines, layer: str, points: list[Any]) -> None:
    """Ends that lie within a millimetre of each other are one."""
    first, last = ((round(float(one.x), 3), round(0.0 - float(one.y), 3)) for one in points)
    if first != last:
        lines.setdefault(layer, {})[first, last] = None


def _closed(lines: Lines) -> Iterator[Shape]:
    """Booths that were drawn line by line, walls between them shared: whatever lines of a layer enclose."""
    for layer, every in lines.items():
        drawn = shapely.union_all([shapely.LineString(ends) for ends in every])
        for one in shapely.get_parts(shapely.polygonize(shapely.get_parts(drawn))):
            corners = shapely.simplify(one, 0).exterior.coords[:-1]
            yield Shape(layer=layer, outline=tuple((float(x), float(y)) for x, y in corners))


def _text(one: Any, kind: str) -> Iterator[Text]:
    words = one.plain_text() if kind == "MTEXT" else one.dxf.text
    words = " ".join(str(words).split())[:LONGEST_TEXT]
    at = one.dxf.insert
    if kind != "MTEXT" and one.dxf.hasattr("align_point") and (one.dxf.halign or one.dxf.valign):
        at = one.dxf.align_point
    if words:
        yield float(at.x), 0.0 - float(at.y), words
