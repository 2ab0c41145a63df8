"""What exhibitors are written of badges: how many, never whose."""

from core.errors import mark
from core.mail.drafts import Draft

APPROVED = Draft(
    "passes_approved",
    subject=mark("Your badges are approved: {edition}"),
    lines=(
        mark("Badges that are now approved for {organisation} ({code}) at {edition}: {number}."),
        mark("They are handed out at the exhibitors’ desk during set-up."),
    ),
    button=mark("Your badges"),
)
REFUSED = Draft(
    "passes_refused",
    subject=mark("Badges that we cannot give: {edition}"),
    lines=(
        mark("Badges that we had to refuse for {organisation} ({code}) at {edition}: {number}."),
        mark("We wrote: “{because}”"),
        mark("You can change them in the portal and ask again."),
    ),
    button=mark("Your badges"),
)
ON_DECISION = {"approved": APPROVED, "refused": REFUSED}
