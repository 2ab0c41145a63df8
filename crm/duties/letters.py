"""What those who look after agreements are reminded of."""

from core.errors import mark
from core.mail.drafts import Draft

REMINDER = Draft(
    "agreement_deadlines",
    subject=mark("Due for the agreement {code}"),
    lines=(
        mark("This comes due, or is overdue, for {title}:"),
        mark("{deadlines}"),
        mark("On its page you see what is next, and write down what has been done."),
    ),
    button=mark("To the agreement"),
)
