"""What is due for visits, as the day sees it: those that begin, those to be closed, and what rules ask for afterwards."""

from collections.abc import Iterator
from datetime import date, datetime

from core.access.rules import may
from core.actor import Actor
from core.errors import mark
from crm.delegations.permissions import Visits
from crm.delegations.queries import Card, visits
from crm.delegations.steps.duties import Asked, asked_of
from crm.delegations.tables import Visit
from crm.today.deadlines import Deadline
from i18n.catalogue import say
from i18n.locales import Language

BEGINS, ENDED, UNSETTLED = (
    mark("A visit begins"),
    mark("A visit is over: say so, and write down what was said"),
    mark("A visit begins and is not confirmed"),
)
AHEAD = ("proposed", "invited", "accepted", "planning", "confirmed")
OPEN = (*AHEAD, "in_progress", "completed", "reported")


async def of_visits(actor: Actor, tongue: Language, until: date, _now: datetime) -> list[Deadline]:
    """Of those that the actor may see."""
    if not may(actor, Visits.VISIT_READ):
        return []
    cards = await visits(actor, Visit.state.is_in(list(OPEN)), Visit.begins_on.is_not_null())
    asked = await asked_of([card for card in cards if card.state in ("in_progress", "completed", "reported")])
    found = [one for card in cards for one in _due(card, asked.get(card.id, []), tongue)]
    return [one for one in found if one.due_on <= until]


def _due(card: Card, asked: list[Asked], tongue: Language) -> Iterator[Deadline]:
    if card.state in AHEAD and card.begins_on is not None:
        words = BEGINS if card.state == "confirmed" else UNSETTLED
        yield _line(card, "begins", say(tongue, words), tongue.code, card.begins_on, tongue)
    if card.state == "in_progress" and card.ends_on is not None:
        yield _line(card, "ended", say(tongue, ENDED), tongue.code, card.ends_on, tongue)
    if card.state in ("completed", "reported"):
        for one in asked:
            if one.done_on is None and one.due_on is not None:
                title = one.title.read(tongue.chain)
                yield _line(card, f"rule-{one.code}", title.text, title.language, one.due_on, tongue)


def _line(card: Card, what: str, text: str, language: str, due_on: date, tongue: Language) -> Deadline:
    about = card.title.read(tongue.chain).text
    key, closed = f"visit-{card.id}-{what}", card.sight != "team"
    return Deadline(key, text, language, card.href, due_on, card.owner, about, closed)
