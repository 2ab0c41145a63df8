"""What owners of tasks are reminded of."""

from core.errors import mark
from core.mail.drafts import Draft

REMINDER = Draft(
    "crm_tasks",
    subject=mark("Your tasks: {number} to look at"),
    lines=(
        mark("These are due, or overdue:"),
        mark("{tasks}"),
        mark("On your page of the day you do them, move them or hand them over."),
    ),
    button=mark("To my day"),
)
