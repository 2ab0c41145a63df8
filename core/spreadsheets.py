"""Tables for spreadsheet programs, in which no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

MARK = "\ufeff"
"""Without it, Excel reads UTF-8 as the machine's own encoding: Korean and Arabic become noise."""
BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def safe_cell(value: object) -> str:
    """The text of a cell; what a spreadsheet program would take for a formula gets an apostrophe (ASVS 5.0, 1.2.10)."""
    text = "" if value is None else str(value).replace("\0", "")
    return f"'{text}" if text.lstrip(" ").startswith(BEGINNINGS) else text


def bare_cell(text: str) -> str:
    """As it was before `safe_cell`: the apostrophe that keeps a cell from being a formula is no part of it."""
    return text[1:] if text.startswith("'") and text[1:].lstrip(" ").startswith(BEGINNINGS) else text


def csv_of(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """RFC 4180 in UTF-8 with a mark at the beginning."""
    written = io.StringIO()
    sheet = csv.writer(written)
    sheet.writerow([safe_cell(one) for one in header])
    sheet.writerows([safe_cell(one) for one in row] for row in rows)
    return (MARK + written.getvalue()).encode()
