"""Figures as pictures: bars of a series and a before beside an after, drawn to scale without a script."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from expo.sites.shelf import Point

WIDTH, HEIGHT = 480, 260
BASE, TOP = 214, 34
THICKEST = 92
ROOM_FOR_TEXT = 22


def bars(series: Sequence[Point], shown: Sequence[str]) -> Markup:
    """Upright bars from nought; `shown` are the values as the reader's language writes them. A table says the same."""
    if not series:
        return Markup("")
    largest = max(max(point.value for point in series), Decimal(0)) or Decimal(1)
    step = Decimal(WIDTH) / len(series)
    parts = [
        _bar(place, point, text, step, largest) for place, (point, text) in enumerate(zip(series, shown, strict=True))
    ]
    return Markup(
        '<svg class="chart" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}'
        '<path class="chart-base" d="M0 {}H{}"/></svg>'
    ).format(WIDTH, HEIGHT, Markup("").join(parts), BASE, WIDTH)


def change(before: Decimal, after: Decimal) -> Markup:
    """Two level bars to one scale: what was, and what is."""
    largest = max(before, after) or Decimal(1)
    widths = [max(6, round(float(value / largest) * 300)) for value in (before, after)]
    return Markup(
        '<svg class="change" viewBox="0 0 300 44" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="change-before" width="{}" height="16" rx="4"/>'
        '<rect class="change-after" y="24" width="{}" height="20" rx="4"/></svg>'
    ).format(*widths)


def _bar(place: int, point: Point, text: str, step: Decimal, largest: Decimal) -> Markup:
    thickness = min(float(step) * 0.62, THICKEST)
    middle = float(step) * (place + 0.5)
    height = max(3.0, float(point.value / largest) * (BASE - TOP))
    return Markup(
        '<rect class="chart-bar" x="{:.0f}" y="{:.0f}" width="{:.0f}" height="{:.0f}" rx="5"/>'
        '<text class="chart-value" x="{:.0f}" y="{:.0f}">{}</text><text class="chart-at" x="{:.0f}" y="{}">{}</text>'
    ).format(
        middle - thickness / 2,
        BASE - height,
        thickness,
        height,
        middle,
        BASE - height - 10,
        text,
        middle,
        BASE + ROOM_FOR_TEXT + 6,
        point.at,
    )
