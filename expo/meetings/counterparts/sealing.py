"""The secret of a counterpart's link at rest: AES-GCM, bound to the link, so that every letter can have it."""

import secrets
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.access.secret import sealing_key

NONCE_BYTES = 12


def sealed(link: UUID, token: str) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(sealing_key("counterpart link")).encrypt(nonce, token.encode(), link.bytes)


def opened(link: UUID, octets: bytes) -> str:
    found = AESGCM(sealing_key("counterpart link")).decrypt(octets[:NONCE_BYTES], octets[NONCE_BYTES:], link.bytes)
    return found.decode()
