"""Secrets of webhooks at rest: AES-GCM, bound to the webhook that they belong to."""

import secrets
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.access.secret import sealing_key

NONCE_BYTES = 12


def sealed(webhook: UUID, secret: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(sealing_key("webhook")).encrypt(nonce, secret, webhook.bytes)


def opened(webhook: UUID, octets: bytes) -> bytes:
    return AESGCM(sealing_key("webhook")).decrypt(octets[:NONCE_BYTES], octets[NONCE_BYTES:], webhook.bytes)
