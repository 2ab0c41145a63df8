"""A program of its own that opens strangers' files: little memory, little time, no files to write, nothing to lose.

Reads the file from standard input and answers with parts, each a line of JSON followed by its octets; status 3 means
that the file is not what it promises, status 4 that a picture is too small. Started by `core.files.examination` only.
"""

import json
import resource
import sys

MOST_MEMORY = 1024 * 1024 * 1024
MOST_SECONDS = 10
REFUSED = 3
TOO_SMALL = 4


def lock_in() -> None:
    """Before anything of the file is looked at, and before its readers are loaded."""
    for limit, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))


def main() -> int:
    """Raises nothing: whatever goes wrong in here is a file that is not taken."""
    lock_in()
    from core.files.contents import NotWhatItSays, TooSmall, parts_of  # noqa: PLC0415 -- only behind the limits

    try:
        parts = parts_of(sys.argv[1], sys.stdin.buffer.read(), int(sys.argv[2]) if sys.argv[2:] else None)
    except TooSmall:
        return TOO_SMALL
    except (NotWhatItSays, MemoryError, RecursionError) as error:
        sys.stderr.write(f"{type(error).__name__}: {error}"[:200])
        return REFUSED
    for part in parts:
        line = {
            "name": part.name,
            "kind": part.kind,
            "size": len(part.octets),
            "width": part.width,
            "height": part.height,
        }
        sys.stdout.buffer.write(json.dumps(line).encode() + b"\n" + part.octets)
    return 0


if __name__ == "__main__":
    sys.exit(main())
