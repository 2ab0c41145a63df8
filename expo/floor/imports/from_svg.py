"""Shapes of an SVG drawing: first it must pass as a harmless picture, then only its geometry and its words are looked at."""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

import svgelements
from defusedxml import ElementTree

from core.files.drawings import redrawn_drawing
from core.files.unfit import NotWhatItSays
from expo.floor.geometry.points import Outline
from expo.floor.geometry.rows import NUMBER
from expo.floor.imports.shapes import LONGEST_TEXT, OPEN, NotAFloor, ReadFile, Shape, Skipped, numbered

LABEL = "{http://www.inkscape.org/namespaces/inkscape}label"
HREF = ("href", "{http://www.w3.org/1999/xlink}href")
NEVER_SHOWN = frozenset({"defs", "symbol", "clipPath", "mask", "pattern", "marker", "metadata", "style", "script"})
DRAWN = frozenset({"path", "rect", "polygon", "polyline"})
NAMED_BY_ITSELF = re.compile(
    r"(path|rect|polygon|polyline|use|g|layer|svg|shape|group|image|text|tspan)[-_]?\d[\d-]*\Z", re.IGNORECASE
)
CURVE_POINTS = 8
DEEPEST = 32
MOST_USED = 8
"""So deep do drawings use what uses others: what uses itself ends soon."""
Element = ET.Element
Matrix: TypeAlias = Any
Text = tuple[float, float, str]


def read_svg(content: bytes) -> ReadFile:
    """Raises NotAFloor for what is no drawing, or is more than one."""
    try:
        redrawn_drawing(content)
        root = ElementTree.fromstring(content, forbid_dtd=True)
    except (NotWhatItSays, ElementTree.ParseError, ValueError) as error:
        raise NotAFloor from error
    ids = {one.attrib["id"]: one for one in root.iter() if "id" in one.attrib}
    shapes: list[Shape] = []
    skipped: list[Skipped] = []
    texts: list[Text] = []
    for found in _found(root, svgelements.Matrix(), "", ids, 0):
        if isinstance(found, Shape):
            shapes.append(found)
        elif isinstance(found, Skipped):
            skipped.append(found)
        else:
            texts.append(found)
    own = root.attrib.get("data-units") == "metres"
    return ReadFile(
        kind="svg", metres=1.0 if own else 0.0, own=own, shapes=tuple(numbered(shapes, texts)), skipped=tuple(skipped)
    )


def _found(
    element: Element, above: Matrix, layer: str, ids: dict[str, Element], depth: int
) -> Iterator[Shape | Skipped | Text]:
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if depth > DEEPEST or name in NEVER_SHOWN or "display:none" in element.attrib.get("style", "").replace(" ", ""):
        return
    here = svgelements.Matrix(element.attrib.get("transform", "")) * above
    if name in DRAWN:
        yield _shape(element, name, here, layer)
    elif name == "text":
        yield from _text(element, here)
    elif name == "use":
        yield from _used(element, here, layer, ids, depth)
    else:
        inner = (_called(element) or layer) if name == "g" else layer
        for child in element:
            yield from _found(child, here, inner, ids, depth + 1)


def _used(
    element: Element, here: Matrix, layer: str, ids: dict[str, Element], depth: int
) -> Iterator[Shape | Skipped | Text]:
    target = ids.get(next((element.attrib[one] for one in HREF if one in element.attrib), "").lstrip("#"))
    if target is None:
        return
    if depth > MOST_USED:
        return
    moved = svgelements.Matrix(f"translate({_length(element, 'x')},{_length(element, 'y')})") * here
    for found in _found(target, moved, layer, ids, depth + 1):
        own = _called(element)
        yield Shape(layer=found.layer, outline=found.outline, number=own) if isinstance(found, Shape) and own else found


def _shape(element: Element, name: str, here: Matrix, layer: str) -> Shape | Skipped:
    number = _number(element)
    try:
        path = abs(svgelements.Path(_d(element, name)) * here)
        outline = tuple(_points(path))
    except (ValueError, TypeError, ZeroDivisionError, IndexError, AttributeError):
        return Skipped(layer, number or name, OPEN)
    closed = name in ("rect", "polygon") or "z" in element.attrib.get("d", "").lower() or _meets(outline)
    if not closed or len(outline) < 3:
        return Skipped(layer, number or name, OPEN)
    return Shape(layer=layer, outline=outline[:-1] if _meets(outline) else outline, number=number, kind=_kind(element))


def _d(element: Element, name: str) -> str:
    if name == "rect":
        x, y, wide, deep = (_length(element, one) for one in ("x", "y", "width", "height"))
        return f"M{x},{y}h{wide}v{deep}h{-wide}z"
    if name == "path":
        return element.attrib.get("d", "")
    return f"M{element.attrib.get('points', '')}z"


def _points(path: svgelements.Path) -> Iterator[tuple[float, float]]:
    """Of the first part of the path; curves become short lines."""
    for at, segment in enumerate(path):
        if isinstance(segment, svgelements.Move):
            if at:
                return
            yield float(segment.end.x), float(segment.end.y)
        elif isinstance(segment, svgelements.Close):
            return
        elif isinstance(segment, svgelements.Line):
            yield float(segment.end.x), float(segment.end.y)
        else:
            for step in range(1, CURVE_POINTS + 1):
                point = segment.point(step / CURVE_POINTS)
                yield float(point.x), float(point.y)


def _meets(outline: Outline) -> bool:
    return len(outline) > 3 and abs(outline[0][0] - outline[-1][0]) + abs(outline[0][1] - outline[-1][1]) < 1e-6


def _text(element: Element, here: Matrix) -> Iterator[Text]:
    words = " ".join("".join(element.itertext()).split())[:LONGEST_TEXT]
    first = next((one for one in element.iter() if "x" in one.attrib), element)
    if words:
        x, y = here.point_in_matrix_space((_length(first, "x"), _length(first, "y")))
        yield float(x), float(y), words


def _number(element: Element) -> str:
    """A label that somebody gave, its title, or its id when that looks like a booth's number."""
    title = next((one.text or "" for one in element if isinstance(one.tag, str) and one.tag.endswith("}title")), "")
    said = (element.attrib.get(LABEL, "").lstrip("#"), title.strip(), element.attrib.get("id", ""))
    fit = (one.strip().upper() for one in said if one and not NAMED_BY_ITSELF.match(one))
    return next((one[:LONGEST_TEXT] for one in fit if NUMBER.match(one) and any(map(str.isdigit, one))), "")


def _kind(element: Element) -> str:
    return element.attrib.get("class", "")[:LONGEST_TEXT]


def _called(element: Element) -> str:
    said = element.attrib.get(LABEL) or element.attrib.get("id", "")
    return "" if NAMED_BY_ITSELF.match(said) else said[:LONGEST_TEXT]


def _length(element: Element, name: str) -> float:
    found = re.match(r"\s*(-?[0-9.]+(e-?\d+)?)", element.attrib.get(name, "0"))
    return float(found[1]) if found else 0.0
