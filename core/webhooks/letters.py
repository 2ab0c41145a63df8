"""What the maker of a webhook is written when it was stopped."""

from core.errors import mark
from core.mail.drafts import Draft

STOPPED = Draft(
    "webhook_stopped",
    subject=mark("A webhook of yours was stopped"),
    lines=(
        mark(
            "The webhook that you made for {address} has taken no message for {days} days, so we stopped sending to it."
        ),
        mark(
            "Nothing is lost: what happened stays in the journal. When the receiver answers again, make a new webhook and "
            "have it told everything since then."
        ),
    ),
    button=mark("See what went wrong"),
)
