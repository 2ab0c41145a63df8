"""Which browser it was, as coarsely as its owner would say it: what is told to people is never a stranger's own words."""

import re
from collections.abc import Iterable

BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)
_versions = re.compile(r"[0-9][0-9._]*")


def browser_name(agent: str) -> str:
    """`Firefox · Linux`; a dash for what names none: the header is whatever somebody sent."""
    found = [_first(BROWSERS, agent), _first(SYSTEMS, agent)]
    return " · ".join(one for one in found if one) or "–"


def is_unseen(agent: str, before: Iterable[str]) -> bool:
    """Not among those of earlier sessions, whatever their versions; the first of all is nothing to be told of."""
    known = {_versions.sub("", one) for one in before}
    return bool(known) and _versions.sub("", agent) not in known


def _first(names: Iterable[tuple[str, str]], agent: str) -> str:
    return next((name for sign, name in names if sign in agent), "")
