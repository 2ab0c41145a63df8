"""What exhibitors are written about their booth events."""

from core.errors import mark
from core.mail.drafts import Draft

APPROVED = Draft(
    "booth_event_approved",
    subject=mark("“{event}” is on the site"),
    lines=(mark("Your booth event “{event}” at {edition} is approved. Visitors read of it from now on."),),
    button=mark("To your booth events"),
)
RETURNED = Draft(
    "booth_event_returned",
    subject=mark("Please change “{event}”"),
    lines=(
        mark("We looked at your booth event “{event}” for {edition} and ask you to change something. We wrote:"),
        mark("“{because}”"),
    ),
    button=mark("Change it"),
)
ON_DECISION = {"approved": APPROVED, "returned": RETURNED}
"""Which letter goes out when an organiser has decided."""
