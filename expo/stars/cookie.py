"""What a reader keeps without an account: session codes in a cookie of their browser, which pages without scripts can
be made from and which a script may change at once, also where there is no line.
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
_code = re.compile(r"[A-Z0-9]{6}")


def starred_in(connection: ASGIConnection[Any, Any, Any, Any], edition: str) -> tuple[str, ...]:
    """In the order in which they were kept."""
    written = connection.cookies.get(f"stars-{edition}", "")
    return tuple(dict.fromkeys(code for code in written.split(".") if _code.fullmatch(code)))[:MOST]


def give_stars(response: Response[Any], edition: str, codes: Iterable[str]) -> None:
    """Empty takes the cookie away. Scripts may read it: the public pages, which are the same for everybody, show by it
    what is kept.
    """
    value = ".".join(list(codes)[:MOST])
    age = DAYS_KEPT * 86_400 if value else 0
    secure = settings().base_url.startswith("https:")
    response.set_cookie(
        Cookie(key=f"stars-{edition}", value=value, path="/", max_age=age, secure=secure, samesite="lax")
    )
