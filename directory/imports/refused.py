"""The rows that were not taken, as a sheet to be mended and brought again: as they came, with why beside each."""

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter  # type: ignore[import-untyped]

from directory.imports.queries import Line
from directory.imports.reading.headers import OURS
from directory.imports.rows.outcomes import WHYS
from i18n.catalogue import say
from i18n.locales import Language

SAFE = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
"""Cells are texts: a telephone number keeps its zero, and nothing is a formula."""
WIDE = 24


def sheet_of(labels: Sequence[str], lines: Sequence[Line], reader: Language) -> bytes:
    """XLSX; what is ours stands in the last two columns, which are known again and do not count."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, SAFE)
    sheet = book.add_worksheet()
    strong, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    width = max([len(labels), *(len(line.told.cells) for line in lines)])
    heads = [*labels, *([""] * (width - len(labels))), *(say(reader, one) for one in OURS)]
    sheet.set_column(0, len(heads) - 1, WIDE, text)
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, strong)
    for row, line in enumerate(lines, start=1):
        cells = [*line.told.cells, *([""] * (width - len(line.told.cells)))]
        for place, cell in enumerate([*cells, str(line.number), why_of(line, reader)]):
            sheet.write_string(row, place, cell, text)
    sheet.freeze_panes(1, 0)
    book.close()
    return content.getvalue()


def why_of(line: Line, reader: Language) -> str:
    """All that speaks against it, in the reader's language."""
    told = line.told
    said = [say(reader, one.message, **{"value": one.value, **one.places}) for one in told.mistakes]
    if told.why:
        said.append(say(reader, WHYS[told.why], row=told.row))
    return " ".join(said)
