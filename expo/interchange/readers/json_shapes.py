"""Reading JSON that somebody else wrote: decoded within limits, and looked into without trusting any shape."""

import msgspec

from expo.interchange.reading_limits import BrokenFile, DangerousFile

MOST_BRACKETS = 1_000_000
MOST_COMMAS = 4_000_000


def decode(content: bytes, file: str) -> object:
    """Raises BrokenFile for what is no JSON, DangerousFile for what would fill the memory."""
    if content.count(b"[") + content.count(b"{") > MOST_BRACKETS or content.count(b",") > MOST_COMMAS:
        raise DangerousFile(file=file, reason="it has more parts than any programme")
    try:
        return msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except RecursionError as error:
        raise DangerousFile(file=file, reason="it is nested too deeply") from error
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
        raise BrokenFile(file=file, reason=str(error)) from error


def mapping(value: object) -> dict[str, object]:
    """The object, or an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def objects(value: object) -> list[dict[str, object]]:
    """The objects of a list; whatever else is in it is passed over."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def number(value: object) -> int | None:
    """A whole number from a number or its digits."""
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        return None
    text = str(value).strip() if isinstance(value, str) or abs(value) < 10**9 else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else None
