"""Outlines as the few characters that a drawing needs, in metres."""

from collections.abc import Sequence

from expo.floor.geometry.outlines import bounds
from expo.floor.geometry.points import Outline, Point

MARGIN = 2.0
WINDOW = (36.0, 27.0)
"""What is shown around a booth, in metres."""


def number(value: float) -> str:
    """To the centimetre, without what says nothing."""
    return f"{round(value, 2):g}"


def path(outline: Outline) -> str:
    """Closed; along the axes where sides run along them."""
    x, y = outline[0]
    drawn = [f"M{number(x)} {number(y)}"]
    for to_x, to_y in outline[1:]:
        drawn.append(_line(to_x - x, to_y - y))
        x, y = to_x, to_y
    return "".join(drawn) + "z"


def polyline(points: Sequence[Point]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def view_of(outline: Outline) -> str:
    """The whole hall, with a little around it for doors in its walls."""
    left, top, right, bottom = bounds([outline])
    return _box(left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN)


def window_at(point: Point, outline: Outline) -> str:
    """Around a point, not far outside the hall; the whole hall where that is smaller."""
    left, top, right, bottom = bounds([outline])
    wide, deep = right - left + 2 * MARGIN, bottom - top + 2 * MARGIN
    if wide <= WINDOW[0] or deep <= WINDOW[1]:
        return view_of(outline)
    x = min(max(point[0] - WINDOW[0] / 2, left - MARGIN), right + MARGIN - WINDOW[0])
    y = min(max(point[1] - WINDOW[1] / 2, top - MARGIN), bottom + MARGIN - WINDOW[1])
    return _box(x, y, *WINDOW)


def _line(across: float, down: float) -> str:
    if not down:
        return f"h{number(across)}"
    if not across:
        return f"v{number(down)}"
    return f"l{number(across)} {number(down)}"


def _box(*values: float) -> str:
    return " ".join(number(value) for value in values)
