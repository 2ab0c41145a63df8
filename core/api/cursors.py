"""Where the next page of a list goes on: signed for this list and this reader, so that nobody writes one themselves."""

import base64
import binascii
import hmac

from core.access.secret import tag
from core.actor import Actor
from core.errors import Refusal, mark

TAG_BYTES = 16
LONGEST = 800


class CursorRefused(Refusal):
    message = mark("This cursor is not one of ours for this list: begin again without it.")


def cursor(actor: Actor, listing: str, place: str) -> str:
    """`listing` names the list with everything that narrows it, so that a cursor fits no other."""
    octets = place.encode()
    return base64.urlsafe_b64encode(_tag(actor, listing, octets) + octets).rstrip(b"=").decode()


def place_in(text: str, actor: Actor, listing: str) -> str:
    """Empty for no cursor. Raises CursorRefused for one that was not given to this actor for this list."""
    if not text:
        return ""
    try:
        octets = base64.b64decode(text[:LONGEST] + "=" * (-len(text[:LONGEST]) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error) as error:
        raise CursorRefused from error
    given, place = octets[:TAG_BYTES], octets[TAG_BYTES:]
    if not hmac.compare_digest(given, _tag(actor, listing, place)):
        raise CursorRefused
    return place.decode()


def _tag(actor: Actor, listing: str, octets: bytes) -> bytes:
    return tag("cursor", str(actor).encode(), listing.encode("utf-8", "surrogatepass"), octets)[:TAG_BYTES]
