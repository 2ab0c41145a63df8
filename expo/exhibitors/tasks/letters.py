"""What exhibitors are reminded of."""

from core.errors import mark
from core.mail.drafts import Draft

REMINDER = Draft(
    "exhibitor_tasks",
    subject=mark("What is still to be done for {edition}"),
    lines=(
        mark("For {organisation} ({code}) at {edition} this is still open:"),
        mark("{tasks}"),
        mark(
            "In the portal you do it, or see what is missing. If something does not concern you, please tell the organisers."
        ),
    ),
    button=mark("To your tasks"),
)
