"""Lengths as SVG writes them: numbers with or without a unit; pure."""

import re
from collections.abc import Mapping

NUMBER = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*([a-z%]*)", re.IGNORECASE)
METRES = {
    "mm": 0.001,
    "cm": 0.01,
    "in": 0.0254,
    "pt": 0.0254 / 72,
    "pc": 0.0254 / 6,
    "px": 0.0254 / 96,
    "": 0.0254 / 96,
}
"""On paper; a length without a unit is in pixels of CSS."""


def length(said: Mapping[str, str], name: str) -> float:
    """In the file's units, nothing where it is not said."""
    found = NUMBER.match(said.get(name, ""))
    return float(found[1]) if found else 0.0


def window(said: Mapping[str, str]) -> tuple[float, float, float, float] | None:
    """A `viewBox`: x, y, width and height."""
    numbers = [float(one[1]) for one in NUMBER.finditer(said.get("viewBox", "").replace(",", " "))]
    if len(numbers) != 4 or numbers[2] <= 0 or numbers[3] <= 0:
        return None
    return numbers[0], numbers[1], numbers[2], numbers[3]


def paper_of(said: Mapping[str, str]) -> float:
    """Metres on paper of one unit of a drawing that says how wide its sheet is; 0 where it does not."""
    found, seen = NUMBER.match(said.get("width", "")), window(said)
    if found is None or found[2].lower() not in METRES or (seen is None and not found[2]):
        return 0.0
    return float(found[1]) * METRES[found[2].lower()] / (seen[2] if seen else float(found[1]) or 1.0)
