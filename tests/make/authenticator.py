"""A device of somebody's own, in software: makes a passkey and signs with it, well or badly."""

import hashlib
import json
from dataclasses import dataclass, field
from secrets import token_bytes
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, encode_cbor

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Authenticator:
    """`flags`, `origin` and `counter` are what an attacker would bend."""

    origin: str = "https://expo.example"
    party: str = "expo.example"
    flags: int = PRESENT | VERIFIED
    counter: int = 0
    credential: bytes = field(default_factory=lambda: token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def made(self, options: dict[str, Any]) -> str:
        """The answer to `create`."""
        numbers = self.key.public_key().public_numbers()
        public = encode_cbor({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")})
        attested = bytes(16) + len(self.credential).to_bytes(2, "big") + self.credential + public
        statement = {"fmt": "none", "attStmt": {}, "authData": self._state(ATTESTED) + attested}
        return self._answer(self._told("webauthn.create", options), {"attestationObject": encode_cbor(statement)})

    def signed(self, options: dict[str, Any], account: UUID | None = None) -> str:
        """The answer to `get`."""
        told, state = self._told("webauthn.get", options), self._state()
        signature = self.key.sign(state + hashlib.sha256(told).digest(), ec.ECDSA(SHA256()))
        parts = {"authenticatorData": state, "signature": signature}
        return self._answer(told, parts | ({"userHandle": account.bytes} if account else {}))

    def _told(self, kind: str, options: dict[str, Any]) -> bytes:
        told = {"type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False}
        return json.dumps(told).encode()

    def _state(self, more: int = 0) -> bytes:
        flags = (self.flags | more).to_bytes(1, "big")
        return hashlib.sha256(self.party.encode()).digest() + flags + self.counter.to_bytes(4, "big")

    def _answer(self, told: bytes, parts: dict[str, bytes]) -> str:
        name = bytes_to_base64url(self.credential)
        response = {part: bytes_to_base64url(value) for part, value in {"clientDataJSON": told, **parts}.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})


def challenge_of(answer: str) -> bytes:
    told = json.loads(base64url_to_bytes(json.loads(answer)["response"]["clientDataJSON"]))
    return base64url_to_bytes(told["challenge"])
