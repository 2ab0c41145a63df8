"""Passports at rest: AES-GCM with a key that is not in the database, bound to the delegate they belong to."""

import secrets
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.access.secret import sealing_key
from crm.delegations.passports.rules import Details

NONCE_BYTES = 12
PURPOSE = "passport"


def sealed(details: Details, delegate: UUID) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(sealing_key(PURPOSE)).encrypt(nonce, msgspec.json.encode(details), delegate.bytes)


def opened(octets: bytes, delegate: UUID) -> Details:
    """Raises cryptography's InvalidTag for one that was sealed for another delegate or with another key."""
    plain = AESGCM(sealing_key(PURPOSE)).decrypt(octets[:NONCE_BYTES], octets[NONCE_BYTES:], delegate.bytes)
    return msgspec.json.decode(plain, type=Details)
