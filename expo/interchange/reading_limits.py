"""How much a programme file may hold, checked before it is parsed, and the sentences for one that is unreadable."""

from pathlib import Path

from core.errors import Refusal, mark

LARGEST_FILE = 32 * 1024 * 1024
LARGEST_UNPACKED = 64 * 1024 * 1024
LARGEST_RATIO = 200
MOST_ENTRIES = 500
MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_SESSIONS = 20_000
LONGEST_KEY = 300
LONGEST_TEXT = 100_000


class UnreadableFile(Refusal):
    """The whole file is refused and nothing was changed; `file` is its name."""

    status = 422
    message = mark("The file could not be read.")


class FileTooLarge(UnreadableFile):
    message = mark("{file} has {megabytes} MB; a programme has {largest} MB at most.")


class NoSuchFile(UnreadableFile):
    message = mark("{file} cannot be opened: {reason}.")


class UnknownFormat(UnreadableFile):
    message = mark("{file} is no programme in a format that is known here (see docs/imports.md).")


class BrokenFile(UnreadableFile):
    message = mark("{file} is damaged or cut short: {reason}.")


class DangerousFile(UnreadableFile):
    message = mark("{file} was not opened, because of what it contains: {reason}.")


class DifferentFormats(UnreadableFile):
    message = mark("These files are in different formats ({formats}); load one format at a time.")


class DatesNeeded(UnreadableFile):
    message = mark("{file} counts days from the first one, and the edition has no dates yet.")


def content_of(path: Path) -> bytes:
    """The bytes of a file that is small enough. Raises NoSuchFile, FileTooLarge."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise _too_large(path, size)
        with path.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise NoSuchFile(file=path.name, reason=error.strerror or "unreadable") from error
    if len(content) > LARGEST_FILE:
        raise _too_large(path, len(content))
    return content


def _too_large(path: Path, size: int) -> FileTooLarge:
    return FileTooLarge(file=path.name, megabytes=size // 2**20, largest=LARGEST_FILE // 2**20)
