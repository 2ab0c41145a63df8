"""What exhibitors are written about their solutions."""

from core.errors import mark
from core.mail.drafts import Draft

PUBLISHED = Draft(
    "solution_published",
    subject=mark("“{solution}” is on the site"),
    lines=(mark("Your solution “{solution}” is published at {edition}. Visitors find it from now on."),),
    button=mark("To your solution"),
)
RETURNED = Draft(
    "solution_returned",
    subject=mark("Please change “{solution}”"),
    lines=(
        mark("We looked at “{solution}” for {edition} and ask you to change something. We wrote:"),
        mark("“{because}”"),
    ),
    button=mark("Change it"),
)
HIDDEN = Draft(
    "solution_hidden",
    subject=mark("“{solution}” was taken off the site"),
    lines=(mark("We have taken “{solution}” off the pages of {edition}. We wrote:"), mark("“{because}”")),
    button=mark("To your solution"),
)
ON_MOVE = {"published": PUBLISHED, "returned": RETURNED, "hidden": HIDDEN}
"""Which letter goes out when a solution comes to a state."""
