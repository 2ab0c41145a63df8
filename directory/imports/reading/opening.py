"""Having a stranger's sheet read by a program that locks itself in; nothing of it is opened in here."""

import msgspec

from core.errors import mark
from core.files.examination import opened_apart
from core.files.rules import MEGABYTE, FileInfected, FileRefused
from core.files.scanning import State, scanned
from directory.imports.reading.child import TOO_LARGE
from directory.imports.reading.grids import MOST_COLUMNS, MOST_ROWS, Sheet

LARGEST = 16 * MEGABYTE


class NoSheet(FileRefused):
    message = mark(
        "This is no sheet that can be read: a workbook (.xlsx) or a table of text (.csv), not damaged, please."
    )


class SheetTooLarge(FileRefused):
    message = mark("A sheet has {rows} rows and {columns} columns at most. Please part it.")


async def opened(content: bytes) -> list[Sheet]:
    """Raises FileRefused, Unavailable."""
    if await scanned(content) == State.INFECTED:
        raise FileInfected
    try:
        status, answer = await opened_apart("directory.imports.reading.child", content=content)
    except TimeoutError as error:
        raise NoSheet from error
    if status == TOO_LARGE:
        raise SheetTooLarge(rows=MOST_ROWS, columns=MOST_COLUMNS)
    if status != 0:
        raise NoSheet
    return msgspec.msgpack.decode(answer, type=list[Sheet])
