"""Whose address a request comes from: the client's, as far as our own proxies vouch for it."""

from typing import Any

from litestar.connection import ASGIConnection

from core.networks import client_address
from core.settings import settings

FORWARDED = b"x-forwarded-for"


def address_of(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    """For counting and limiting; IPv6 as its /64. Empty when the server listens on a socket file."""
    scope = connection.scope
    return address_in(scope.get("client"), scope["headers"])


def address_in(client: tuple[str, int] | None, headers: Any) -> str:
    """The same for layers around the application, which only have the scope."""
    if client is None:
        return ""
    written = [value.decode("latin-1") for name, value in headers if name == FORWARDED]
    return client_address(client[0], ",".join(written).split(","), settings().trusted_proxies)
