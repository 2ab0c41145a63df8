"""Sheets as strangers send them: bytes in, rows of text out, whatever the program, the encoding and the separator."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO, StringIO

import msgspec
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from core.files.sheets import check_workbook
from core.files.unfit import NotWhatItSays
from core.spreadsheets import bare_cell

SIGNATURE = b"PK\x03\x04"
SEPARATORS = ",;\t|"
LOOKED_AT = 40
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 20_000, 120, 30
LONGEST_CELL = 10_000
HEAD = 2_000
"""Octets by which an encoding without a mark is told."""
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
ENCODINGS = ("utf-8", "cp949", "cp1252")
Rows = list[list[str]]
_control = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""What no text has."""


class Sheet(msgspec.Struct, frozen=True):
    """`rows` are as wide as they were written; a merged cell stands in each of the places that it covers."""

    name: str
    rows: Rows


class TooLarge(NotWhatItSays):
    """More rows or columns than anybody looks through."""


def sheets_in(content: bytes) -> list[Sheet]:
    """Those with something in them; a table (CSV) is one without a name. Raises NotWhatItSays, TooLarge."""
    found = _workbook(content) if content.startswith(SIGNATURE) else [Sheet("", _table(content))]
    kept = [one for one in found if any(any(row) for row in one.rows)]
    if not kept:
        raise NotWhatItSays("nothing in it")
    return kept[:MOST_SHEETS]


def _table(content: bytes) -> Rows:
    text = decoded(content).removeprefix("\ufeff")
    csv.field_size_limit(LONGEST_CELL * 10)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator_of(text)))
    except csv.Error as error:
        raise NotWhatItSays(str(error)) from error
    _check_size(len(rows), max(map(len, rows), default=0))
    return [[bare_cell(cell)[:LONGEST_CELL] for cell in row] for row in rows]


def decoded(content: bytes) -> str:
    """By its mark; without one as UTF-16 where many octets are empty, else as the first encoding that it is whole in.
    Raises NotWhatItSays.
    """
    named = next((encoding for mark, encoding in MARKS if content.startswith(mark)), None)
    even, odd = content[:HEAD:2].count(0), content[1:HEAD:2].count(0)
    if named is None and even + odd > len(content[:HEAD]) // 8:
        named = "utf-16-le" if odd >= even else "utf-16-be"
    for encoding in (named,) if named else ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _control.search(text) is None:
            return text
    raise NotWhatItSays("no text in an encoding that is known here")


def separator_of(text: str) -> str:
    """The one that cuts the first rows into the most columns of one number; a comma where none does."""
    begun = "".join(text.splitlines(keepends=True)[:LOOKED_AT])

    def fits(separator: str) -> int:
        try:
            widths = Counter(len(row) for row in csv.reader(StringIO(begun), delimiter=separator) if len(row) > 1)
        except csv.Error:
            return 0
        return max((width * number for width, number in widths.items()), default=0)

    return max(SEPARATORS, key=fits)


def _workbook(content: bytes) -> list[Sheet]:
    check_workbook(content)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        shown = [
            one.name
            for one in book.sheets_metadata
            if one.typ == SheetTypeEnum.WorkSheet and one.visible == SheetVisibleEnum.Visible
        ]
        return [Sheet(name, _rows(book.get_sheet_by_name(name))) for name in shown[:MOST_SHEETS]]
    except (CalamineError, ValueError, OSError, OverflowError) as error:
        raise NotWhatItSays(" ".join(str(error).split())[:200]) from error


def _rows(sheet: CalamineSheet) -> Rows:
    _check_size(sheet.total_height, sheet.total_width)
    rows = [[cell_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        _spread(rows, (top, left), (bottom, right))
    return rows


def _spread(rows: Rows, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Only its first place has the words of a merged cell."""
    (top, left), (bottom, right) = first, last
    words = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
    if words:
        for row in rows[top : bottom + 1]:
            for place in range(left, min(right + 1, len(row))):
                row[place] = row[place] or words


def cell_text(cell: object) -> str:
    """Days in ISO 8601, whole numbers without a point; a formula is what it last came to, and is never calculated."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        midnight = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return "" if cell is None else str(cell)[:LONGEST_CELL]


def _check_size(height: int, width: int) -> None:
    if height > MOST_ROWS or width > MOST_COLUMNS:
        raise TooLarge(f"{height} rows of {width} columns")


def filled(row: Sequence[str]) -> bool:
    """Something that can be seen stands in it."""
    return any(cell.strip("\u00a0\u200b\ufeff \t\r\n") for cell in row)
