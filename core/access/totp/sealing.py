"""Seeds at rest: AES-GCM with a key that is not in the database, bound to the account they belong to."""

import secrets
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.access.secret import sealing_key

NONCE_BYTES = 12


def sealed(seed: str, account: UUID) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(sealing_key("totp")).encrypt(nonce, seed.encode(), account.bytes)


def opened(octets: bytes, account: UUID) -> str:
    """Raises cryptography's InvalidTag for a seed that was sealed for another account or with another key."""
    return AESGCM(sealing_key("totp")).decrypt(octets[:NONCE_BYTES], octets[NONCE_BYTES:], account.bytes).decode()
