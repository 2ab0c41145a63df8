"""What is asked of a passport; pure."""

import re
from datetime import date, timedelta

import msgspec

from core.errors import Conflict, NotFound, mark

NUMBER = re.compile(r"[A-Z0-9]{5,15}")
LASTS = timedelta(days=14)
"""How long a link to enter one is good."""


class NoPassport(NotFound):
    message = mark("No passport is kept of this person.")


class NotNeeded(Conflict):
    message = mark("This visit is over: nobody's passport is needed any more.")


class Details(msgspec.Struct, frozen=True):
    """As they stand on the page with the picture; `nation` is ISO alpha-2, `kind` one of the kinds of visa rules."""

    number: str
    expires_on: date
    nation: str
    kind: str
    name: str
