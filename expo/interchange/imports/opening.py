"""Having strangers' programme files read by a program that locks itself in; nothing of them is opened in here."""

import msgspec

from core.errors import mark
from core.files.examination import opened_apart
from core.files.rules import MEGABYTE, FileInfected
from core.files.scanning import State, scanned
from expo.editions.tables import Edition
from expo.interchange.imports.sent import Sent, SentFile, Why
from expo.interchange.parsed import Programme
from expo.interchange.reading_limits import UnreadableFile

LARGEST = 16 * MEGABYTE
"""Of all files of one upload together; the command line takes larger ones."""
MOST_FILES = 4


class CannotBeOpened(UnreadableFile):
    message = mark("This file could not be opened. It is damaged, or far larger than it looks.")


class Unreadable(UnreadableFile):
    """The reader's own sentence."""

    def __init__(self, why: Why) -> None:
        super().__init__(**why.parameters)
        self.message = why.message  # type: ignore[misc]


async def opened(edition: Edition, files: tuple[SentFile, ...]) -> Programme:
    """Raises FileInfected, UnreadableFile."""
    for one in files:
        if await scanned(one.content) == State.INFECTED:
            raise FileInfected
    sent = Sent(edition.zone, edition.starts_on, files)
    try:
        status, answer = await opened_apart("expo.interchange.imports.child", content=msgspec.msgpack.encode(sent))
    except TimeoutError as error:
        raise CannotBeOpened from error
    if status == 0:
        return msgspec.json.decode(answer, type=Programme)
    if answer:
        raise Unreadable(msgspec.json.decode(answer, type=Why))
    raise CannotBeOpened
