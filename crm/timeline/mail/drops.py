"""The address of a record, to which whoever writes letters sends a copy: who knows it may add, and nothing else."""

import base64
import binascii
import hmac
from collections.abc import Iterable
from uuid import UUID

from core.access.secret import tag
from core.settings import settings
from crm.subjects.rules import KINDS, Subject

TAG_BYTES = 10
ID_BYTES = 16


def drop_address(subject: Subject) -> str:
    """`record+TOKEN@…`; empty where no address is set up."""
    if not settings().mail_intake_key:
        return ""
    before, at, domain = (settings().mail_intake or "").partition("@")
    return f"{before}+{_token(subject)}@{domain}" if at else ""


def dropped_on(addresses: Iterable[str]) -> list[Subject]:
    """The records whose addresses are among these; one that was made up is none."""
    before, at, domain = (settings().mail_intake or "").casefold().partition("@")
    found = []
    for one in addresses if at else ():
        local, _, host = one.casefold().partition("@")
        name, plus, token = local.partition("+")
        if host == domain and name == before and plus and (subject := _subject(token)) is not None:
            found.append(subject)
    return list(dict.fromkeys(found))


def _token(subject: Subject) -> str:
    body = bytes([KINDS.index(subject.kind)]) + subject.id.bytes
    return base64.b32encode(body + tag("mail drop", body)[:TAG_BYTES]).decode().rstrip("=").lower()


def _subject(token: str) -> Subject | None:
    try:
        octets = base64.b32decode(token.upper() + "=" * (-len(token) % 8))
    except (binascii.Error, ValueError):
        return None
    body, given = octets[: 1 + ID_BYTES], octets[1 + ID_BYTES :]
    if len(body) != 1 + ID_BYTES or not hmac.compare_digest(given, tag("mail drop", body)[:TAG_BYTES]):
        return None
    return Subject(KINDS[body[0]], UUID(bytes=body[1:])) if body[0] < len(KINDS) else None
