"""Shapes of a DXF drawing, the format of halls' own plans: closed polylines by layer, blocks taken apart, texts inside."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from ezdxf import recover, units
from ezdxf.enums import InsertUnits
from ezdxf.lldxf.const import DXFError
from ezdxf.path import make_path

from expo.floor.imports.shapes import LONGEST_TEXT, OPEN, NotAFloor, ReadFile, Shape, Skipped, numbered

SAG = 0.02
"""How far a line may be from the arc it stands for, as a share of the drawing's extent in hundredths."""
DEEPEST = 6
MOST = 100_000
Text = tuple[float, float, str]


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
    for found in _entities(drawing.modelspace(), sag, 0):
        if isinstance(found, Shape):
            shapes.append(found)
        elif isinstance(found, Skipped):
            skipped.append(found)
        else:
            texts.append(found)
        if len(shapes) + len(texts) > MOST:
            raise NotAFloor
    return ReadFile(kind="dxf", metres=metres, shapes=tuple(numbered(shapes, texts)), skipped=tuple(skipped))


def _entities(entities: Any, sag: float, depth: int) -> Iterator[Shape | Skipped | Text]:
    for one in entities:
        kind = one.dxftype()
        if kind in ("LWPOLYLINE", "POLYLINE"):
            yield from _polyline(one, sag)
        elif kind in ("TEXT", "ATTRIB", "MTEXT"):
            yield from _text(one, kind)
        elif kind == "INSERT" and depth < DEEPEST:
            yield from _entities(one.virtual_entities(), sag, depth + 1)
            yield from _entities(one.attribs, sag, depth + 1)


def _polyline(one: Any, sag: float) -> Iterator[Shape | Skipped]:
    layer = str(one.dxf.layer)[:LONGEST_TEXT]
    try:
        path = make_path(one)
        points = [(float(point.x), 0.0 - float(point.y)) for point in path.flattening(sag)]
    except (TypeError, ValueError, DXFError):
        return
    meets = len(points) > 3 and abs(points[0][0] - points[-1][0]) + abs(points[0][1] - points[-1][1]) < sag
    if meets:
        points = points[:-1]
    if not (meets or one.is_closed) or len(points) < 3:
        yield Skipped(layer, one.dxftype(), OPEN)
        return
    yield Shape(layer=layer, outline=tuple(points))


def _text(one: Any, kind: str) -> Iterator[Text]:
    words = one.plain_text() if kind == "MTEXT" else one.dxf.text
    words = " ".join(str(words).split())[:LONGEST_TEXT]
    at = one.dxf.insert
    if kind != "MTEXT" and one.dxf.hasattr("align_point") and (one.dxf.halign or one.dxf.valign):
        at = one.dxf.align_point
    if words:
        yield float(at.x), 0.0 - float(at.y), words
