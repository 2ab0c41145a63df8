"""Shapes of an SVG drawing: first it must pass as a harmless picture, then only its geometry and its words are looked at."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

import msgspec
import svgelements
from defusedxml import ElementTree

from core.files.drawings import redrawn_drawing
from core.files.entities import without_entities
from core.files.styles import declarations, rules_of
from core.files.unfit import NotWhatItSays
from expo.floor.imports.lengths import length, paper_of, window
from expo.floor.imports.naming import as_number, unescaped
from expo.floor.imports.paths import outlines_of
from expo.floor.imports.shapes import LONGEST_TEXT, OPEN, NotAFloor, NotPlain, ReadFile, Shape, Skipped, Told, numbered

SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
LABEL = "{http://www.inkscape.org/namespaces/inkscape}label"
HREF = ("href", f"{XLINK}href")
NEVER_SHOWN = frozenset({"defs", "symbol", "clipPath", "mask", "pattern", "marker", "metadata", "style", "script"})
NO_DRAWING = frozenset({"foreignObject", "image", "title", "desc"})
DRAWN = frozenset({"path", "rect", "polygon", "polyline", "circle", "ellipse"})
NAMED_BY_ITSELF = re.compile(
    r"(path|rect|polygon|polyline|circle|ellipse|use|g|layer|svg|shape|group|image|text|tspan)[-_ ]?\d[\d-]*\Z",
    re.IGNORECASE,
)
DEEPEST = 32
MOST_USED = 8
"""So deep do drawings use what uses others: what uses itself ends soon."""
Element = ET.Element
Matrix: TypeAlias = Any
Text = tuple[float, float, str]
Found = Iterator[Shape | Skipped | Text]


def read_svg(content: bytes) -> ReadFile:
    """Raises NotAFloor for what is no drawing, or is more than one; NotPlain for one that others may hide in."""
    try:
        plain = without_entities(content)
    except NotWhatItSays as error:
        raise NotPlain from error
    try:
        redrawn_drawing(plain)
        root = ElementTree.fromstring(plain, forbid_dtd=False)
    except (NotWhatItSays, ElementTree.ParseError, ValueError) as error:
        raise NotAFloor from error
    own = root.attrib.get("data-units") == "metres"
    drawing = _Drawing(
        own,
        {one.attrib["id"]: one for one in root.iter() if "id" in one.attrib},
        rules_of("".join(one.text or "" for one in root.iter(f"{SVG}style"))),
    )
    for found in drawing.inside(root, svgelements.Matrix(), "", 0):
        drawing.keep(found)
    return ReadFile(
        kind="svg",
        metres=1.0 if own else 0.0,
        paper=0.0 if own else paper_of(root.attrib),
        own=own,
        shapes=tuple(numbered(drawing.shapes, drawing.texts)),
        skipped=tuple(drawing.skipped),
    )


@dataclass(slots=True)
class _Drawing:
    own: bool
    ids: Mapping[str, Element]
    styles: Mapping[str, Mapping[str, str]]
    shapes: list[Shape] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def keep(self, found: Shape | Skipped | Text) -> None:
        if isinstance(found, Shape):
            self.shapes.append(found)
        elif isinstance(found, Skipped):
            self.skipped.append(found)
        else:
            self.texts.append(found)

    def inside(self, element: Element, above: Matrix, layer: str, depth: int) -> Found:
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if depth > DEEPEST or name in NEVER_SHOWN or name in NO_DRAWING or self._hidden(element):
            return
        here = svgelements.Matrix(element.attrib.get("transform", "")) * above
        if name in DRAWN:
            own_mark = self.own and name == "circle"
            found = _mark(element, here, layer) if own_mark else _shapes(element, name, here, layer)
            yield from (_told(element, one) for one in found) if self.own else found
        elif name == "text":
            yield from _texts(element, here)
        elif name == "use":
            yield from self._used(element, here, layer, depth)
        else:
            if name == "svg" and depth:
                here = _seen_through(element.attrib) * here
            inner = (_called(element) or layer) if name in ("g", "svg", "a") and depth else layer
            for child in element:
                yield from self.inside(child, here, inner, depth + 1)

    def _used(self, element: Element, here: Matrix, layer: str, depth: int) -> Found:
        target = self.ids.get(next((element.attrib[one] for one in HREF if one in element.attrib), "").lstrip("#"))
        if target is None or depth > MOST_USED:
            return
        at = f"translate({length(element.attrib, 'x')},{length(element.attrib, 'y')})"
        moved, number = svgelements.Matrix(at) * here, _number(element)
        every = target if target.tag == f"{SVG}symbol" else (target,)
        for one in every:
            for found in self.inside(one, moved, layer, depth + 1):
                named = isinstance(found, Shape) and number
                yield Shape(layer=found.layer, outline=found.outline, number=number) if named else found  # type: ignore[union-attr]

    def _hidden(self, element: Element) -> bool:
        """By an attribute, its style or its class: a layer that was switched off."""
        said = dict(element.attrib)
        for name in element.attrib.get("class", "").split():
            said.update(self.styles.get(name, {}))
        said.update(declarations(element.attrib.get("style", "")))
        return said.get("display", "").strip() == "none" or said.get("visibility", "").strip() == "hidden"


def _mark(element: Element, here: Matrix, layer: str) -> Iterator[Shape]:
    """In our own drawings a circle stands for a place without a size."""
    x, y = here.point_in_matrix_space((length(element.attrib, "cx"), length(element.attrib, "cy")))
    yield Shape(layer=layer, outline=((float(x), float(y)),), kind=element.attrib.get("class", "")[:LONGEST_TEXT])


def _told(element: Element, found: Shape | Skipped) -> Shape | Skipped:
    """With what our own drawing says of it beside its shape; what somebody made of that since is no reason to fail."""
    said = element.attrib.get("data-said")
    if not said or not isinstance(found, Shape):
        return found
    try:
        return msgspec.structs.replace(found, **msgspec.structs.asdict(msgspec.json.decode(said, type=Told)))
    except msgspec.DecodeError:
        return found


def _seen_through(said: Mapping[str, str]) -> Matrix:
    """A drawing within the drawing has a window of its own."""
    moved = svgelements.Matrix(f"translate({length(said, 'x')},{length(said, 'y')})")
    seen, wide = window(said), length(said, "width")
    if seen is None:
        return moved
    scale = wide / seen[2] if wide and "%" not in said["width"] else 1.0
    return svgelements.Matrix(f"scale({scale}) translate({-seen[0]},{-seen[1]})") * moved


def _shapes(element: Element, name: str, here: Matrix, layer: str) -> Iterator[Shape | Skipped]:
    number = _number(element)
    try:
        outlines = outlines_of(name, element.attrib, here)
    except (ValueError, TypeError, ZeroDivisionError, IndexError, AttributeError):
        outlines = [None]
    for outline in outlines:
        if outline is None:
            yield Skipped(layer, number or name, OPEN)
        else:
            yield Shape(
                layer=layer, outline=outline, number=number, kind=element.attrib.get("class", "")[:LONGEST_TEXT]
            )


def _texts(element: Element, here: Matrix) -> Iterator[Text]:
    """Each line for itself: the number and the name of who stands there are often one text."""
    x, y = length(element.attrib, "x"), length(element.attrib, "y")
    lines = [one for one in element if isinstance(one.tag, str) and one.tag == f"{SVG}tspan"]
    placed = [one for one in lines if "x" in one.attrib or "y" in one.attrib]
    for one in placed if len(placed) > 1 else [element]:
        words = " ".join("".join(one.itertext()).split())[:LONGEST_TEXT]
        first = next((each for each in one.iter() if "x" in each.attrib), element)
        at = (
            length(first.attrib, "x") if "x" in first.attrib else x,
            length(first.attrib, "y") if "y" in first.attrib else y,
        )
        if words:
            right, down = here.point_in_matrix_space(at)
            yield float(right), float(down), words


def _number(element: Element) -> str:
    """A label that somebody gave, its title, or its id when that looks like a booth's number."""
    title = next((one.text or "" for one in element if isinstance(one.tag, str) and one.tag.endswith("}title")), "")
    said = (
        element.attrib.get(LABEL, "").lstrip("#"),
        element.attrib.get("data-name", ""),
        title,
        unescaped(element.attrib.get("id", "")),
    )
    fit = (as_number(one) for one in said if one and not NAMED_BY_ITSELF.match(one))
    return next((one[:LONGEST_TEXT] for one in fit if one), "")


def _called(element: Element) -> str:
    said = element.attrib.get(LABEL) or element.attrib.get("data-name") or unescaped(element.attrib.get("id", ""))
    return "" if NAMED_BY_ITSELF.match(said) else said.replace("_", " ").strip()[:LONGEST_TEXT]
