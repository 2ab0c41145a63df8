"""Taking invoices out as a table: with a reason, recorded, through the list's own scope, and never a formula in it."""

from datetime import datetime

from core.actor import Actor
from core.db.transaction import transaction
from core.errors import mark
from core.journal.commands import record
from core.money import Money
from core.spreadsheets import Cell
from expo.billing.facts import InvoicesExported
from expo.billing.invoices.queries import Paper, papers
from expo.billing.invoices.rules import PART_NAMES, SERIES_NAMES, STATE_NAMES
from expo.billing.prices.queries import day_of
from expo.editions.queries import edition_called
from i18n.catalogue import say
from i18n.locales import Language
from i18n.spreadsheets import sheet_in, units_of

NAME = mark("Invoices")
HEADS = (
    mark("Number"),
    mark("Kind"),
    mark("What part of it"),
    mark("State"),
    mark("Issued on"),
    mark("Due on"),
    mark("Buyer"),
    mark("Business registration number"),
    mark("Number of the exhibitor"),
    mark("Currency"),
    mark("Net"),
    mark("Value added tax"),
    mark("Amount in all"),
    mark("Paid so far"),
    mark("Still to be paid"),
)


async def export(actor: Actor, *, edition: str, kind: str, reader: Language, because: str, now: datetime) -> bytes:
    """`kind` is csv or xlsx; amounts in the currency's larger unit, currencies apart. Raises Denied, NotFound."""
    async with transaction():
        row = await edition_called(edition)
        found = await papers(actor, row.id, await day_of(row.id, now))
        await record(actor, InvoicesExported(edition=row.id, number=len(found)), now=now, because=because)
    return sheet_in(reader, kind, NAME, HEADS, [(*_said(one, reader), *map(units_of, _amounts(one))) for one in found])


def _said(one: Paper, reader: Language) -> tuple[Cell, ...]:
    named = (SERIES_NAMES[one.series], PART_NAMES[one.part], STATE_NAMES[one.state])
    buyer = (one.buyer["name"], one.buyer["business_number"], one.exhibitor_code, one.gross.currency)
    return (one.reference, *(say(reader, name) for name in named), one.issued_on, one.due_on, *buyer)


def _amounts(one: Paper) -> list[Money]:
    none = Money(0, one.gross.currency)
    return [one.net, one.tax, one.gross, one.standing.paid, one.open if one.series == "invoice" else none]
