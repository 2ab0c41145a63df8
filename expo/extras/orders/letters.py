"""What exhibitors are written of their orders."""

from core.errors import mark
from core.mail.drafts import Draft

CONFIRMED = Draft(
    "extras_confirmed",
    subject=mark("Your orders are confirmed: {edition}"),
    lines=(
        mark("For {organisation} ({code}) at {edition} we have confirmed:"),
        mark("{orders}"),
        mark("They will stand on your next invoice."),
    ),
    button=mark("Your orders"),
)
REFUSED = Draft(
    "extras_refused",
    subject=mark("We cannot deliver what you ordered: {edition}"),
    lines=(
        mark("For {organisation} ({code}) at {edition} we had to refuse:"),
        mark("{orders}"),
        mark("We wrote: “{because}”"),
    ),
    button=mark("Your orders"),
)
CANCELLED = Draft(
    "extras_cancelled",
    subject=mark("Orders were cancelled: {edition}"),
    lines=(
        mark("For {organisation} ({code}) at {edition} the organisers have cancelled:"),
        mark("{orders}"),
    ),
    button=mark("Your orders"),
)
ON_MOVE = {"confirmed": CONFIRMED, "refused": REFUSED, "cancelled": CANCELLED}
"""Which letter goes out when orders come to a state."""
