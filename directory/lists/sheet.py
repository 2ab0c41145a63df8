"""A list as a table for spreadsheet programs: its columns as they are shown, in the reader's language, no cell a formula."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from core.lists.columns import Column, Kind, Row
from core.spreadsheets import csv_of, safe_cell
from i18n.catalogue import say
from i18n.locales import Language, country_name
from i18n.names import display_name
from i18n.text import Translated

TYPES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def sheet_of(kind: str, columns: Sequence[Column], rows: Sequence[Row], reader: Language) -> bytes:
    """`kind` is one of TYPES."""
    heads = [say(reader, one.label) for one in columns]
    lines = [[_text(one, row, reader) for one in columns] for row in rows]
    return csv_of(heads, lines) if kind == "csv" else _workbook(heads, lines)


def _text(column: Column, row: Row, reader: Language) -> str:
    value: Any = row.shown.get(column.name)
    if value is None or value == "":
        return ""
    if column.kind == Kind.CHOICE:
        return say(reader, column.choices[value]) if value in column.choices else str(value)
    if column.kind == Kind.COUNTRY:
        return country_name(value, reader)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Translated):
        return value.read(reader.chain).text
    if isinstance(value, list | tuple):
        return " · ".join(str(one) for one in value)
    if isinstance(value, Mapping):
        return display_name(value, reader).text
    return str(value)


def _workbook(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> bytes:
    octets = io.BytesIO()
    book = xlsxwriter.Workbook(octets, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    for place, line in enumerate((heads, *lines)):
        for column, text in enumerate(line):
            sheet.write_string(place, column, safe_cell(text))
    sheet.autofilter(0, 0, max(1, len(lines)), max(0, len(heads) - 1))
    sheet.freeze_panes(1, 0)
    book.close()
    return octets.getvalue()
