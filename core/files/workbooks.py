"""What stands in a spreadsheet that somebody filled in: rows of text, from a workbook or a table (CSV); never a formula."""

import csv
import re
import zipfile
from collections.abc import Sequence
from io import BytesIO, StringIO
from typing import IO
from xml.etree.ElementTree import ParseError

from defusedxml import ElementTree
from python_calamine import CalamineError, CalamineWorkbook

from core.files.sheets import check_table, check_workbook
from core.files.unfit import NotWhatItSays
from core.spreadsheets import MARK, bare_cell

SIGNATURE = b"PK\x03\x04"
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
TOLD = 3
Rows = list[list[str]]


class Calculates(NotWhatItSays):
    """Cells of it are formulas: what one shows was calculated elsewhere, by nobody who wrote it. The first are named."""


def sheets_of(content: bytes) -> dict[str, Rows]:
    """By the name of the sheet. Raises NotWhatItSays, Calculates."""
    check_workbook(content)
    _check_plain(content)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        return {name: [[_plain(cell) for cell in row] for row in _rows(book, name)] for name in book.sheet_names}
    except (CalamineError, ValueError, OSError, OverflowError) as error:
        raise NotWhatItSays(str(error)) from error


def table_of(content: bytes) -> Rows:
    """Of a CSV file; the apostrophe that keeps a cell from being a formula is no part of it. Raises NotWhatItSays."""
    check_table(content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp949")
    return [[bare_cell(cell) for cell in row] for row in csv.reader(StringIO(text.removeprefix(MARK), newline=""))]


def _rows(book: CalamineWorkbook, name: str) -> Sequence[Sequence[object]]:
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _plain(cell: object) -> str:
    """A program that made a number of a text wrote no point where there was none."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _check_plain(content: bytes) -> None:
    cells: list[str] = []
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                if SHEET.fullmatch(name):
                    with archive.open(name) as opened:
                        cells += _formulas(opened)
    except (zipfile.BadZipFile, ParseError) as error:
        raise NotWhatItSays(str(error)) from error
    if cells:
        raise Calculates(", ".join(cells[:TOLD]))


def _formulas(opened: IO[bytes]) -> list[str]:
    found = []
    for _, element in ElementTree.iterparse(opened, forbid_dtd=True):
        name = element.tag.rpartition("}")[2]
        if name == "c":
            if any(one.tag.rpartition("}")[2] == "f" for one in element):
                found.append(str(element.get("r", "?")))
            element.clear()
    return found
