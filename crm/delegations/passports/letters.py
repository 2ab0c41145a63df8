"""What delegates are written when they are asked for their passport."""

from core.errors import mark
from core.mail.drafts import Draft

ASKED = Draft(
    "delegate_passport",
    subject=mark("{visit}: your passport"),
    lines=(
        mark("For your visit we need what stands in your passport: to see whether you need a visa, and help with it."),
        mark("It is kept encrypted, is opened by those who prepare your visit, and is destroyed {days} days after it."),
        mark("The link is yours alone, needs no password, and can be used once, until {until}."),
    ),
    button=mark("Enter my passport"),
    secret=True,
)
