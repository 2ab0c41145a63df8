"""What both sides of a meeting are written."""

from core.errors import mark
from core.mail.drafts import Draft

MESSAGE, INTERPRETED = mark("{words}"), mark("Interpreter: {interpreter}.")
"""Left out where nothing was said, and where nobody interprets."""
LANGUAGE = mark("The meeting is held in: {tongue}.")
PLEASE = mark("Please agree, propose another time or decline until {until}.")

ASKED = Draft(
    "meeting_asked",
    subject=mark("{who} would like to meet you at {edition}"),
    lines=(
        mark("{who} asks for a meeting: {when}."),
        MESSAGE,
        PLEASE,
    ),
    button=mark("Answer"),
)
PROPOSED = Draft(
    "meeting_proposed",
    subject=mark("{who} proposes another time for your meeting"),
    lines=(
        mark("For the meeting at {edition}, {who} proposes: {when}."),
        MESSAGE,
        PLEASE,
    ),
    button=mark("Answer"),
)
AGREED = Draft(
    "meeting_agreed",
    subject=mark("Agreed: you meet {who} at {edition}"),
    lines=(mark("You meet {who}: {when}, {place}."), LANGUAGE, INTERPRETED),
    button=mark("See your meetings"),
)
MOVED = Draft(
    "meeting_moved",
    subject=mark("Your meeting with {who} was moved"),
    lines=(mark("You now meet {who}: {when}, {place}."), LANGUAGE, INTERPRETED),
    button=mark("See your meetings"),
)
DECLINED = Draft(
    "meeting_declined",
    subject=mark("No meeting with {who} this time"),
    lines=(mark("{who} cannot meet you at {edition}."), MESSAGE),
    button=mark("See your meetings"),
)
WITHDRAWN = Draft(
    "meeting_withdrawn",
    subject=mark("{who} took the question for a meeting back"),
    lines=(mark("There is nothing for you to answer any more."), MESSAGE),
    button=mark("See your meetings"),
)
CANCELLED = Draft(
    "meeting_cancelled",
    subject=mark("Cancelled: your meeting with {who}"),
    lines=(mark("The meeting with {who} is cancelled: {when}."), MESSAGE),
    button=mark("See your meetings"),
)
EXPIRED = Draft(
    "meeting_expired",
    subject=mark("No answer from {who}"),
    lines=(mark("Your question for a meeting at {edition} was not answered in time. You can ask again."),),
    button=mark("See your meetings"),
)
ANSWER_SOON = Draft(
    "meeting_answer_soon",
    subject=mark("{who} is waiting for your answer"),
    lines=(mark("{who} asks for a meeting: {when}."), mark("After {until} the question ends by itself.")),
    button=mark("Answer"),
)
TOMORROW = Draft(
    "meeting_tomorrow",
    subject=mark("Tomorrow you meet {who}"),
    lines=(mark("You meet {who}: {when}, {place}."), LANGUAGE, INTERPRETED),
    button=mark("See your meetings"),
)
DRAFTS = {
    "asked": ASKED,
    "proposed": PROPOSED,
    "agreed": AGREED,
    "moved": MOVED,
    "declined": DECLINED,
    "withdrawn": WITHDRAWN,
    "cancelled": CANCELLED,
    "expired": EXPIRED,
    "answer_soon": ANSWER_SOON,
    "tomorrow": TOMORROW,
}
"""By what happened."""
