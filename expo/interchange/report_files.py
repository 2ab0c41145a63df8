"""A report as a file to keep or pass on: JSON, or a workbook with every line of it."""

from io import BytesIO
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]

from expo.interchange.report import Report, as_json, sentence

DIFFERENCES = ("kind", "key", "code", "field", "outcome", "before", "file", "desk", "decided for", "edited by")
SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def write_report(report: Report, path: Path) -> None:
    """The ending decides: `.xlsx`, else JSON."""
    path.write_bytes(as_workbook(report) if path.suffix.lower() == ".xlsx" else as_json(report))


def as_workbook(report: Report) -> bytes:
    content = BytesIO()
    book = xlsxwriter.Workbook(content, SAFE)
    bold = book.add_format({"bold": True})
    lines: list[tuple[str, ...]] = [
        (one.kind, one.key, one.code, one.outcome, ", ".join(one.fields), one.why) for one in report.lines
    ]
    lines += [("session", key, "", "withdrawn" if report.withdrawn else "missing", "", "") for key in report.missing]
    differing = [
        (
            line.kind,
            line.key,
            line.code,
            one.field,
            one.verdict,
            one.before or "",
            one.file,
            one.desk,
            one.decided,
            line.by,
        )
        for line in report.lines
        for one in line.weighed
    ]
    notes = [(one.kind, one.row, sentence(one)) for one in report.notes]
    for name, heads, rows in (
        ("Rows", ("kind", "key", "code", "outcome", "changed fields", "why"), lines),
        ("Differences", DIFFERENCES, differing),
        ("Notes", ("kind", "row", "note"), notes),
    ):
        page = book.add_worksheet(name)
        page.freeze_panes(1, 0)
        page.set_column(0, len(heads) - 1, 24)
        for row, cells in enumerate((heads, *rows)):
            for column, cell in enumerate(cells):
                page.write_string(row, column, cell, bold if row == 0 else None)
    book.close()
    return content.getvalue()
