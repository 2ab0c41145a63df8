"""What speakers are written."""

from core.errors import mark
from core.mail.drafts import Draft

INVITATION = Draft(
    "speaker_invitation",
    subject=mark("{edition}: tell us about yourself"),
    lines=(
        mark("You are in the programme of {edition}. Visitors will read what you tell of yourself, in their language."),
        mark("Please check your name and post, write a few sentences, and say whether you may be recorded."),
        mark("The link is yours alone and needs no password. You can come back to it until {until}."),
    ),
    button=mark("Tell about yourself"),
    secret=True,
)
REMINDER = Draft(
    "speaker_reminder",
    subject=mark("{edition}: we are still waiting for you"),
    lines=(
        mark("Some time ago we asked you to tell about yourself for {edition}. It takes five minutes."),
        mark("Only this new link is good; the one in the former letter is not any more. It is yours until {until}."),
    ),
    button=mark("Tell about yourself"),
    secret=True,
)
ANEW = Draft(
    "speaker_invitation_anew",
    subject=mark("{edition}: your new link"),
    lines=(
        mark("With this link you see what you told of yourself for {edition}, and can change it."),
        mark("Only this new link is good; the one in the former letter is not any more. It is yours until {until}."),
    ),
    button=mark("Look at it again"),
    secret=True,
)
