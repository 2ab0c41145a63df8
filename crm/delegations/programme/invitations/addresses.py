"""Where a calendar's answer goes: an address of the mail intake that only this site can make, one for each invitee."""

import base64
import binascii
import hmac
from collections.abc import Iterable
from email.utils import parseaddr
from uuid import UUID

from core.access.secret import tag
from core.settings import settings

MARK = "plan-"
ID_BYTES, TAG_BYTES = 16, 10
PURPOSE = "plan answers"


def organiser_for(invitee: UUID) -> str:
    """Where no mail is taken in, the address that letters come from."""
    before, at, domain = (settings().mail_intake or "").partition("@")
    if not at or not settings().mail_intake_key:
        return parseaddr(settings().mail_from)[1]
    token = base64.b32encode(invitee.bytes + _tag(invitee.bytes)).decode().rstrip("=").lower()
    return f"{before}+{MARK}{token}@{domain}"


def invitee_in(addresses: Iterable[str]) -> UUID | None:
    """Whose answer it is that was sent to one of these; None for one that was made up."""
    before, at, domain = (settings().mail_intake or "").casefold().partition("@")
    for one in addresses if at else ():
        local, _, host = one.casefold().partition("@")
        name, _, token = local.partition("+")
        if host == domain and name == before and token.startswith(MARK):
            return _invitee(token.removeprefix(MARK))
    return None


def _invitee(token: str) -> UUID | None:
    try:
        octets = base64.b32decode(token.upper() + "=" * (-len(token) % 8))
    except (binascii.Error, ValueError):
        return None
    body, given = octets[:ID_BYTES], octets[ID_BYTES:]
    return UUID(bytes=body) if len(body) == ID_BYTES and hmac.compare_digest(given, _tag(body)) else None


def _tag(body: bytes) -> bytes:
    return tag(PURPOSE, body)[:TAG_BYTES]
