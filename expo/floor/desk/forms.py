"""Metres, outlines and numbers as people type them."""

import re
from collections.abc import Sequence

from core.errors import mark
from core.forms.form import Form
from expo.floor.geometry.outlines import FARTHEST, MOST_CORNERS, ROUNDED
from expo.floor.geometry.points import Outline, Point
from expo.floor.geometry.rows import LONGEST_NUMBER, NUMBER

MOST_METRES = 1_000.0
LONGEST_OUTLINE = 40 * MOST_CORNERS
MOST_MERGED = 20
_decimal = re.compile(r"-?[0-9]{1,5}([.,][0-9]{1,6})?\Z")


def metres(form: Form, name: str, *, least: float = -FARTHEST, most: float = FARTHEST, needed: bool = True) -> float:
    """To the millimetre; a comma is a point. 0 and a mistake for what is none; 0 for nothing that is not needed."""
    typed = form.text(name, most=20, needed=needed)
    if not typed or name in form.errors:
        return 0.0
    if not _decimal.match(typed):
        form.mistake(name, mark("Please give metres as a number, such as 4.5."))
        return 0.0
    value = round(float(typed.replace(",", ".")), ROUNDED)
    if not least <= value <= most:
        form.mistake(name, mark("From {least} to {most}, please."), least=least, most=most)
    return value


def corner(form: Form, x: str = "x", y: str = "y") -> Point:
    return metres(form, x), metres(form, y)


def box_in(form: Form, *, needed: bool = True) -> tuple[float, float, float, float]:
    """x, y, width, depth; without the last two, where they are not needed, it is a point."""
    x, y = corner(form)
    sizes = [metres(form, name, least=0.0, most=MOST_METRES, needed=needed) for name in ("width", "depth")]
    return x, y, sizes[0], sizes[1]


def box(x: float, y: float, width: float, depth: float) -> Outline:
    """A point when it has no size."""
    if not width or not depth:
        return ((x, y),)
    return (x, y), (x + width, y), (x + width, y + depth), (x, y + depth)


def number_in(form: Form, name: str = "number") -> str:
    """In capitals: nobody types them."""
    typed = form.text(name, most=LONGEST_NUMBER).upper()
    if typed and name not in form.errors and not NUMBER.match(typed):
        form.mistake(name, mark("A booth's number has capital letters, digits and hyphens, such as A-101."))
    return typed


def numbers_in(form: Form, name: str) -> list[str]:
    """Apart by blanks or commas."""
    found = re.split(r"[\s,;]+", form.text(name, most=LONGEST_NUMBER * MOST_MERGED).upper())
    return [one for one in dict.fromkeys(found) if one]


def outline_in(form: Form, name: str) -> Outline:
    """Corners, one a line: `0, 0`."""
    typed = form.text(name, most=LONGEST_OUTLINE)
    found = [_point(line) for line in typed.splitlines() if line.strip()]
    if typed and (len(found) < 3 or None in found):
        form.mistake(name, mark("Please give at least three corners, one a line, such as 0, 0."))
        return ()
    return tuple(one for one in found if one is not None)


def outline_text(outline: Sequence[Point]) -> str:
    """As `outline_in` reads it."""
    return "\n".join(f"{x:g}, {y:g}" for x, y in outline)


def _point(line: str) -> Point | None:
    parts = re.split(r"[\s,;]+", line.strip())
    if len(parts) != 2 or not all(_decimal.match(part) for part in parts):
        return None
    return float(parts[0]), float(parts[1])
