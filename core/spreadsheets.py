"""Tables for spreadsheet programs, in which no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

MARK = "\ufeff"
"""Without it, Excel reads UTF-8 as the machine's own encoding: Korean and Arabic become noise."""
BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Kinds of tables with their media types."""
TEXTS_ONLY = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
EXACT = 10**15
"""From here on a spreadsheet no longer keeps every digit of a number: longer ones are written as text."""
WIDEST = 420
"""Of a column, in pixels: longer texts are cut where they are shown, never where they are kept."""
NO_NAME = str.maketrans("[]:*?/\\", "       ")
LONGEST_NAME = 31

Cell = str | int | Decimal | date | None


def safe_cell(value: object) -> str:
    """The text of a cell; what a spreadsheet program would take for a formula gets an apostrophe (ASVS 5.0, 1.2.10)."""
    text = "" if value is None else str(value).replace("\0", "")
    return f"'{text}" if text.lstrip(" ").startswith(BEGINNINGS) else text


def bare_cell(text: str) -> str:
    """As it was before `safe_cell`: the apostrophe that keeps a cell from being a formula is no part of it."""
    return text[1:] if text.startswith("'") and text[1:].lstrip(" ").startswith(BEGINNINGS) else text


def csv_of(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """RFC 4180 in UTF-8 with a mark at the beginning. A number is never a formula, below zero neither."""
    written = io.StringIO()
    sheet = csv.writer(written)
    sheet.writerow([safe_cell(one) for one in header])
    sheet.writerows([str(one) if _is_number(one) else safe_cell(one) for one in row] for row in rows)
    return (MARK + written.getvalue()).encode()


def xlsx_of(name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]], *, rightward: bool = False) -> bytes:
    """One sheet in which numbers are numbers and days are days; `rightward` begins it at the right, as Arabic is read."""
    octets = io.BytesIO()
    book = xlsxwriter.Workbook(octets, TEXTS_ONLY)
    sheet = book.add_worksheet(name.translate(NO_NAME)[:LONGEST_NAME].strip("' "))
    if rightward:
        sheet.right_to_left()
    head, formats, last = book.add_format({"bold": True}), _Formats(book), 0
    for column, text in enumerate(header):
        sheet.write_string(0, column, safe_cell(text), head)
    for last, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            _write(sheet, (last, column), cell, formats)
    sheet.autofilter(0, 0, max(1, last), max(0, len(header) - 1))
    sheet.freeze_panes(1, 1)
    sheet.autofit(WIDEST)
    book.close()
    return octets.getvalue()


class _Formats(dict[str, Any]):
    """Of a workbook, each made when it is first used."""

    def __init__(self, book: Any) -> None:
        self.book = book

    def __missing__(self, pattern: str) -> Any:
        self[pattern] = self.book.add_format({"num_format": pattern})
        return self[pattern]


def _write(sheet: Any, place: tuple[int, int], cell: Cell, formats: _Formats) -> None:
    if isinstance(cell, date) and not isinstance(cell, datetime):
        sheet.write_datetime(*place, cell, formats["yyyy-mm-dd"])
    elif isinstance(cell, int | Decimal) and -EXACT < cell < EXACT:
        behind = -int(cell.as_tuple().exponent) if isinstance(cell, Decimal) else 0
        sheet.write_number(*place, cell, formats["#,##0" + ("." + "0" * behind if behind > 0 else "")])
    elif cell not in (None, ""):
        sheet.write_string(*place, safe_cell(cell))


def _is_number(cell: object) -> bool:
    return isinstance(cell, int | Decimal) and not isinstance(cell, bool)
