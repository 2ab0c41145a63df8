"""A letter (RFC 5322) read within bounds: who, when, what, and what hangs on it; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime

from core.errors import Refusal, mark
from core.files.rules import MEGABYTE
from core.files.uploads import Upload
from crm.timeline.rules import LONGEST_TEXT, LONGEST_TITLE
from expo.interchange.plain_text import MOST_TAGS, plain
from i18n.text import clean

LARGEST = 25 * MEGABYTE
MOST_PARTS, DEEPEST, MOST_PAPERS, MOST_ADDRESSES = 60, 8, 10, 100
LONGEST_HEADER, MOST_CALENDARS = 2_000, 4
UNREADABLE = (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
"""What the standard library's parser raises for headers and parts that nobody writes in good faith."""
DELIVERED = ("delivered-to", "x-original-to", "envelope-to", "to", "cc")


class NoLetter(Refusal):
    status = 422
    message = mark("This is no letter that we can read. Please save it as .eml and try again.")


@dataclass(frozen=True, slots=True)
class Letter:
    """`key` is its Message-ID, or empty; `addresses` of all who wrote it and got it, `delivered` of where it was sent,
    in small letters; `left_out` counts what hung on it and was too much; `calendars` are what calendars said in it.
    """

    key: str
    at: datetime | None
    sender: str
    subject: str
    text: str
    addresses: tuple[str, ...]
    delivered: tuple[str, ...]
    papers: tuple[Upload, ...]
    left_out: int
    calendars: tuple[bytes, ...] = ()


def read_letter(content: bytes) -> Letter:
    """Raises NoLetter for what is none, is too large, or nests deeper than anybody's."""
    if not content or len(content) > LARGEST or content.lower().count(b"boundary=") > MOST_PARTS:
        raise NoLetter
    try:
        message = BytesParser(policy=policy.default).parsebytes(content)
        if not isinstance(message, EmailMessage) or not (message["from"] or message["date"]):
            raise NoLetter
        return _letter(message)
    except UNREADABLE as error:
        raise NoLetter from error


def _letter(message: EmailMessage) -> Letter:
    parts = [*_parts(message)]
    papers = [_paper(one) for one in parts if one.is_attachment()]
    kept = [one for one in papers if one is not None and one.content][:MOST_PAPERS]
    from_, others = _addresses(message, ("from",)), _addresses(message, ("to", "cc"))
    return Letter(
        key=_line(message, "message-id"),
        at=_moment(message),
        sender=from_[0] if from_ else "",
        subject=_line(message, "subject")[:LONGEST_TITLE],
        text=_text(parts)[:LONGEST_TEXT],
        addresses=tuple(dict.fromkeys([*from_, *others])),
        delivered=tuple(dict.fromkeys(_addresses(message, DELIVERED))),
        papers=tuple(kept),
        left_out=len(papers) - len(kept),
        calendars=tuple(octets for one in parts if (octets := _calendar(one)))[:MOST_CALENDARS],
    )


def _parts(message: EmailMessage, depth: int = 0) -> Iterator[EmailMessage]:
    """Leaves, without what lies in letters that hang on it. Raises NoLetter where there are too many, or too deep."""
    if depth > DEEPEST:
        raise NoLetter
    if not message.is_multipart() or message.get_content_maintype() == "message":
        yield message
        return
    for number, one in enumerate(message.iter_parts()):
        if number >= MOST_PARTS:
            raise NoLetter
        if isinstance(one, EmailMessage):
            yield from _parts(one, depth + 1)


def _paper(part: EmailMessage) -> Upload | None:
    octets = part.get_payload(decode=True)
    return Upload(str(part.get_filename() or "file")[:200], octets) if isinstance(octets, bytes) else None


def _calendar(part: EmailMessage) -> bytes:
    octets = part.get_payload(decode=True) if part.get_content_type() == "text/calendar" else b""
    return octets if isinstance(octets, bytes) else b""


def _text(parts: list[EmailMessage]) -> str:
    """What was written as text; else what stands in the page, without its tags."""
    shown = [one for one in parts if not one.is_attachment()]
    plain_ones = [one for one in shown if one.get_content_type() == "text/plain"]
    pages = [one for one in shown if one.get_content_type() == "text/html"]
    if plain_ones:
        return clean("\n\n".join(_said(one) for one in plain_ones))
    said = "\n\n".join(_said(one) for one in pages)
    return clean(plain(said)) if said.count("<") <= MOST_TAGS else ""


def _said(part: EmailMessage) -> str:
    octets = part.get_payload(decode=True)
    if not isinstance(octets, bytes):
        return ""
    try:
        return octets.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        return octets.decode("utf-8", "replace")


def _line(message: EmailMessage, name: str) -> str:
    return clean(" ".join(str(message[name] or "")[:LONGEST_HEADER].split()))


def _addresses(message: EmailMessage, names: tuple[str, ...]) -> list[str]:
    given = [str(one)[: LONGEST_HEADER * 10] for name in names for one in message.get_all(name, [])]
    return [address.strip().casefold() for _, address in getaddresses(given)[:MOST_ADDRESSES] if "@" in address]


def _moment(message: EmailMessage) -> datetime | None:
    try:
        at = parsedate_to_datetime(_line(message, "date"))
    except UNREADABLE:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
