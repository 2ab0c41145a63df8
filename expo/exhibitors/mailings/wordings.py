"""Letters to exhibitors that are there to begin with, in every language; whoever sends them changes what they like."""

from collections.abc import Mapping

from core.errors import mark
from expo.exhibitors.mailings.rules import PLACES
from i18n.catalogue import say
from i18n.locales import LANGUAGES

WORDINGS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "renewal": (
        mark("{edition}: booth {booth} is kept for you"),
        (
            mark("Dear {name},"),
            mark("{organisation} had this place the year before. For {edition} we keep booth {booth} for you."),
            mark("Please take it again or decline in the portal until {until}. Nobody else can take it until then."),
            mark("What you applied with last time is filled in already; you can change it."),
        ),
    ),
}
"""Subject and paragraphs by name; the address of the portal follows in a paragraph of its own."""


def wording(name: str) -> dict[str, str]:
    """As the form has it, with its places left open; nothing for a name that there is not."""
    if name not in WORDINGS:
        return {}
    subject, parts = WORDINGS[name]
    open_ = {place: f"{{{place}}}" for place in PLACES}
    found: dict[str, str] = {}
    for one in LANGUAGES:
        found[f"subject-{one.code}"] = say(one, subject, **open_)
        found[f"body-{one.code}"] = "\n\n".join([*(say(one, part, **open_) for part in parts), "{link}"])
    return found
