"""Asking the issuer: no redirects, little patience, answers of a bounded size, and what it said kept for a while."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from core.access.identities.rules import ALGORITHMS, SignOnRefused
from core.errors import Unavailable
from core.networks import LOCAL, host_of

if TYPE_CHECKING:
    from joserfc.jwk import KeySet

PATIENCE = 5.0
LARGEST = 256 * 1024
KEPT_FOR = timedelta(hours=1)
ASKED_AGAIN_AFTER = timedelta(seconds=60)
"""An unknown key makes us ask for the keys again, but not more often than this: anybody can name an unknown key."""
AGAIN_IN_SECONDS = 30
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class IssuerAway(Unavailable):
    pass


@dataclass(slots=True)
class Issuer:
    """What discovery and the keys said, and when."""

    told: Mapping[str, Any]
    keys: "KeySet"
    asked_at: datetime


_known: dict[str, Issuer] = {}


async def issuer_at(address: str, *, now: datetime) -> Issuer:
    """From what is kept, else asked. Raises IssuerAway."""
    known = _known.get(address)
    if known is None or not known.asked_at <= now < known.asked_at + KEPT_FOR:
        known = _known[address] = await _ask(address, now)
    return known


async def read_token(address: str, token: str, *, now: datetime) -> Mapping[str, Any]:
    """The claims, when a key of the issuer signed them. Raises SignOnRefused, IssuerAway."""
    from joserfc import jws, jwt  # noqa: PLC0415 -- most processes never read a token, and the library is slow to load
    from joserfc.errors import JoseError  # noqa: PLC0415

    issuer = await issuer_at(address, now=now)
    try:
        header = jws.extract_compact(token.encode("ascii")).headers()
        if header.get("alg") not in ALGORITHMS:
            raise SignOnRefused
        if not _holds(issuer.keys, header.get("kid")) and now >= issuer.asked_at + ASKED_AGAIN_AFTER:
            issuer = _known[address] = await _ask(address, now)
        return jwt.decode(token, issuer.keys, algorithms=list(ALGORITHMS)).claims
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise SignOnRefused from error


async def exchange(issuer: Issuer, fields: Mapping[str, str], *, client: str, secret: str | None) -> str:
    """The ID token for a code. Raises SignOnRefused when the issuer does not take the code, IssuerAway."""
    methods = issuer.told.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    basic = secret is not None and "client_secret_basic" in methods
    body = {
        **fields,
        **({} if basic else {"client_id": client}),
        **({"client_secret": secret} if secret and not basic else {}),
    }
    auth = (client, secret) if basic and secret is not None else None
    status, said = await _send("POST", str(issuer.told["token_endpoint"]), data=body, auth=auth)
    token = said.get("id_token")
    if status != HTTPStatus.OK or not isinstance(token, str):
        raise SignOnRefused
    return token


def forget_issuers() -> None:
    """What was kept is asked anew."""
    _known.clear()


async def _ask(address: str, now: datetime) -> Issuer:
    from joserfc.errors import JoseError  # noqa: PLC0415 -- as above
    from joserfc.jwk import KeySet  # noqa: PLC0415

    status, told = await _send("GET", f"{address.rstrip('/')}/.well-known/openid-configuration")
    if (
        status != HTTPStatus.OK
        or told.get("issuer") != address
        or not all(_is_safe(told.get(one)) for one in ENDPOINTS)
    ):
        raise IssuerAway(after=AGAIN_IN_SECONDS)
    status, keys = await _send("GET", str(told["jwks_uri"]))
    try:
        return Issuer(told, KeySet.import_key_set({"keys": _usable(keys)}), now)
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise IssuerAway(after=AGAIN_IN_SECONDS) from error


def _usable(said: Mapping[str, Any]) -> Any:
    """Keys for signatures of a kind we know: an issuer may list others beside them. Symmetric ones are none of ours."""
    return [
        one
        for one in said["keys"]
        if one.get("kty") in ("RSA", "EC", "OKP") and one.get("use", "sig") == "sig" and one.get("crv") not in UNKNOWN
    ]


UNKNOWN = ("X25519", "X448")


def _holds(keys: "KeySet", kid: Any) -> bool:
    return kid is None or any(one.kid == kid for one in keys.keys)


def _is_safe(address: Any) -> bool:
    """TLS, but for an issuer on this very machine."""
    parts = urlsplit(address) if isinstance(address, str) else urlsplit("")
    return parts.scheme == "https" or (parts.scheme == "http" and host_of(parts.netloc) in LOCAL)


async def _send(method: str, url: str, **given: Any) -> tuple[int, dict[str, Any]]:
    import httpx  # noqa: PLC0415 -- as above

    try:
        async with (
            asyncio.timeout(PATIENCE),
            httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=PATIENCE) as client,
            client.stream(method, url, headers={"accept": "application/json"}, **given) as response,
        ):
            said = bytearray()
            async for part in response.aiter_bytes():
                said += part
                if len(said) > LARGEST:
                    raise IssuerAway(after=AGAIN_IN_SECONDS)
        answer = json.loads(said)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, TimeoutError, ValueError, RecursionError) as error:
        raise IssuerAway(after=AGAIN_IN_SECONDS) from error
    if not isinstance(answer, dict) or response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise IssuerAway(after=AGAIN_IN_SECONDS)
    return response.status_code, answer
