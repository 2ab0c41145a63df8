"""Figures as bars to one scale, drawn without a script; the words and values beside them are the page's."""

from decimal import Decimal

from markupsafe import Markup

LONGEST, SHORTEST = 300, 6
THICKNESS = 20
GAP = 4


def bar(value: Decimal, largest: Decimal) -> Markup:
    """One level bar from nought; what is nothing or less still shows its beginning."""
    return _drawn(
        THICKNESS,
        Markup('<rect class="bar-after" width="{}" height="{}" rx="4"/>').format(_length(value, largest), THICKNESS),
    )


def change(before: Decimal, after: Decimal) -> Markup:
    """Two level bars to one scale: what was, and below it what is."""
    largest = max(before, after)
    bars = Markup(
        '<rect class="bar-before" width="{}" height="{}" rx="4"/>'
        '<rect class="bar-after" y="{}" width="{}" height="{}" rx="4"/>'
    ).format(_length(before, largest), THICKNESS, THICKNESS + GAP, _length(after, largest), THICKNESS)
    return _drawn(2 * THICKNESS + GAP, bars)


def _drawn(height: int, bars: Markup) -> Markup:
    return Markup(
        '<svg class="bar" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true" focusable="false">{}</svg>'
    ).format(LONGEST, height, bars)


def _length(value: Decimal, largest: Decimal) -> int:
    return max(SHORTEST, round(value / largest * LONGEST)) if largest > 0 else SHORTEST
