"""Where somebody goes after signing in: only to pages of this site."""

import re

from core.actor import Actor

DESK, PORTAL, OWN, DEVICE = "/desk", "/portal", "/account", "/device"
_ours = re.compile(r"/(?![/\\])[^\x00-\x20\\]*")
LONGEST = 500


def within(wanted: str, otherwise: str = DESK) -> str:
    """The address when it is a path of ours, else `otherwise`: an open redirect lends our name to others."""
    return wanted if len(wanted) <= LONGEST and _ours.fullmatch(wanted) else otherwise


def home_of(actor: Actor) -> str:
    """Where people of their kind begin."""
    return {"exhibitor": PORTAL, "attendee": OWN, "device": DEVICE}.get(actor.kind, DESK)


def landing(actor: Actor, wanted: str) -> str:
    """The page they were on the way to; without one, their home."""
    address = within(wanted, home_of(actor))
    return home_of(actor) if address == DESK else address
