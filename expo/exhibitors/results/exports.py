"""Taking the reports of an edition out: with a reason, recorded, through the same scope as the list."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import mark
from core.journal.commands import record
from core.spreadsheets import Cell
from expo.editions.queries import edition_called
from expo.exhibitors.results.facts import ResultsExported
from expo.exhibitors.results.queries import Reported, reported
from expo.exhibitors.results.rules import AGAIN_NAMES, AMOUNT_NAMES, CURRENCIES, RENEWAL_NAMES, Said
from expo.permissions import Expo
from i18n.catalogue import say
from i18n.locales import Language, country_name
from i18n.spreadsheets import sheet_in, units_of

NAME = mark("Self-reported figures")
HEADS = (
    mark("Number"),
    mark("Exhibitor"),
    mark("Country"),
    mark("Answered on"),
    mark("Consultations held"),
    mark("Contracts expected"),
    mark("Would come again"),
    mark("Next year"),
    mark("Comments"),
)
"""Then every kind of amount in every currency, each in a column of its own."""


async def export(actor: Actor, *, edition: str, kind: str, reader: Language, because: str, now: datetime) -> bytes:
    """`kind` is csv or xlsx; days in the edition's zone, amounts in the currency's usual unit. Raises Denied,
    NoSuchEdition.
    """
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        row = await edition_called(edition)
        found = await reported(actor, row.id)
        await record(actor, ResultsExported(edition=row.id, number=len(found)), now=now, because=because)
    amounts = [f"{say(reader, label)} ({currency})" for label in AMOUNT_NAMES.values() for currency in CURRENCIES]
    lines = [(*_named(one, reader, ZoneInfo(row.zone)), *_said(one, reader)) for one in found]
    return sheet_in(reader, kind, NAME, [*HEADS, *amounts], lines)


def _named(one: Reported, reader: Language, zone: ZoneInfo) -> Iterator[Cell]:
    yield from (one.host.code, one.host.name.read(reader.chain).text)
    yield country_name(one.host.country, reader) if one.host.country else ""
    yield one.answer.answered_at.astimezone(zone).date() if one.answer else None


def _said(one: Reported, reader: Language) -> Iterator[Cell]:
    said = one.answer.said if one.answer else Said()
    yield from (said.consultations, said.contracts)
    yield say(reader, AGAIN_NAMES[said.again]) if said.again else ""
    yield say(reader, RENEWAL_NAMES[said.renewal]) if said.renewal else ""
    yield said.comments
    for kind in AMOUNT_NAMES:
        there = {amount.currency: amount for amount in said.amounts.get(kind, ())}
        yield from (units_of(there[currency]) if currency in there else None for currency in CURRENCIES)
