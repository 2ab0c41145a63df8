"""Texts as a workbook (XLSX) for who translates in a spreadsheet: a sheet a language, of which only translations can be
typed over.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO

import xlsxwriter  # type: ignore[import-untyped]

from core.files.unfit import NotWhatItSays
from core.files.workbooks import Calculates, sheets_of
from i18n.locales import Language
from i18n.workbench.files.entries import Entry, NotRead
from i18n.workbench.rules import Line

SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
CODES = ("key", "what", "source", "state", "translation")
WIDTHS = (10, 22, 60, 14, 60)
TEXT = "@"
"""The format of a cell in which nothing that is typed becomes a number, a date or a formula."""
FIRST_ROW = 2


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in a workbook, in the language of who opens it: heads by `CODES`, what a text is, its state."""

    heads: Mapping[str, str]
    note: Callable[[Line], str]
    state: Callable[[Line], str]


def written(lines: Mapping[Language, Iterable[Line]], words: Words) -> bytes:
    """Protected without a password: it keeps a hand from slipping, and a file that was changed is refused or marked."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, SAFE)
    locked = book.add_format({"num_format": TEXT, "text_wrap": True, "valign": "top", "font_color": "#4b5563"})
    head = book.add_format({"bold": True, "valign": "top", "bottom": 1})
    for language, texts in lines.items():
        free = book.add_format(
            {"num_format": TEXT, "text_wrap": True, "valign": "top", "locked": False, "bg_color": "#f3f7ff"}
            | ({"reading_order": 2} if language.direction == "rtl" else {})
        )
        sheet = book.add_worksheet(language.code)
        for column, (code, width) in enumerate(zip(CODES, WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, code)
            sheet.write_string(1, column, words.heads[code], head)
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.freeze_panes(FIRST_ROW, 0)
        for row, line in enumerate(texts, start=FIRST_ROW):
            for column, cell in enumerate(_cells(line, language, words)):
                sheet.write_string(row, column, cell, free if CODES[column] == "translation" else locked)
        sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True})
    book.close()
    return content.getvalue()


def _cells(line: Line, language: Language, words: Words) -> tuple[str, ...]:
    there = line.item.text.renditions.get(language.code)
    return (
        line.item.key,
        words.note(line),
        line.item.text.original,
        words.state(line),
        there.text if there else "",
    )


def read(content: bytes, language: str) -> list[Entry]:
    """Of the sheet of that language. Raises NotRead, Calculates where anything is a formula."""
    try:
        rows = sheets_of(content).get(language)
    except NotWhatItSays as error:
        raise error if isinstance(error, Calculates) else NotRead from error
    heads = rows[0] if rows else []
    if rows is None or not {"key", "source", "translation"} <= set(heads):
        raise NotRead
    key, source, text = (heads.index(code) for code in ("key", "source", "translation"))
    found = (Entry(row[key], row[source], row[text]) for row in rows[FIRST_ROW:])
    return [one for one in found if one.key and one.text.strip()]
