"""Taking orders out as a table for contractors: with a reason, recorded, through the list's own scope."""

from datetime import datetime
from zoneinfo import ZoneInfo

from core.actor import Actor
from core.db.transaction import transaction
from core.errors import mark
from core.journal.commands import record
from core.spreadsheets import Cell
from expo.editions.queries import edition_called
from expo.extras.facts import OrdersExported
from expo.extras.orders.queries import Ordered, orders_of
from expo.extras.rules import PLACE_NAMES, STATE_NAMES, TRADE_NAMES, UNIT_NAMES
from i18n.catalogue import say
from i18n.locales import Language
from i18n.spreadsheets import sheet_in, units_of

NAME = mark("Orders")
HEADS = (
    mark("Booths"),
    mark("Number of the exhibitor"),
    mark("Exhibitor"),
    mark("Trade"),
    mark("Code"),
    mark("Service"),
    mark("Unit"),
    mark("Days"),
    mark("Where on the booth"),
    mark("Answer"),
    mark("State"),
    mark("Ordered on"),
    mark("Quantity"),
    mark("Units"),
    mark("Price of one"),
    mark("Net"),
    mark("Currency"),
    mark("Late surcharge"),
    mark("Invoice"),
)
YES = mark("Yes")


async def export(actor: Actor, *, edition: str, kind: str, language: Language, because: str, now: datetime) -> bytes:
    """`kind` is csv or xlsx; all in the reader's language, amounts in the currency's larger unit. Raises Denied."""
    async with transaction():
        row = await edition_called(edition)
        found = await orders_of(actor, row.id)
        await record(actor, OrdersExported(edition=row.id, number=len(found)), now=now, because=because)
    return sheet_in(
        language, kind, NAME, HEADS, [(*_said(one, language, row.zone), *_numbers(one, language)) for one in found]
    )


def _said(one: Ordered, reader: Language, zone: str) -> tuple[Cell, ...]:
    return (
        " ".join(one.where),
        one.exhibitor_code,
        one.organisation.read(reader.chain).text,
        say(reader, TRADE_NAMES[one.offer.trade]),
        one.offer.code,
        one.offer.name.read(reader.chain).text,
        say(reader, UNIT_NAMES[one.offer.unit]),
        " ".join(day.isoformat() for day in one.days),
        say(reader, PLACE_NAMES[one.place]) if one.place else "",
        one.answer,
        say(reader, STATE_NAMES[one.state]),
        one.ordered_at.astimezone(ZoneInfo(zone)).date(),
    )


def _numbers(one: Ordered, reader: Language) -> tuple[Cell, ...]:
    late = say(reader, YES) if one.late else ""
    return (one.quantity, one.units, units_of(one.each), units_of(one.amount), one.each.currency, late, one.reference)
