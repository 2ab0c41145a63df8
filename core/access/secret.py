"""The secret that tokens of forms and notices are made with: from the surroundings, else made once beside the data."""

import hashlib
import hmac
import os
import secrets
from functools import cache
from pathlib import Path

from core.settings import settings

SECRET_BYTES = 32


@cache
def _secret() -> bytes:
    given = os.environ.get("SECRET_KEY")
    return given.encode() if given else _kept(settings().data_dir / "secret")


def tag(purpose: str, *parts: bytes) -> bytes:
    """HMAC-SHA256 over the parts, bound to a purpose: a tag for one never fits another."""
    framed = b"".join(len(part).to_bytes(4, "big") + part for part in (purpose.encode(), *parts))
    return hmac.digest(_secret(), framed, hashlib.sha256)


def sealing_key(purpose: str) -> bytes:
    """A key of 256 bits for one purpose, for what is encrypted at rest."""
    return tag("key", purpose.encode())


def _kept(path: Path) -> bytes:
    """Readable by its owner alone; of two processes that start at once, the first one's stands."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return _complete(path)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(SECRET_BYTES))
    return _complete(path)


def _complete(path: Path) -> bytes:
    octets = path.read_bytes()
    if len(octets) < SECRET_BYTES:
        raise OSError(f"{path} is cut short: remove it, or set SECRET_KEY")
    return octets
