"""The world with Korea in its middle, and a line to every country that signed, in Equal Earth."""

import math
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from crm.agreements.shelf import PublishedAgreement

MERIDIAN = 150.0
"""The longitude in the middle: Europe and Africa at one side, both Americas at the other."""

WIDTH, HEIGHT = 1000, 450
SEOUL = (126.98, 37.57)
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
NEAR = 80
HALF_ROOT = math.sqrt(3) / 2
SCALE = WIDTH / 5.45
NORTH = 1.33
"""Where the drawing begins, in units of the projection: above the northernmost land."""


def projected(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to units of the drawing (Šavrič, Patterson, Jenny: The Equal Earth map projection, 2018)."""
    turned = math.radians((longitude - MERIDIAN + 540) % 360 - 180)
    theta = math.asin(HALF_ROOT * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    x = turned * math.cos(theta) / (HALF_ROOT * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)))
    y = theta * (A1 + A2 * square + sixth * (A3 + A4 * square))
    return WIDTH / 2 + x * SCALE, (NORTH - y) * SCALE


def world(agreements: Sequence[PublishedAgreement], names: Mapping[str, str]) -> Markup:
    """What lies over `templates/ui/land.html`; `names` by ISO country code, in the reader's language."""
    seoul = projected(*SEOUL)
    points = {one.place.country: projected(one.place.longitude, one.place.latitude) for one in agreements}
    lines = Markup("").join(
        Markup('<path class="map-line" d="{}"/>').format(curve(seoul, point)) for point in points.values()
    )
    stops = Markup("").join(_stop(point, names[country], seoul) for country, point in points.items())
    return Markup('{}{}<circle class="map-seoul" cx="{:.0f}" cy="{:.0f}" r="10"/>').format(lines, stops, *seoul)


def _stop(point: tuple[float, float], name: str, seoul: tuple[float, float]) -> Markup:
    """The name stands under its stop, or beside it where Korea's would be in the way."""
    x, y = point
    near = math.dist(point, seoul) < NEAR
    text = ("map-name map-name-beside", x - 14, y + 8) if near else ("map-name", x, y + 34)
    return Markup(
        '<circle class="map-stop" cx="{:.0f}" cy="{:.0f}" r="7"/><text class="{}" x="{:.0f}" y="{:.0f}">{}</text>'
    ).format(x, y, *text, name)


def curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Bends upwards, as flights do; the further the higher."""
    (from_x, from_y), (to_x, to_y) = start, end
    lift = 0.22 * math.hypot(to_x - from_x, to_y - from_y)
    middle_x, middle_y = (from_x + to_x) / 2, min((from_y + to_y) / 2 - lift, (from_y + to_y) / 2)
    return f"M{from_x:.0f} {from_y:.0f}Q{middle_x:.0f} {max(middle_y, 6):.0f} {to_x:.0f} {to_y:.0f}"
