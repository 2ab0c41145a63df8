"""Exports: what somebody typed is never a formula in the spreadsheet of whoever opens the file."""

import csv
import io

import pytest

from core.spreadsheets import csv_of, safe_cell

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


def test_harmless_cells_stay_as_they_are() -> None:
    assert [safe_cell(one) for one in ("김 하늘", "", None, 12, "a=b")] == ["김 하늘", "", "", "12", "a=b"]
