"""A report as a workbook: a sheet for the whole, one for each side, one for the words, with a reason, recorded."""

import io
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter  # type: ignore[import-untyped]
from babel.numbers import get_currency_precision

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.spreadsheets import safe_cell
from crm.results.facts import ResultsExported
from crm.results.permissions import Results
from crm.results.queries import Report, report_called
from crm.results.rules import GRADES, MEASURES, PARTS, SIDES, TOTAL, Cell, Figures, Row, Side
from crm.results.shown import name_of
from i18n.catalogue import say
from i18n.locales import Language

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADS = ("row", "code", "measure", "shown", "KRW", "USD", "deals", "companies", *(f"grade_{one}" for one in GRADES))
PART = "share"
"""The sheet by whose share of the deals it is."""
WAVES = ("edition", "months", "asked", "reached", "answered", "stated")
MONEY = HEADS.index("KRW")
EXACT = 10**15
"""What a spreadsheet keeps exactly of a number; longer ones are written as text."""


async def take_out(actor: Actor, name: str, tongue: Language, *, public: bool, because: str, now: datetime) -> bytes:
    """`public` as everybody may read it. Raises Denied, NotFound."""
    require(actor, Results.RESULT_EXPORT)
    async with transaction():
        report = await report_called(actor, name)
        await record(actor, ResultsExported(number=report.name), now=now, because=because)
    return workbook(report, report.public if public else report.figures, tongue)


def workbook(report: Report, figures: Figures, tongue: Language) -> bytes:
    """Amounts in the larger unit of their currency, each currency in a column of its own."""
    octets = io.BytesIO()
    book = xlsxwriter.Workbook(octets, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
    currencies = sorted({currency for cell in figures.total.cells.values() for currency in cell.amounts})
    sides = [*figures.sides, *([Side(PART, figures.parts)] if figures.parts else [])]
    for code, rows in [(TOTAL, (figures.total,)), *((side.code, side.rows) for side in sides if side.rows)]:
        sheet = book.add_worksheet(code)
        _line(sheet, 0, (*HEADS, *(f"original_{one}" for one in currencies)))
        lines = [_cells(code, row, measure, currencies, tongue) for row in rows for measure in MEASURES]
        for place, line in enumerate(lines, 1):
            _line(sheet, place, line)
        sheet.freeze_panes(1, 1)
        sheet.set_row(0, None, bold)
        sheet.set_column(0, 0, 32)
        for first, last in ((MONEY, MONEY + 1), (len(HEADS), len(HEADS) + len(currencies))):
            sheet.set_column(first, last, 20, money)
    _words(book, report, figures, tongue)
    book.close()
    return octets.getvalue()


def _cells(side: str, row: Row, measure: str, currencies: Sequence[str], tongue: Language) -> list[object]:
    cell = row.cell(measure)
    named = say(tongue, PARTS[row.value]) if side == PART else name_of(side, row, tongue).text
    said = [named, row.value, say(tongue, MEASURES[measure])]  # type: ignore[index]
    if cell.hidden:
        return [*said, "hidden"]
    counted: list[object] = [cell.deals, cell.companies, *(cell.grades.get(one, 0) for one in GRADES)]
    if side == PART:
        counted = [cell.deals, *[""] * (len(counted) - 1)]
    told = [_number(cell.krw, "KRW"), _number(cell.usd, "USD"), *counted]
    return [*said, _state(cell), *told, *(_number(cell.amounts.get(one), one) for one in currencies)]


def _state(cell: Cell) -> str:
    return "without " + " ".join(cell.unconverted) if cell.unconverted else "whole"


def _number(minor: str | None, currency: str) -> object:
    if minor is None:
        return ""
    if abs(int(minor)) >= EXACT:
        return f"{minor} ({currency}, minor units)"
    return int(minor) / 10 ** get_currency_precision(currency)


def _line(sheet: object, place: int, cells: Sequence[object]) -> None:
    for column, value in enumerate(cells):
        if isinstance(value, int | float):
            sheet.write_number(place, column, value)  # type: ignore[attr-defined]
        else:
            sheet.write_string(place, column, safe_cell(value))  # type: ignore[attr-defined]


def _words(book: object, report: Report, figures: Figures, tongue: Language) -> None:
    """What was asked, the rates, and what the words mean, in the language of the reader and as they were frozen."""
    sheet = book.add_worksheet("about")  # type: ignore[attr-defined]
    asked = [(side, report.scope.chosen(side)) for side in SIDES if report.scope.chosen(side)]
    lines: list[Sequence[object]] = [
        ("report", report.name),
        ("title", report.title.read(tongue.chain).text),
        ("since", report.scope.since or ""),
        ("until", report.scope.until),
        ("known_at", report.known_at.isoformat()),
        ("published_at", report.published_at.isoformat() if report.published_at else ""),
        ("sha256", report.digest),
        *asked,
        *(("wave", *WAVES),) * bool(figures.waves),
        *(("wave", *(getattr(one, name) for name in WAVES)) for one in figures.waves),
        *(("rate", one.currency, one.won, one.on, one.source) for one in figures.rates),
        *((name, texts.get(tongue.code, texts["en"])) for name, texts in report.definitions.items()),
        *(("correction", report.reason),) * bool(report.reason),
    ]
    for place, line in enumerate(lines):
        _line(sheet, place, line)
