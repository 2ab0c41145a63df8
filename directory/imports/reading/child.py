"""A program of its own that reads strangers' sheets behind the examiner's limits, and answers with their rows.

Status 3: the file is no sheet that can be read; 5: it has too many rows or columns.
Started by `directory.imports.reading.opening` only.
"""

import sys

from core.files.examiner import REFUSED, lock_in

TOO_LARGE = 5


def main() -> int:
    """Raises nothing: whatever goes wrong in here is a file that is not taken."""
    lock_in()
    import msgspec  # noqa: PLC0415 -- only behind the limits

    from core.files.unfit import NotWhatItSays  # noqa: PLC0415
    from directory.imports.reading.grids import TooLarge, sheets_in  # noqa: PLC0415

    try:
        sheets = sheets_in(sys.stdin.buffer.read())
    except TooLarge:
        return TOO_LARGE
    except (NotWhatItSays, MemoryError, RecursionError):
        return REFUSED
    sys.stdout.buffer.write(msgspec.msgpack.encode(sheets))
    return 0


if __name__ == "__main__":
    sys.exit(main())
