"""Exports: what somebody typed is never a formula in the spreadsheet of whoever opens the file."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from core.spreadsheets import csv_of, safe_cell, xlsx_of

HOSTILE = [
    '=HYPERLINK("https://evil.example","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    "\0=cmd|' /C calc'!A0",
    "＝1+1",
]


def formulas(sheet: bytes) -> list[str]:
    """What a spreadsheet program would compute."""
    cells = [cell for row in csv.reader(io.StringIO(sheet.decode("utf-8-sig"))) for cell in row]
    return [one for one in cells if one.strip(" \0\t\r\n").startswith(("=", "+", "-", "@", "＝"))]


@pytest.mark.planted("formula cell")
@pytest.mark.parametrize("cell", HOSTILE)
def test_a_hostile_cell_is_text_and_the_naive_file_has_a_formula(cell: str) -> None:
    naive = io.StringIO()
    csv.writer(naive).writerow([cell])
    assert formulas(naive.getvalue().encode()) != []
    assert formulas(csv_of([cell], [[cell]])) == []


def test_numbers_and_days_stay_what_they_are() -> None:
    row = ["=1", -5, Decimal("12.50"), Decimal("4.5"), 0, None, date(2026, 12, 8), 10**16]
    assert csv_of(["a"], [row]).decode("utf-8-sig").splitlines()[1] == f"'=1,-5,12.50,4.5,0,,2026-12-08,{10**16}"
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_of("a/b: [c]", ["=head"], [row], rightward=True)))
    assert book.sheet_names == ["a b   c"]
    head, read = book.get_sheet_by_index(0).to_python()
    assert head[0] == "'=head"
    assert read == ["'=1", -5, 12.5, 4.5, 0, "", date(2026, 12, 8), str(10**16)]


def test_harmless_cells_stay_as_they_are() -> None:
    assert [safe_cell(one) for one in ("김 하늘", "", None, 12, "a=b")] == ["김 하늘", "", "", "12", "a=b"]
