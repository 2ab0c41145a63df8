"""Who has which booth as a table to be taken out: with a reason, recorded; no person's name is in it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from typing import Literal
from uuid import UUID

import xlsxwriter  # type: ignore[import-untyped]

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.spreadsheets import csv_of
from expo.allocation.facts import TotalsExported
from expo.allocation.totals.queries import Added, added
from expo.permissions import Expo
from i18n.text import Translated

Format = Literal["csv", "xlsx"]
SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
COLUMNS = ("booth", "hall", "kind", "area", "state", "exhibitor", "organisation", "country", "pavilion", "wished_area")
AREA = COLUMNS.index("area")
WISHED = COLUMNS.index("wished_area")
Read = Callable[[Translated], str]


async def export(actor: Actor, edition: UUID, *, form: Format, because: str, read: Read, now: datetime) -> bytes:
    """One row a booth. Raises Denied."""
    require(actor, Expo.BOOTH_ASSIGN)
    async with transaction():
        found = await added(actor, edition)
        await record(actor, TotalsExported(edition=edition, number=len(found.lets)), now=now, because=because)
    rows = list(_rows(found, read))
    return csv_of(COLUMNS, rows) if form == "csv" else _workbook(rows)


def _rows(found: Added, read: Read) -> Iterator[tuple[object, ...]]:
    for let in found.lets:
        one = found.ones.get(let.exhibitor) if let.exhibitor else None
        own = (one.code, read(one.name), one.country or "", one.pavilion, one.wishes.area) if one else ("",) * 5
        yield (let.number, let.hall, let.kind, let.area, let.state or "free", *own)


def _workbook(rows: list[tuple[object, ...]]) -> bytes:
    """Texts as texts and areas as numbers; nothing in it computes."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, SAFE)
    sheet, head = book.add_worksheet("booths"), book.add_format({"bold": True})
    sheet.set_column(0, len(COLUMNS) - 1, 18)
    sheet.freeze_panes(1, 1)
    for column, name in enumerate(COLUMNS):
        sheet.write_string(0, column, name, head)
    for line, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if column in (AREA, WISHED) and cell != "":
                sheet.write_number(line, column, float(str(cell)))
            else:
                sheet.write_string(line, column, str(cell))
    book.close()
    return content.getvalue()
