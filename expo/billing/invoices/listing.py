"""Invoices as a finance officer looks through them, with what they come to by kind and currency."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.actor import Actor
from core.forms.form import typed
from core.leaves import Leaf, leaf
from core.money import Money
from expo.billing.invoices.queries import Paper, papers
from expo.billing.invoices.rules import PART_NAMES, STATE_NAMES


@dataclass(frozen=True, slots=True)
class Totals:
    """Of one currency: currencies are never added. `billed` without what was credited; `paid` less what was given back."""

    currency: str
    billed: Money
    paid: Money
    open: Money
    overdue: Money


@dataclass(frozen=True, slots=True)
class Listing:
    leaf: Leaf[Paper]
    words: str
    state: str
    numbers: Mapping[str, int]
    totals: tuple[Totals, ...]
    by_part: Mapping[str, tuple[Totals, ...]]

    @property
    def asked(self) -> dict[str, str]:
        """Its own address, without the leaf."""
        return {"q": self.words, "state": self.state}


async def listing(actor: Actor, edition: UUID, asked: Mapping[str, str], today: date) -> Listing:
    """A state that there is not asks for all; sums are those of the whole edition."""
    every = await papers(actor, edition, today)
    state = asked.get("state", "")
    state, words = state if state in STATE_NAMES else "", typed(asked.get("q", ""))
    found = [one for one in every if (not state or one.state == state) and _fits(one, words)]
    numbers: dict[str, int] = {}
    for one in every:
        numbers[one.state] = numbers.get(one.state, 0) + 1
    by_part = {part: totals_of(one for one in every if one.part == part) for part in PART_NAMES}
    return Listing(leaf(found, typed(asked.get("page", ""))), words, state, numbers, totals_of(every), by_part)


def totals_of(papers_: Iterable[Paper]) -> tuple[Totals, ...]:
    """One for each currency, by its code."""
    found: dict[str, Totals] = {}
    for one in papers_:
        if one.series != "invoice":
            continue
        none = Money(0, one.gross.currency)
        sums = found.get(none.currency, Totals(none.currency, none, none, none, none))
        found[none.currency] = Totals(
            none.currency,
            sums.billed + (none if one.credited_by else one.gross),
            sums.paid + one.standing.paid,
            sums.open + one.open,
            sums.overdue + (one.open if one.state == "overdue" else none),
        )
    return tuple(found[code] for code in sorted(found))


def _fits(one: Paper, words: str) -> bool:
    names = " ".join(each.text for each in one.organisation.renditions.values())
    text = f"{one.reference} {one.buyer['name']} {one.exhibitor_code} {names}".casefold()
    return all(word in text for word in words.casefold().split())
