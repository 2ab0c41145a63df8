"""What a browser knows of its reader's stars: session codes in a cookie, which pages without scripts can be made from
and which a script may change at once, also where there is no line.
"""

import re
from collections.abc import Iterable
from typing import Any

from litestar import Response
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie

from core.settings import settings

DAYS_KEPT = 400
"""Browsers keep no cookie for longer."""
MOST = 400
"""Codes; a cookie may have 4,096 bytes."""
OURS = "~"
"""Stands first when the stars are kept by us, and the cookie only mirrors them."""
LONGEST_TOKEN = 100
_code = re.compile(r"[A-Z0-9]{6}")
Connection = ASGIConnection[Any, Any, Any, Any]


def starred_in(connection: Connection, edition: str) -> tuple[str, ...]:
    """In the order in which they were kept."""
    return tuple(dict.fromkeys(code for code in _written(connection, edition) if is_code(code)))[:MOST]


def is_code(text: str) -> bool:
    return _code.fullmatch(text) is not None


def mirrors(connection: Connection, edition: str) -> bool:
    return OURS in _written(connection, edition)


def give_stars(response: Response[Any], edition: str, codes: Iterable[str], *, ours: bool) -> None:
    """Empty takes the cookie away. Scripts may read it: the public pages, which are the same for everybody, show by it
    what is kept.
    """
    value = ".".join([*([OURS] if ours else []), *list(codes)[:MOST]])
    _give(response, f"stars-{edition}", value, readable=True)


def plan_token(connection: Connection, edition: str) -> str | None:
    """What opens the plan of a browser whose reader has no account."""
    token = connection.cookies.get(_secret_name(edition))
    return token if token and len(token) <= LONGEST_TOKEN else None


def give_plan(response: Response[Any], edition: str, token: str | None) -> None:
    """None takes it away."""
    _give(response, _secret_name(edition), token or "", readable=False)


def _written(connection: Connection, edition: str) -> list[str]:
    return connection.cookies.get(f"stars-{edition}", "").split(".")


def _secret_name(edition: str) -> str:
    return f"__Host-plan-{edition}" if _secure() else f"plan-{edition}"


def _secure() -> bool:
    return settings().base_url.startswith("https:")


def _give(response: Response[Any], name: str, value: str, *, readable: bool) -> None:
    age = DAYS_KEPT * 86_400 if value else 0
    response.set_cookie(
        Cookie(key=name, value=value, path="/", max_age=age, secure=_secure(), httponly=not readable, samesite="lax")
    )
