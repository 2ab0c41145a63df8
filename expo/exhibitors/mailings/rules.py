"""What may stand in a letter to exhibitors, and who of them gets none; pure."""

from core.errors import mark
from core.mailings.rules import Scope

SCOPE = Scope("expo:exhibitors", mark("Exhibitors that were chosen"))
PLACES = ("organisation", "name", "edition", "booth", "until", "deadline", "link")
"""The organisation, its contact, the edition, its booths, until when they are kept for it, the day of the next task that is
open, and its page in the portal.
"""
CAN_LACK = ("name", "booth", "until", "deadline")
NOTHING = "–"


def left_out(address: str, *, sample: bool) -> str:
    """A reason of core.mailings.rules; empty for who gets a letter."""
    if sample:
        return "sample"
    return "" if address else "no_address"
