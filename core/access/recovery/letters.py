"""The letter to somebody who has lost all proofs."""

from core.errors import mark
from core.mail.drafts import Draft

NEW_ENTRANCE = Draft(
    "new_entrance",
    subject=mark("A new entrance to your account"),
    lines=(
        mark(
            "An administrator has ended your password, authenticator app and passkeys, and signed you out everywhere."
        ),
        mark("The link below lets you in once and ends after a day. There you set up new ones."),
        mark("If you did not ask for this, do not use the link, and tell the organisers at once."),
    ),
    button=mark("Set up my entrance"),
    secret=True,
)
