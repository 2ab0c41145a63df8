"""Reading gifts: of one visit, and what falls due in all that somebody may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from core.access.rules import may
from core.actor import Actor
from core.errors import mark
from core.money import Money
from crm.delegations.dossiers.queries import dossier_of, dossiers_with_gifts
from crm.delegations.gifts.rules import Present, Rule, due_on, rule_for, standing
from crm.delegations.gifts.tables import Gift, GiftRule
from crm.delegations.guards import Guard
from crm.delegations.permissions import Visits
from crm.today.deadlines import Deadline
from i18n.catalogue import say
from i18n.formats import isolated
from i18n.locales import Language

OPEN = mark("A gift received is still to be reported or transferred")
REPORT, TRANSFER = mark("Report the gift: {what}"), mark("Transfer the gift: {what}")
COLUMNS = (
    *("id", "direction", "what", "organisation", "delegate", "happened_on", "basis", "checked", "budget", "state"),
    *("reported_on", "transferred_on", "transferred_to"),
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A gift with the rule of its day, where it stands and what is due next."""

    gift: Present
    rule: Rule | None
    standing: str
    due_on: date | None


async def gifts_of(visit: UUID) -> list[Weighed]:
    """The latest first."""
    return (await gifts_by_visit([visit]))[visit]


async def gifts_by_visit(visits: Sequence[UUID]) -> dict[UUID, list[Weighed]]:
    """The same of many, in as many queries."""
    rows = await Gift.select().where(Gift.visit.is_in([*visits])) if visits else []
    rules, found = await gift_rules(), {visit: list[Weighed]() for visit in visits}
    for row in sorted(rows, key=lambda row: row["happened_on"], reverse=True):
        found[row["visit"]].append(weighed(_present(row), rules))
    return found


async def gift_rules() -> list[Rule]:
    """By currency, the latest first."""
    found = [
        Rule(
            row["id"],
            row["begins_on"],
            Money(row["least"], row["currency"]),
            row["report_days"],
            row["transfer_days"],
            row["source"],
        )
        for row in await GiftRule.select()
    ]
    return sorted(found, key=lambda one: (one.least.currency, -one.begins_on.toordinal()))


def weighed(gift: Present, rules: list[Rule]) -> Weighed:
    rule = rule_for(rules, gift)
    return Weighed(gift, rule, standing(gift, rule), due_on(gift, rule))


async def not_dealt_with(visit: UUID, _now: datetime) -> list[Guard]:
    """What the report of a visit asks: every gift received is below the threshold, or with the state."""
    waiting = [one for one in await gifts_of(visit) if one.standing in ("noted", "reported", "unknown")]
    if not waiting:
        return []
    return [Guard("gifts", OPEN, href=f"/desk/visits/{(await dossier_of(visit)).code}/gifts")]


async def of_gifts(actor: Actor, tongue: Language, until: date, _now: datetime) -> list[Deadline]:
    """Reports and transfers of visits that the actor may see, also of those that are over."""
    if not may(actor, Visits.VISIT_READ):
        return []
    found, visits = [], await dossiers_with_gifts(actor)
    gifts = await gifts_by_visit([one.id for one in visits])
    for one in visits:
        for each in gifts[one.id]:
            if each.due_on is None or each.due_on > until:
                continue
            says = REPORT if each.standing == "noted" else TRANSFER
            text, about = say(tongue, says, what=isolated(each.gift.what, tongue)), one.title.read(tongue.chain).text
            href = f"/desk/visits/{one.code}/gifts#gift-{each.gift.id}"
            key = f"gift-{each.gift.id}"
            found.append(Deadline(key, text, tongue.code, href, each.due_on, one.owner, about, one.closed))
    return found


def _present(row: dict[str, Any]) -> Present:
    return Present(**{name: row[name] for name in COLUMNS}, worth=Money(row["amount"], row["currency"]))
