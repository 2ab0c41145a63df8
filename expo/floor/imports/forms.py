"""How a file is to lie in the hall, as it was typed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.errors import mark
from core.forms.form import Form
from expo.floor.imports.laying import Laying

DECIMAL = re.compile(r"[-+]?\d{1,9}([.,]\d{1,9})?\Z")
LEAST_SCALE, MOST_SCALE = 0.000001, 1_000.0
FARTHEST, WHOLE_TURN = 100_000.0, 360.0


def laying_in(form: Form, first: Laying, meanings: Sequence[str]) -> Laying:
    """`first` where nothing was typed. A scale has six decimals: a millimetre on a sheet drawn 1 : 500 is 0.5 m."""
    scale = _number(form, "scale", first.scale, LEAST_SCALE, MOST_SCALE)
    dx, dy = (_number(form, name, getattr(first, name), -FARTHEST, FARTHEST) for name in ("dx", "dy"))
    turn = _number(form, "turn", first.turn, -WHOLE_TURN, WHOLE_TURN)
    said = [form.raw(f"layer-{at}") if f"layer-{at}" in form.values else None for at in range(len(first.layers))]
    pairs = zip(first.layers.items(), said, strict=True)
    layers = {
        layer: (meaning if typed is None or typed not in meanings else typed) for (layer, meaning), typed in pairs
    }
    return replace(first, scale=scale, dx=dx, dy=dy, turn=turn, layers=layers)


def _number(form: Form, name: str, default: float, least: float, most: float) -> float:
    """A comma is a point. The default and a mistake for what is none."""
    typed = form.raw(name).strip()
    if not typed:
        return default
    if not DECIMAL.match(typed):
        form.mistake(name, mark("Please give metres as a number, such as 4.5."))
        return default
    value = float(typed.replace(",", "."))
    if not least <= value <= most:
        form.mistake(name, mark("From {least} to {most}, please."), least=least, most=most)
        return default
    return value
