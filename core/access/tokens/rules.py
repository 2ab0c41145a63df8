"""What a service token may be given, for how long, and what one looks like."""

import re
from collections.abc import Collection
from datetime import timedelta
from enum import StrEnum

from core.access.policies import policies
from core.access.rules import reach
from core.actor import Actor
from core.errors import Denied, Invalid, mark

PREFIX = "mdg_"
DAYS = (30, 90, 180, 365)
LONGEST = timedelta(days=365)
_shape = re.compile(r"mdg_[A-Za-z0-9_-]{43}")
_open: set[str] = set()


def open_to_tokens(*permissions: StrEnum) -> None:
    """The API has a use for these. Dangerous ones are never given: a token cannot confirm who it is."""
    _open.update(str(one) for one in permissions if not policies()[str(one)].confirm)


def open_to_all_tokens() -> list[str]:
    """What the API has a use for, by name."""
    return sorted(_open)


def offered_to(actor: Actor) -> list[str]:
    """What this actor holds everywhere and tokens may be given: nobody makes a token that may more than they."""
    return [one for one in open_to_all_tokens() if reach(actor, one).everywhere]


def check_token(actor: Actor, permissions: Collection[str], life: timedelta) -> None:
    """Raises Invalid, Denied for what is not the maker's to give."""
    if not permissions:
        raise Invalid({"permissions": mark("Please choose at least one.")})
    if not set(permissions) <= set(offered_to(actor)):
        raise Denied
    if not timedelta(0) < life <= LONGEST:
        raise Invalid({"days": mark("A token is good for a year at most.")})


def looks_like_token(text: str) -> bool:
    """Anything else need not be looked up."""
    return _shape.fullmatch(text) is not None
