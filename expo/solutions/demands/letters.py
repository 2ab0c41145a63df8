"""What those who look for something are written."""

from core.errors import mark
from core.mail.drafts import Draft

APPROVED = Draft(
    "demand_approved",
    subject=mark("“{title}” is approved"),
    lines=(
        mark("What you look for at {edition}, “{title}”, is shown to exhibitors whose solutions fit."),
        mark("Your contact details stay hidden until you agree to an introduction."),
    ),
    button=mark("See what fits"),
)
RETURNED = Draft(
    "demand_returned",
    subject=mark("Please change “{title}”"),
    lines=(
        mark("We looked at “{title}” for {edition} and ask you to change something. We wrote:"),
        mark("“{because}”"),
    ),
    button=mark("Change it"),
)
ON_MOVE = {"approved": APPROVED, "returned": RETURNED}
"""Which letter goes out when a demand comes to a state."""
