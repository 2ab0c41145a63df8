"""Taking orders out as a table for contractors: with a reason, recorded, through the list's own scope."""

import io
from datetime import datetime

import xlsxwriter  # type: ignore[import-untyped]
from babel.numbers import get_currency_precision

from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.spreadsheets import csv_of, safe_cell
from expo.editions.queries import edition_called
from expo.extras.facts import OrdersExported
from expo.extras.orders.queries import Ordered, orders_of
from expo.extras.queries import plain
from i18n.locales import Language

COLUMNS = (
    "booths",
    "exhibitor",
    "organisation",
    "trade",
    "service",
    "name",
    "unit",
    "days",
    "place",
    "answer",
    "state",
)
NUMBERS = ("quantity", "units", "each", "net")
LAST = ("currency", "late", "invoice")


async def export(actor: Actor, *, edition: str, kind: str, language: Language, because: str, now: datetime) -> bytes:
    """`kind` is csv or xlsx; names in the reader's language, amounts in the currency's larger unit. Raises Denied."""
    async with transaction():
        row = await edition_called(edition)
        found = await orders_of(actor, row.id)
        await record(actor, OrdersExported(edition=row.id, number=len(found)), now=now, because=because)
    if kind == "xlsx":
        return _workbook(found, language)
    rows = [[*_said(one, language), *_numbers(one), *_last(one)] for one in found]
    return csv_of([*COLUMNS, *NUMBERS, *LAST], rows)


def _workbook(found: list[Ordered], language: Language) -> bytes:
    octets = io.BytesIO()
    book = xlsxwriter.Workbook(octets, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("orders")
    for column, name in enumerate((*COLUMNS, *NUMBERS, *LAST)):
        sheet.write_string(0, column, name)
    for place, one in enumerate(found, 1):
        for column, text in enumerate(_said(one, language)):
            sheet.write_string(place, column, safe_cell(text))
        for column, text in enumerate(_numbers(one), len(COLUMNS)):
            sheet.write_number(place, column, float(text) if get_currency_precision(one.each.currency) else int(text))
        for column, text in enumerate(_last(one), len(COLUMNS) + len(NUMBERS)):
            sheet.write_string(place, column, safe_cell(text))
    sheet.autofilter(0, 0, max(1, len(found)), len(COLUMNS) + len(NUMBERS) + len(LAST) - 1)
    sheet.freeze_panes(1, 0)
    book.close()
    return octets.getvalue()


def _said(one: Ordered, language: Language) -> list[str]:
    names = [text.read(language.chain).text for text in (one.organisation, one.offer.name)]
    days = " ".join(day.isoformat() for day in one.days)
    return [
        " ".join(one.where),
        one.exhibitor_code,
        names[0],
        one.offer.trade,
        one.offer.code,
        names[1],
        one.offer.unit,
        days,
        one.place,
        one.answer,
        one.state,
    ]


def _numbers(one: Ordered) -> list[str]:
    return [str(one.quantity), str(one.units), plain(one.each), plain(one.amount)]


def _last(one: Ordered) -> list[str]:
    return [one.each.currency, "yes" if one.late else "", one.reference or ""]
