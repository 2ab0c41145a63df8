"""Where may be sent to, how a message is signed, and when to try again; pure."""

import base64
import hashlib
import hmac
import ipaddress
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from core.errors import Refusal, mark
from core.journal.facts import told_facts

SECRET_PREFIX = "whsec_"  # noqa: S105 -- how a secret begins
LONGEST_URL = 500
GIVEN_UP_AFTER = timedelta(days=5)
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)
_host = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
_inside = tuple(
    ipaddress.ip_network(one)
    for one in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "fec0::/10")
)
"""Addresses that hold another address, or were meant for a site of one's own."""
_own_names = (
    "localhost",
    "localdomain",
    "local",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "arpa",
    "test",
    "invalid",
    "onion",
)


class AddressRefused(Refusal):
    status = 422
    message = mark("Please give an address on the public internet that begins with https://, with a name and no port.")


@dataclass(frozen=True, slots=True)
class Target:
    """`path` with its query, as it is asked for."""

    host: str
    path: str


def target_of(url: str) -> Target:
    """By its letters alone; what the name leads to is looked at each time (`is_public`). Raises AddressRefused."""
    if len(url) > LONGEST_URL or re.search(r"[^\x21-\x7e]|[\\<>\"'`{}|^\[\]#@]", url):
        raise AddressRefused
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise AddressRefused from error
    host = (parts.hostname or "").lower()
    named = _host.fullmatch(host) is not None and host.rpartition(".")[2] not in _own_names
    if parts.scheme != "https" or not named or port is not None or not url.lower().startswith("https://" + host):
        raise AddressRefused
    return Target(host, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def is_public(address: str) -> bool:
    """An address of the internet at large: nothing private, nothing that hides another one inside."""
    try:
        one = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(one, ipaddress.IPv6Address):
        if one.ipv4_mapped is not None or one.scope_id is not None or any(one in network for network in _inside):
            return False
        return one.is_global and one in ipaddress.ip_network("2000::/3")
    return one.is_global and not one.is_multicast and not one.is_reserved


def signatures(keys: Iterable[bytes], message: str, at: datetime, body: bytes) -> str:
    """One by each secret that is good, the latest first: a receiver takes a message that any of them fits."""
    return " ".join(signature(one, message, at, body) for one in keys)


def signature(secret: bytes, message: str, at: datetime, body: bytes) -> str:
    """As Standard Webhooks has it: over the id, the second and the body."""
    signed = f"{message}.{int(at.timestamp())}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(secret, signed, hashlib.sha256)).decode()


def shown_secret(secret: bytes) -> str:
    return SECRET_PREFIX + base64.b64encode(secret).decode()


def next_try(failures: int, now: datetime) -> datetime:
    """Twice as long each time, up to six hours."""
    waits: timedelta = min(LONGEST_WAIT, FIRST_WAIT * (1 << min(failures - 1, 12)))
    return now + waits


def is_given_up(failing_since: datetime, now: datetime) -> bool:
    return now - failing_since >= GIVEN_UP_AFTER


def kinds() -> dict[str, str]:
    """What can be told, with its sentence (gettext id); alphabetical."""
    return {one.kind: one.says for one in told_facts()}


def by_room(those: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Kinds with their sentences, under what comes before their last part: a hundred in one line are read by nobody."""
    found: dict[str, dict[str, str]] = {}
    for kind, sentence in those.items():
        found.setdefault(kind.rpartition(".")[0], {})[kind] = sentence
    return found
