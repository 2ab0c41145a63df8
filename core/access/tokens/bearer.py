"""Who sends a request to the API: by the token in `Authorization: Bearer …`, never by a cookie."""

from datetime import datetime
from typing import Any

from litestar.connection import ASGIConnection

from core.access.tokens.queries import actor_of_token
from core.actor import ANONYMOUS, Actor
from core.errors import SignInRequired, mark

BY_TOKEN = "by_token"  # noqa: S105 -- the name of an option of handlers, not a password


class TokenRefused(SignInRequired):
    message = mark("This token is not known, has run out or was taken back.")


async def bearer(connection: ASGIConnection[Any, Any, Any, Any], now: datetime) -> Actor:
    """Whoever sends no token is anonymous. Raises TokenRefused for one that opens nothing."""
    given = connection.headers.get("authorization")
    if given is None:
        return ANONYMOUS
    scheme, _, text = given.partition(" ")
    actor = await actor_of_token(text.strip(), now) if scheme.lower() == "bearer" else None
    if actor is None:
        raise TokenRefused
    return actor
