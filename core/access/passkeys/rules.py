"""Where a passkey of ours is good, and what an authenticator has to do: WebAuthn Level 3, with the user verified."""

import ipaddress
from datetime import timedelta
from urllib.parse import urlsplit

GOOD_FOR = timedelta(minutes=5)
LONGEST_ANSWER = 20_000
MAKING, ENTERING, CONFIRMING = "making", "entering", "confirming"


def party_of(base_url: str) -> str:
    """The host that keys are bound to (relying party ID)."""
    return urlsplit(base_url).hostname or ""


def origin_of(base_url: str) -> str:
    parts = urlsplit(base_url)
    return f"{parts.scheme}://{parts.netloc}"


def possible_at(base_url: str) -> bool:
    """Browsers make keys for names, over TLS or on one's own machine, and never for addresses of numbers."""
    parts, host = urlsplit(base_url), party_of(base_url)
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return parts.scheme == "https" or host == "localhost"
    return False
