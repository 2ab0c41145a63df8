"""What an address is written when somebody applies with it: which letter it is only its owner learns."""

from core.errors import mark
from core.mail.drafts import Draft

BEGIN = Draft(
    "newcomer_begin",
    subject=mark("Your application to exhibit: {edition}"),
    lines=(
        mark("Somebody, probably you, wants to exhibit at {edition} with {organisation} and gave this address."),
        mark(
            "Press the button to go on: you choose a password or a passkey, and your application is ready to be written. "
            "The link works once, within 24 hours."
        ),
        mark("If you did not ask for it, ignore this letter: nothing was made."),
    ),
    button=mark("Go on with the application"),
    secret=True,
)
KNOWN = Draft(
    "newcomer_known",
    subject=mark("You have an account already: {edition}"),
    lines=(
        mark("Somebody, probably you, wants to exhibit at {edition} and gave this address."),
        mark(
            "It belongs to an exhibitor’s account. Please sign in: in the portal you apply for each of your organisations."
        ),
    ),
    button=mark("To the portal"),
)
UNFINISHED = Draft(
    "newcomer_unfinished",
    subject=mark("Your application is waiting: {edition}"),
    lines=(
        mark("Somebody, probably you, wants to exhibit at {edition} and gave this address."),
        mark(
            "You have begun already and only the way in is missing: press the button and choose it. The link works once."
        ),
    ),
    button=mark("Go on with the application"),
    secret=True,
)
CLOSED = Draft(
    "newcomer_closed",
    subject=mark("Your account is suspended"),
    lines=(
        mark("Somebody, probably you, wants to exhibit at {edition} and gave this address."),
        mark("The account of this address is suspended and cannot be entered. Please ask the organisers."),
    ),
)
JOINED = Draft(
    "newcomer_joined",
    subject=mark("Your application goes on under {organisation}"),
    lines=(
        mark("{organisation} was in our directory already. Your application to {edition} goes on there, as it was."),
        mark("Please sign in anew: the portal shows it under that name."),
    ),
    button=mark("To the portal"),
)
