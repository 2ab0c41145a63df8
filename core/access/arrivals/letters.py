"""What an address is written when somebody asks to come in by mail: which letter it is only its owner learns."""

from core.errors import mark
from core.mail.drafts import Draft

ENTRANCE = Draft(
    "entrance",
    subject=mark("Your way in to the expo"),
    lines=(
        mark(
            "Press the button on the device where you want to be signed in, or type the code below where you asked for "
            "this letter. Either works once, within ten minutes."
        ),
        mark("Nobody of the expo ever asks you for this code. If you did not ask for it, ignore this letter."),
    ),
    button=mark("Sign in"),
    code=True,
    secret=True,
)
BY_PROOF = Draft(
    "entrance_by_proof",
    subject=mark("Your account is opened another way"),
    lines=(
        mark("Somebody, probably you, asked for a letter to come in by mail."),
        mark(
            "This address belongs to an account of staff or of an exhibitor, which no letter opens. Please sign in with "
            "your passkey, or with your password and authenticator app."
        ),
    ),
    button=mark("Sign in"),
)
CLOSED = Draft(
    "entrance_closed",
    subject=mark("Your account is suspended"),
    lines=(
        mark("Somebody, probably you, asked for a letter to come in by mail."),
        mark("The account of this address is suspended and cannot be entered. Please ask the organisers."),
    ),
)
