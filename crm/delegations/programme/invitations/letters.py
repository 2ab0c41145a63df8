"""What goes with an invitation, and what those are told who are in a programme."""

from core.errors import mark
from core.mail.drafts import Draft

INVITED = Draft(
    "visit_item",
    subject=mark("{when}: {title}"),
    lines=(
        mark("This is in your programme: {title}, {when}."),
        mark(
            "Your calendar can take it from this letter, and will hear of every change. It may answer whether you come."
        ),
    ),
)
OFF = Draft(
    "visit_item_off",
    subject=mark("Off: {title}, {when}"),
    lines=(mark("This does not take place for you any more: {title}, {when}. Your calendar can strike it out."),),
)
FIRST = Draft(
    "visit_programme",
    subject=mark("Your programme: {title}"),
    lines=(
        mark("Your programme is ready. The link is yours alone and needs no password."),
        mark("Behind it there are also a calendar to subscribe to, and a paper to print."),
    ),
    button=mark("Open the programme"),
    secret=True,
)
CHANGED = Draft(
    "visit_programme_changed",
    subject=mark("Your programme has changed: {title}"),
    lines=(
        mark("Since the last version this has changed for you:"),
        "{changes}",
        mark("The whole programme is at the link, as before."),
    ),
    button=mark("Open the programme"),
    secret=True,
)
