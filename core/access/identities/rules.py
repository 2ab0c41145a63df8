"""What an issuer must have said for somebody to be let in: pure (OpenID Connect Core 1.0, 3.1.3.7; RFC 9207)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from core.errors import Conflict, mark

ENTERING, LINKING, CONFIRMING = "entering", "linking", "confirming"
ALGORITHMS = ("RS256", "ES256", "PS256", "EdDSA")
"""Signatures only: neither `none`, nor an HMAC that our own copy of their public key could make."""
GOOD_FOR = timedelta(minutes=10)
LEEWAY = 60
LONGEST_SUBJECT = 255
WEAK, STRONG = "oidc", "oidc_strong"
"""The proofs that sessions keep: one factor, or two when the issuer says so in a way we were told to believe."""


class SignOnRefused(Conflict):
    message = mark(
        "The answer of your organisation's sign-on could not be used: it was too late, was used before, or was not meant "
        "for this browser. Please begin again."
    )


@dataclass(frozen=True, slots=True)
class Expected:
    """What this very sign-on must be answered with; `since` asks for proof newer than that."""

    issuer: str
    client: str
    nonce: str
    now: datetime
    since: datetime | None = None


def check_claims(claims: Mapping[str, Any], expected: Expected) -> str:
    """The subject. Raises SignOnRefused for every reason alike: who tries is not told how close they came."""
    now = expected.now.timestamp()
    subject = claims.get("sub")
    sound = (
        claims.get("iss") == expected.issuer
        and _is_for(claims, expected.client)
        and claims.get("nonce") == expected.nonce
        and _instant(claims, "exp") > now - LEEWAY
        and 0 < _instant(claims, "iat") < now + LEEWAY
        and _instant(claims, "nbf", now) <= now + LEEWAY
        and (expected.since is None or _instant(claims, "auth_time") >= expected.since.timestamp() - LEEWAY)
    )
    if not sound or not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT or not subject.isascii():
        raise SignOnRefused
    return subject


def proof_of(claims: Mapping[str, Any], *, acr: Sequence[str], amr: Sequence[str]) -> str:
    """STRONG only by a word that the operator listed."""
    said = claims.get("amr")
    methods = [one for one in said if isinstance(one, str)] if isinstance(said, list) else []
    return STRONG if claims.get("acr") in acr or any(one in amr for one in methods) else WEAK


def _is_for(claims: Mapping[str, Any], client: str) -> bool:
    """Meant for us; where others may use it too, it must have been asked for by us."""
    audience = claims.get("aud")
    several = audience if isinstance(audience, list) else [audience]
    asked_by = claims.get("azp")
    return client in several and (asked_by == client or (asked_by is None and len(several) == 1))


def _instant(claims: Mapping[str, Any], name: str, otherwise: float = 0) -> float:
    value = claims.get(name, otherwise)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0
