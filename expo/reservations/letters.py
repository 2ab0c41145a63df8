"""What exhibitors are written about their booths."""

from core.errors import mark
from core.mail.drafts import Draft

PROPOSED = Draft(
    "booths_proposed",
    subject=mark("A booth is proposed to you: {booths}"),
    lines=(
        mark("For {edition} we propose {organisation} the booths {booths}."),
        mark("You can object in the portal until {until}. If you do not, the booths are yours."),
    ),
    button=mark("Look at the proposal"),
)
OFFERED = Draft(
    "booths_offered",
    subject=mark("Booth {booths} is free now"),
    lines=(
        mark("Booth {booths}, for which {organisation} waits, is free. It is held for you until {until}."),
        mark("Ask for it in the portal by then; afterwards it goes to the next who waits."),
    ),
    button=mark("To the booth"),
)
REQUESTED = Draft(
    "booths_requested",
    subject=mark("We have your request for {booths}"),
    lines=(
        mark("{organisation} has asked for the booths {booths} at {edition}. Nobody else can take them."),
        mark("The organisers confirm them next; then you get the invoice."),
    ),
    button=mark("Your booths"),
)
CONFIRMED = Draft(
    "booths_confirmed",
    subject=mark("Your booths are confirmed: {booths}"),
    lines=(mark("{organisation} has the booths {booths} at {edition}. Visitors find you there on the plan."),),
    button=mark("Your booths"),
)
RELEASED = Draft(
    "booths_released",
    subject=mark("The booths {booths} were given back"),
    lines=(mark("{organisation} no longer has the booths {booths} at {edition}."),),
    button=mark("Your booths"),
)
EXPIRED = Draft(
    "booths_expired",
    subject=mark("The time for {booths} has run out"),
    lines=(
        mark("The booths {booths} were held for {organisation} and not asked for in time. Others can take them now."),
    ),
    button=mark("Choose again"),
)
CHANGED = Draft(
    "booths_changed",
    subject=mark("Your booths are others now: {booths}"),
    lines=(mark("At {edition}, {organisation} now has the booths {booths}."),),
    button=mark("Your booths"),
)
LETTERS = {
    "proposed": PROPOSED,
    "offered": OFFERED,
    "requested": REQUESTED,
    "confirmed": CONFIRMED,
    "released": RELEASED,
    "expired": EXPIRED,
    "changed": CHANGED,
}
"""By what happened; a hold that somebody made themselves needs no letter."""
