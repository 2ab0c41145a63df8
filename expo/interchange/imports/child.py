"""A program of its own that reads strangers' programme files behind the examiner's limits, and answers with what they say.

Status 3: the file is unreadable, and the answer says why. Started by `expo.interchange.imports.opening` only.
"""

import sys

from core.files.examiner import REFUSED, lock_in


def main() -> int:
    """Raises nothing: whatever goes wrong in here is a file that is not taken."""
    lock_in()
    import msgspec  # noqa: PLC0415 -- only behind the limits

    from expo.interchange.imports.sent import Sent, Why, read_all  # noqa: PLC0415
    from expo.interchange.reading_limits import UnreadableFile  # noqa: PLC0415

    sent = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Sent)
    try:
        programme = read_all(sent)
    except UnreadableFile as error:
        parameters = {name: str(value) for name, value in error.parameters.items()}
        sys.stdout.buffer.write(msgspec.json.encode(Why(error.message, parameters)))
        return REFUSED
    except (MemoryError, RecursionError):
        return REFUSED
    sys.stdout.buffer.write(msgspec.json.encode(programme))
    return 0


if __name__ == "__main__":
    sys.exit(main())
