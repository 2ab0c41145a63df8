"""Letters about accounts."""

from core.errors import mark
from core.mail.drafts import Draft

INVITATION = Draft(
    "invitation",
    subject=mark("Your way into Madang"),
    lines=(
        mark("You have been invited to work on the World Smart City Expo."),
        mark(
            "The link below lets you in once and ends after seven days. There you choose a password and set up an "
            "authenticator app, or a passkey."
        ),
        mark("If you expected no invitation, ignore this letter: without you nothing happens."),
    ),
    button=mark("Accept the invitation"),
    secret=True,
)
