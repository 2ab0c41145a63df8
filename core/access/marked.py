"""Ids that this site hands out, in links and in addresses of mail, and knows again: with a tag that nobody else can make, so
that nothing that opens them is stored.
"""

import base64
import hmac
from collections.abc import Callable

from core.access.secret import tag

LINK_TAG_BYTES, MAIL_TAG_BYTES = 16, 10
"""128 bits where a link opens something, 80 in an address of mail: what stands before its @ has 64 characters at most."""
LONGEST = 200


def in_link(purpose: str, body: bytes) -> str:
    """For a part of an address of the web. What it was marked for never fits another purpose."""
    return base64.urlsafe_b64encode(body + tag(purpose, body)[:LINK_TAG_BYTES]).decode().rstrip("=")


def of_link(purpose: str, token: str) -> bytes | None:
    """The `body`; None for one that was made up."""
    return _body(purpose, _octets(token, base64.urlsafe_b64decode, 4), LINK_TAG_BYTES)


def in_mail(purpose: str, body: bytes) -> str:
    """For an address of mail: small letters and digits, for whoever sends mail may fold them."""
    return base64.b32encode(body + tag(purpose, body)[:MAIL_TAG_BYTES]).decode().rstrip("=").lower()


def of_mail(purpose: str, token: str) -> bytes | None:
    """The `body`; None for one that was made up."""
    return _body(purpose, _octets(token.upper(), base64.b32decode, 8), MAIL_TAG_BYTES)


def _octets(token: str, decode: Callable[[str], bytes], block: int) -> bytes:
    if not token.isascii() or len(token) > LONGEST:
        return b""
    try:
        return decode(token + "=" * (-len(token) % block))
    except ValueError:  # binascii's own is one
        return b""


def _body(purpose: str, octets: bytes, size: int) -> bytes | None:
    body, given = octets[:-size], octets[-size:]
    return body if body and hmac.compare_digest(given, tag(purpose, body)[:size]) else None
