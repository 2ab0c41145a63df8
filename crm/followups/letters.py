"""What companies are written in a follow-up wave."""

from core.errors import mark
from core.mail.drafts import Draft

ASKED = Draft(
    "follow_up",
    subject=mark("{edition}: what became of your meetings?"),
    lines=(
        mark("{company} met others at {edition}. Please tell us what has become of it: {number} questions."),
        mark("Whatever you leave empty stays open; it is never counted as nothing."),
        mark("The link is your company’s alone and needs no password. It is good until {until}."),
    ),
    button=mark("Answer"),
    secret=True,
)
REMINDER = Draft(
    "follow_up_reminder",
    subject=mark("{edition}: we are still waiting for your answer"),
    lines=(
        mark("Some time ago we asked {company} what has become of its meetings at {edition}."),
        mark("The link is the same as before. It is good until {until}."),
    ),
    button=mark("Answer"),
    secret=True,
)
