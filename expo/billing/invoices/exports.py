"""Taking invoices out as a table: with a reason, recorded, through the list's own scope, and never a formula in it."""

import io
from datetime import datetime

import xlsxwriter  # type: ignore[import-untyped]
from babel.numbers import get_currency_precision

from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.money import Money
from core.spreadsheets import csv_of, safe_cell
from expo.billing.facts import InvoicesExported
from expo.billing.invoices.queries import Paper, papers
from expo.billing.prices.queries import day_of
from expo.editions.queries import edition_called

COLUMNS = (
    "number",
    "kind",
    "part",
    "state",
    "issued_on",
    "due_on",
    "buyer",
    "business_number",
    "exhibitor",
    "currency",
)
AMOUNTS = ("net", "tax", "gross", "paid", "open")
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


async def export(actor: Actor, *, edition: str, kind: str, because: str, now: datetime) -> bytes:
    """`kind` is csv or xlsx; amounts in the currency's larger unit, currencies apart. Raises Denied, NotFound."""
    async with transaction():
        row = await edition_called(edition)
        found = await papers(actor, row.id, await day_of(row.id, now))
        await record(actor, InvoicesExported(edition=row.id, number=len(found)), now=now, because=because)
    rows = [[*_said(one), *(_plain(amount) for amount in _amounts(one))] for one in found]
    return csv_of([*COLUMNS, *AMOUNTS], rows) if kind == "csv" else _workbook(found)


def _workbook(found: list[Paper]) -> bytes:
    octets = io.BytesIO()
    book = xlsxwriter.Workbook(octets, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("invoices")
    for column, name in enumerate((*COLUMNS, *AMOUNTS)):
        sheet.write_string(0, column, name)
    for place, one in enumerate(found, 1):
        for column, text in enumerate(_said(one)):
            sheet.write_string(place, column, safe_cell(text))
        for column, amount in enumerate(_amounts(one), len(COLUMNS)):
            sheet.write_number(place, column, amount.minor / 10 ** get_currency_precision(amount.currency))
    book.close()
    return octets.getvalue()


def _said(one: Paper) -> list[str]:
    days = [one.issued_on.isoformat(), one.due_on.isoformat()]
    names = [one.buyer["name"], one.buyer["business_number"], one.exhibitor_code, one.gross.currency]
    return [one.reference, one.series, one.part, one.state, *days, *names]


def _amounts(one: Paper) -> list[Money]:
    none = Money(0, one.gross.currency)
    return [one.net, one.tax, one.gross, one.standing.paid, one.open if one.series == "invoice" else none]


def _plain(one: Money) -> str:
    places = get_currency_precision(one.currency)
    sign, digits = "-" if one.minor < 0 else "", f"{abs(one.minor):0{places + 1}d}"
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"
