"""Argon2id in a thread of its own, never more at once than there are cores: signing in must not stop the site."""

import asyncio
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from core.access.secret import tag

AT_ONCE = 2
MEMORY_KIB, PASSES, LANES = 19_456, 2, 1
"""OWASP's password storage cheat sheet, second choice: 24 ms on the machine it was measured on."""

_hasher = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)
_places = asyncio.Semaphore(AT_ONCE)


async def hashed(password: str) -> str:
    async with _places:
        return await asyncio.to_thread(_hasher.hash, _peppered(password))


async def fits(known: str | None, password: str) -> bool:
    """For an account without a password the same work is done, so that the time tells nothing."""
    async with _places:
        return await asyncio.to_thread(_fits, known or _nobody(), _peppered(password)) and known is not None


def is_dated(known: str) -> bool:
    """Was made with other parameters than today's: to be hashed anew at the next signing-in."""
    return _hasher.check_needs_rehash(known)


def _fits(known: str, peppered: bytes) -> bool:
    try:
        return _hasher.verify(known, peppered)
    except (VerifyMismatchError, InvalidHashError):
        return False


def _peppered(password: str) -> bytes:
    """With a key that is not in the database: a stolen dump alone cannot be searched."""
    return tag("password", password.encode("utf-8", "surrogatepass"))


@cache
def _nobody() -> str:
    return _hasher.hash(b"nobody's password")
