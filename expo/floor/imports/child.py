"""A program of its own that reads strangers' floor plans behind the examiner's limits, and answers with the shapes in them.

Status 3: the file is refused, and the answer says why. Started by `expo.floor.imports.opening` only.
"""

import sys

from core.files.examiner import REFUSED, lock_in


def main() -> int:
    """Raises nothing: whatever goes wrong in here is a file that is not taken."""
    lock_in()
    import msgspec  # noqa: PLC0415 -- only behind the limits

    from core.errors import Conflict  # noqa: PLC0415
    from expo.floor.imports.reading import read_floor  # noqa: PLC0415

    try:
        found = read_floor(sys.argv[1], sys.stdin.buffer.read())
    except Conflict as error:
        sys.stdout.buffer.write(msgspec.json.encode({"message": error.message, "parameters": error.parameters}))
        return REFUSED
    except (MemoryError, RecursionError):
        return REFUSED
    sys.stdout.buffer.write(msgspec.json.encode(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
