"""The token of a link: its id and a tag that only this site can make, so that nothing that opens it is stored."""

import base64
import binascii
import hmac
from uuid import UUID

from core.access.secret import tag

ID_BYTES, TAG_BYTES = 16, 16
PURPOSE = "plan link"
LONGEST = 60


def token_of(link: UUID) -> str:
    return base64.urlsafe_b64encode(link.bytes + _tag(link.bytes)).decode().rstrip("=")


def link_in(token: str) -> UUID | None:
    """None for one that was made up."""
    if not token.isascii() or len(token) > LONGEST:
        return None
    try:
        octets = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        return None
    body, given = octets[:ID_BYTES], octets[ID_BYTES:]
    return UUID(bytes=body) if len(body) == ID_BYTES and hmac.compare_digest(given, _tag(body)) else None


def _tag(body: bytes) -> bytes:
    return tag(PURPOSE, body)[:TAG_BYTES]
