"""A report as a workbook: a sheet for the whole, one for each side, one for the words, with a reason, recorded."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from babel.numbers import get_currency_precision

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import mark
from core.journal.commands import record
from core.spreadsheets import safe_cell
from crm.agreements.days import day_in_seoul
from crm.results.converting import DOLLAR, WON, lacking
from crm.results.facts import ResultsExported
from crm.results.permissions import Results
from crm.results.queries import Report, report_called
from crm.results.rules import GRADES, MEASURES, PART, SIDES, TOTAL, Cell, Figures, Measure, Row, Side
from crm.results.shown import ALL, WHOSE, name_of
from i18n.catalogue import say
from i18n.locales import Language

COMPANIES = mark("Number of companies")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADS = (mark("Figure"), mark("Code"), mark("Measure"), mark("What it holds"), "KRW", "USD", mark("Deals"), COMPANIES)
MONEY = HEADS.index("KRW")
WHOLE, HIDDEN, LACKING = mark("All of it"), mark("Not published"), mark("No rate, so not in {target}: {currencies}")
WAVES = {
    "edition": mark("Edition"),
    "months": mark("Months after the last day"),
    "asked": mark("Companies asked"),
    "reached": mark("Companies reached"),
    "answered": mark("Companies that answered"),
    "stated": mark("Companies with figures"),
}
EVIDENCE, STATED = mark("Evidence"), mark("{currency}, as stated")
ASKED_AGAIN, RATES, WORDS = mark("Asked again"), mark("Rates"), mark("What the words mean")
NAMES = {TOTAL: ALL, **SIDES, PART: WHOSE}
"""Of sheets."""
ABOUT = mark("About the report")
LONGEST_SHEET = 31
NO_SHEET = str.maketrans("[]:*?/\\", "       ")
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
    bold, money = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "#,##0.00"})
    currencies = sorted({currency for cell in figures.total.cells.values() for currency in cell.amounts})
    grades = [f"{say(tongue, EVIDENCE)} {one}" for one in GRADES]
    heads = [*(say(tongue, one) for one in HEADS), *grades, *(say(tongue, STATED, currency=one) for one in currencies)]
    sides = [*figures.sides, *([Side(PART, figures.parts)] if figures.parts else [])]
    rates = [one.currency for one in figures.rates]
    for code, rows in [(TOTAL, (figures.total,)), *((side.code, side.rows) for side in sides if side.rows)]:
        sheet = _sheet(book, say(tongue, NAMES[code]), tongue)
        _line(sheet, 0, heads)
        lines = [_cells(code, row, measure, currencies, rates, tongue) for row in rows for measure in MEASURES]
        for place, line in enumerate(lines, 1):
            _line(sheet, place, line)
        sheet.freeze_panes(1, 1)
        sheet.set_row(0, None, bold)
        sheet.set_column(0, 0, 32)
        sheet.set_column(3, 3, 18)
        for first, last in ((MONEY, MONEY + 1), (len(HEADS) + len(GRADES), len(heads))):
            sheet.set_column(first, last, 20, money)
    _words(book, report, figures, tongue)
    book.close()
    return octets.getvalue()


def _sheet(book: Any, name: str, tongue: Language) -> Any:
    sheet = book.add_worksheet(name.translate(NO_SHEET)[:LONGEST_SHEET])
    if tongue.direction == "rtl":
        sheet.right_to_left()
    return sheet


def _cells(
    side: str, row: Row, measure: Measure, currencies: Sequence[str], rates: Sequence[str], tongue: Language
) -> list[object]:
    cell = row.cell(measure)
    said = [name_of(side, row, tongue).text, row.value, say(tongue, MEASURES[measure])]
    if cell.hidden:
        return [*said, say(tongue, HIDDEN)]
    counted: list[object] = [cell.deals, cell.companies, *(cell.grades.get(one, 0) for one in GRADES)]
    if side == PART:
        counted = [cell.deals, *[""] * (len(counted) - 1)]
    told = [_number(cell.krw, WON), _number(cell.usd, DOLLAR), *counted]
    return [*said, _state(cell, rates, tongue), *told, *(_number(cell.amounts.get(one), one) for one in currencies)]


def _state(cell: Cell, rates: Sequence[str], tongue: Language) -> str:
    """What is missing in it, if anything is."""
    missing = [(target, found) for target in (WON, DOLLAR) if (found := lacking(cell, target, rates))]
    lines = [say(tongue, LACKING, target=target, currencies=", ".join(found)) for target, found in missing]
    return "; ".join(lines) or (say(tongue, WHOLE) if cell.deals else "")


def _number(minor: str | None, currency: str) -> object:
    if minor is None:
        return ""
    if abs(int(minor)) >= EXACT:
        return f"{minor} ({currency}, minor units)"
    return int(minor) / 10 ** get_currency_precision(currency)


def _line(sheet: Any, place: int, cells: Sequence[object]) -> None:
    for column, value in enumerate(cells):
        if isinstance(value, int | float):
            sheet.write_number(place, column, value)
        else:
            sheet.write_string(place, column, safe_cell(value))


def _words(book: Any, report: Report, figures: Figures, tongue: Language) -> None:
    """What was asked, the rates, and what the words mean, in the language of the reader and as they were frozen."""
    sheet = _sheet(book, say(tongue, ABOUT), tongue)
    said = {
        mark("Report"): report.name,
        mark("Title"): report.title.read(tongue.chain).text,
        mark("Amounts since"): report.scope.since or "",
        mark("Amounts until"): report.scope.until,
        mark("As it was known on"): day_in_seoul(report.known_at),
        mark("Published"): day_in_seoul(report.published_at) if report.published_at else "",
        mark("Correction"): report.reason,
        **{SIDES[side]: report.scope.chosen(side) for side in SIDES},
    }
    lines: list[Sequence[object]] = [
        *((say(tongue, label), value) for label, value in said.items() if value),
        ("SHA-256", report.digest),
        *((say(tongue, ASKED_AGAIN), *(say(tongue, one) for one in WAVES.values())),) * bool(figures.waves),
        *((say(tongue, ASKED_AGAIN), *(getattr(one, name) for name in WAVES)) for one in figures.waves),
        *((say(tongue, RATES), f"1 {one.currency}", f"{one.won} KRW", one.on, one.source) for one in figures.rates),
        *((say(tongue, WORDS), texts.get(tongue.code, texts["en"])) for texts in report.definitions.values()),
    ]
    sheet.set_column(0, 1, 28)
    for place, line in enumerate(lines):
        _line(sheet, place, line)
