"""Taking the reports of an edition out: with a reason, recorded, through the same scope as the list."""

from collections.abc import Callable, Iterator
from datetime import datetime

from babel.numbers import get_currency_precision

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.money import Money
from core.spreadsheets import csv_of
from expo.editions.queries import edition_called
from expo.exhibitors.results.facts import ResultsExported
from expo.exhibitors.results.queries import Reported, reported
from expo.exhibitors.results.rules import AMOUNT_NAMES, CURRENCIES, Said
from expo.permissions import Expo
from i18n.text import Translated

Read = Callable[[Translated], str]
PLAIN = ("self_reported_consultations", "self_reported_contracts", "again", "renewal", "comments")
HEADER = (
    "code",
    "exhibitor",
    "country",
    "answered_at",
    *PLAIN,
    *(f"self_reported_{kind}_{currency}" for kind in AMOUNT_NAMES for currency in CURRENCIES),
)
"""Every kind of amount and every currency is a column of its own."""


async def export(actor: Actor, *, edition: str, because: str, read: Read, now: datetime) -> bytes:
    """A table (CSV); instants in UTC, amounts in the currency's usual unit. Raises Denied, NoSuchEdition."""
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        row = await edition_called(edition)
        found = await reported(actor, row.id)
        await record(actor, ResultsExported(edition=row.id, number=len(found)), now=now, because=because)
    return csv_of(HEADER, ([*_cells(one, read)] for one in found))


def _cells(one: Reported, read: Read) -> Iterator[object]:
    said = one.answer.said if one.answer else Said()
    yield from (one.host.code, read(one.host.name), one.host.country or "")
    yield one.answer.answered_at.isoformat() if one.answer else ""
    yield from (said.consultations, said.contracts, said.again, said.renewal, said.comments)
    for kind in AMOUNT_NAMES:
        there = {amount.currency: amount for amount in said.amounts.get(kind, ())}
        yield from (plain(there[currency]) if currency in there else "" for currency in CURRENCIES)


def plain(amount: Money) -> str:
    """In the usual unit, without separators, as a form takes it."""
    places = get_currency_precision(amount.currency)
    return f"{amount.minor / 10**places:.{places}f}" if places else str(amount.minor)
