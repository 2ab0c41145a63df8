"""The cookies: the session's, and the one that binds forms to a browser before anybody has signed in."""

from datetime import timedelta
from typing import Any

from litestar import Response
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie

from core.settings import settings


def _name(plain: str) -> tuple[str, bool]:
    """`__Host-` binds a cookie to this very host over TLS; browsers take no such cookie from a plain-http address."""
    secure = settings().base_url.startswith("https:")
    return (f"__Host-{plain}" if secure else plain, secure)


def session_token(connection: ASGIConnection[Any, Any, Any, Any]) -> str | None:
    return connection.cookies.get(_name("madang")[0])


def visitor_mark(connection: ASGIConnection[Any, Any, Any, Any]) -> str | None:
    return connection.cookies.get(_name("madang-visitor")[0])


def give_session(response: Response[Any], token: str, *, keep: timedelta | None = None) -> None:
    """For as long as the browser stays open, or as `keep` says; how long it is good for is the server's to say."""
    cookie = _cookie("madang", token)
    cookie.max_age = int(keep.total_seconds()) if keep else None
    response.set_cookie(cookie)


def take_session(response: Response[Any]) -> None:
    name, secure = _name("madang")
    response.set_cookie(Cookie(key=name, value="", path="/", max_age=0, secure=secure, httponly=True, samesite="lax"))


def give_visitor_mark(response: Response[Any], mark: str) -> None:
    response.set_cookie(_cookie("madang-visitor", mark))


def _cookie(plain: str, value: str) -> Cookie:
    name, secure = _name(plain)
    return Cookie(key=name, value=value, path="/", secure=secure, httponly=True, samesite="lax")
