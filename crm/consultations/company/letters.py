"""What companies are written about their consultation records."""

from core.errors import mark
from core.mail.drafts import Draft

CONFIRM = Draft(
    "consultations_confirm",
    subject=mark("{edition}: please confirm your meetings"),
    lines=(
        mark("At {edition} somebody wrote down what was said at your meetings: {number} of them wait for you."),
        mark("Please read them, correct what is wrong, and say whether your amounts may be published."),
        mark("The link is your company’s alone and needs no password. It is good until {until}."),
    ),
    button=mark("Read and confirm"),
    secret=True,
)
