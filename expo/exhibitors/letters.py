"""What applicants are written as their application goes on."""

from core.errors import mark
from core.mail.drafts import Draft

APPLIED = Draft(
    "exhibitor_applied",
    subject=mark("We have your application: {edition}"),
    lines=(
        mark("The application of {organisation} to exhibit at {edition} has reached us. Its number is {code}."),
        mark("We look at it and write to you again. Until then you can read it in the portal, and withdraw it."),
    ),
    button=mark("Your application"),
)
RETURNED = Draft(
    "exhibitor_returned",
    subject=mark("Your application needs a little more: {edition}"),
    lines=(
        mark("Something is missing in the application of {organisation} ({code}). We wrote:"),
        mark("“{because}”"),
        mark("Please complete it in the portal and send it again."),
    ),
    button=mark("Complete the application"),
)
APPROVED = Draft(
    "exhibitor_approved",
    subject=mark("Welcome to {edition}"),
    lines=(
        mark("{organisation} ({code}) may exhibit at {edition}. We are glad that you come."),
        mark("The portal shows what comes next: your booth, the contract, and what is to be done by when."),
    ),
    button=mark("To the portal"),
)
DECLINED = Draft(
    "exhibitor_declined",
    subject=mark("Your application to {edition}"),
    lines=(
        mark("We are sorry: {organisation} ({code}) cannot exhibit at {edition} this time. We wrote:"),
        mark("“{because}”"),
    ),
    button=mark("Your application"),
)
CONFIRMED = Draft(
    "exhibitor_confirmed",
    subject=mark("Your participation is confirmed: {edition}"),
    lines=(mark("{organisation} ({code}) is confirmed for {edition}. From now on visitors read of you on the site."),),
    button=mark("To the portal"),
)
WITHDRAWN = Draft(
    "exhibitor_withdrawn",
    subject=mark("Withdrawn: {edition}"),
    lines=(
        mark("The application of {organisation} ({code}) to {edition} is withdrawn. A booth that was kept is free."),
    ),
    button=mark("Your application"),
)
ON_MOVE = {
    "applied": APPLIED,
    "returned": RETURNED,
    "approved": APPROVED,
    "declined": DECLINED,
    "confirmed": CONFIRMED,
    "withdrawn": WITHDRAWN,
}
"""Which letter goes out when an exhibitor comes to a state."""
