"""Booths as an organiser types them: numbers, apart by commas or blanks."""

import re

from core.errors import mark
from core.forms.form import Form
from expo.reservations.rules import MOST_AT_ONCE

LONGEST_REASON, LONGEST_LINE = 1_000, 500
NUMBER = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")


def numbers_in(form: Form, name: str) -> list[str]:
    """In capitals, each once, in the order in which they were typed."""
    typed = [one.upper() for one in re.split(r"[\s,;·、，]+", form.text(name, most=LONGEST_LINE)) if one]
    wrong = next((one for one in typed if NUMBER.fullmatch(one) is None), None)
    if wrong is not None:
        form.mistake(name, mark("“{number}” is no number of a booth: they look like A-101."), number=wrong)
    if len(typed) > MOST_AT_ONCE:
        form.mistake(name, mark("At most {most} booths at once, please."), most=MOST_AT_ONCE)
    return list(dict.fromkeys(typed))
