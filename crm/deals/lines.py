"""A deal as its form has it: one line of text a field; pure."""

from crm.deals.queries import Card
from crm.sight import SIGHT_NAMES
from expo.solutions.taxonomy import FIELDS

LONGEST_NAME = 300
LINKS = ("edition", "meeting", "visit", "agreement")
"""Where it came from, by code; of a meeting it is the code within the edition."""
EMPTY = {
    "name": "",
    "country": "",
    "lead": "",
    "buyer": "",
    "field": "",
    **dict.fromkeys(LINKS, ""),
    "owner": "",
    "sight": "team",
}
"""A new one; also all the names that there are."""
CHOICES = {"field": FIELDS, "sight": SIGHT_NAMES}


def lines_from(card: Card, links: dict[str, str]) -> dict[str, str]:
    """As it is stored; `links` are the codes of where it came from, as far as the reader may see that."""
    return {
        "name": card.name,
        "country": card.country,
        "lead": card.lead.code,
        "buyer": card.buyer.code if card.buyer else "",
        "field": card.field,
        **{name: links.get(name, "") for name in LINKS},
        "owner": str(card.owner or ""),
        "sight": card.sight,
    }
