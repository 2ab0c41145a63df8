"""What both sides of an introduction are written; never whom one would write to: that stands on their own pages."""

from core.errors import mark
from core.mail.drafts import Draft

ASKED_OF_OFFER = Draft(
    "introduction_asked_of_exhibitor",
    subject=mark("{who} would like to meet you about “{solution}”"),
    lines=(
        mark("{who} looks for “{title}” and asks to be introduced to you because of “{solution}”."),
        mark("Please accept or decline within {days} days. Contact details are shown to both only when both agree."),
    ),
    button=mark("Answer"),
)
ASKED_OF_DEMAND = Draft(
    "introduction_asked_of_demand",
    subject=mark("{who} can help with “{title}”"),
    lines=(
        mark("{who} asks to be introduced to you: their solution “{solution}” fits “{title}”."),
        mark("Please accept or decline within {days} days. Contact details are shown to both only when both agree."),
    ),
    button=mark("Answer"),
)
ACCEPTED = Draft(
    "introduction_accepted",
    subject=mark("You are introduced: “{title}”"),
    lines=(mark("Both sides agreed to “{title}” and “{solution}”. Your page shows whom to write to."),),
    button=mark("See the contact"),
)
DECLINED = Draft(
    "introduction_declined",
    subject=mark("No introduction this time: “{title}”"),
    lines=(
        mark("The other side declined the introduction about “{title}” and “{solution}”. Nothing of yours was shown."),
    ),
    button=mark("To your page"),
)
EXPIRED = Draft(
    "introduction_expired",
    subject=mark("No answer came: “{title}”"),
    lines=(
        mark("Nobody answered the introduction about “{title}” and “{solution}” in time. Nothing of yours was shown."),
    ),
    button=mark("To your page"),
)
WITHDRAWN = Draft(
    "introduction_withdrawn",
    subject=mark("No answer is needed any more: “{title}”"),
    lines=(
        mark("The other side took its question about “{title}” and “{solution}” back. Nothing of yours was shown."),
    ),
    button=mark("To your page"),
)
ON_STATE = {"accepted": ACCEPTED, "declined": DECLINED, "expired": EXPIRED, "withdrawn": WITHDRAWN}
"""Which letter goes out when an introduction comes to a state: acceptance to both, what was taken back to who was asked,
the others to who asked.
"""
