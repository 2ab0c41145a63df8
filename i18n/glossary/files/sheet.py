"""The glossary as a spreadsheet, and a spreadsheet as the glossary, row by row, before anything is written: pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal
from uuid import UUID

import xlsxwriter  # type: ignore[import-untyped]

from core.errors import mark
from core.files.unfit import NotWhatItSays
from core.files.workbooks import SIGNATURE, Rows, sheets_of, table_of
from core.forms.merging import Lines
from core.spreadsheets import csv_of
from i18n.glossary.queries import TAGS, lines_of
from i18n.glossary.rules import LONGEST, LONGEST_NOTE, MOST_FORBIDDEN, Term, folded
from i18n.text import clean

Verdict = Literal["new", "changed", "same", "refused"]
SHEET, YES, APART = "glossary", "yes", "; "
COLUMNS = (
    "language",
    "source",
    "every",
    "as_is",
    "note",
    *(f"{name}_{tag}" for tag in TAGS for name in ("wanted", "forbidden")),
)
SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class Row:
    """`number` as the spreadsheet counts; `why` (a gettext id) says what is wrong with a refused one."""

    number: int
    verdict: Verdict
    lines: Lines
    term: UUID | None = None
    before: Lines | None = None
    why: str = ""

    @property
    def changed(self) -> tuple[str, ...]:
        return tuple(name for name, line in self.lines.items() if line != (self.before or {}).get(name, ""))


def as_csv(terms: Iterable[Term]) -> bytes:
    return csv_of(COLUMNS, (_cells(one) for one in terms))


def as_workbook(terms: Iterable[Term]) -> bytes:
    content = BytesIO()
    book = xlsxwriter.Workbook(content, SAFE)
    sheet, text, head = book.add_worksheet(SHEET), book.add_format({"num_format": "@"}), book.add_format({"bold": True})
    sheet.set_column(0, len(COLUMNS) - 1, 24, text)
    sheet.freeze_panes(1, 2)
    for row, cells in enumerate((COLUMNS, *(_cells(one) for one in terms))):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell, text if row else head)
    book.close()
    return content.getvalue()


def rows_of(content: bytes) -> Rows:
    """Raises NotWhatItSays, Calculates."""
    found = sheets_of(content) if content.startswith(SIGNATURE) else {SHEET: table_of(content)}
    rows = found.get(SHEET) or next(iter(found.values()), [])
    if not rows or not {"language", "source"} <= set(rows[0]) or len(rows) > MOST_ROWS:
        raise NotWhatItSays("no glossary of ours")
    return rows


def planned(rows: Rows, terms: Iterable[Term], theirs: Sequence[str]) -> list[Row]:
    """What each row would do; a column that is not in the file changes nothing, nor does one of a language that is not
    `theirs`. Of two rows for one term the second is refused.
    """
    known = {(one.language, folded(one.source), bool(one.place)): one for one in terms}
    heads, seen, found = rows[0], set[tuple[str, str, bool]](), []
    for number, cells in enumerate(rows[1:], start=2):
        given = {head: clean(cell) for head, cell in zip(heads, cells, strict=False) if head in COLUMNS}
        if any(given.values()):
            found.append(_row(number, given, known, seen, theirs))
    return found


def _row(
    number: int,
    given: Mapping[str, str],
    known: Mapping[tuple[str, str, bool], Term],
    seen: set[tuple[str, str, bool]],
    theirs: Sequence[str],
) -> Row:
    key = (given.get("language", ""), folded(given.get("source", "")), given.get("every", YES) != YES)
    there = known.get(key)
    before = lines_of(there) if there else None
    lines = {**(before or dict.fromkeys(COLUMNS, "") | {"every": YES}), **_said(given, theirs)}
    why = mark("This term stands in the file twice.") if key in seen else _wrong(lines)
    seen.add(key)
    if why:
        return Row(number, "refused", lines, there.id if there else None, before, why)
    if there is None:
        return Row(number, "new", lines)
    return Row(number, "same" if lines == before else "changed", lines, there.id, before)


def _said(given: Mapping[str, str], theirs: Sequence[str]) -> dict[str, str]:
    said = {}
    for name, cell in given.items():
        stem, _, tag = name.partition("_")
        if stem in ("wanted", "forbidden") and tag not in theirs:
            continue
        said[name] = "\n".join(one.strip() for one in cell.split(";") if one.strip()) if stem == "forbidden" else cell
    return said


def _wrong(lines: Lines) -> str:
    if lines["language"] not in TAGS:
        return mark("The language is none of ours.")
    if not lines["source"]:
        return mark("There is no term in this row.")
    short = [lines["source"], *(lines[f"wanted_{tag}"] for tag in TAGS)]
    many = [lines[f"forbidden_{tag}"].splitlines() for tag in TAGS]
    if any(len(one) > LONGEST or "\n" in one for one in short) or len(lines["note"]) > LONGEST_NOTE:
        return mark("Something in this row is too long.")
    if any(len(one) > MOST_FORBIDDEN or any(len(word) > LONGEST for word in one) for one in many):
        return mark("Something in this row is too long.")
    if any(lines[name] not in ("", YES) for name in ("every", "as_is")):
        return mark("Yes is written as yes, and no is left empty.")
    if not lines["as_is"] and not any(lines[f"{name}_{tag}"] for name in ("wanted", "forbidden") for tag in TAGS):
        return mark("Say how it is translated, or that it is left as it is.")
    return ""


def _cells(term: Term) -> list[str]:
    lines = lines_of(term)
    return [lines[name].replace("\n", APART) if name.startswith("forbidden_") else lines[name] for name in COLUMNS]
