"""Codes of exhibitors in a cookie of the reader's own: we write down nothing of it."""

from collections.abc import Iterable
from typing import Any

from litestar import Response
from litestar.datastructures import Cookie

from core.settings import settings
from core.web.given import AnyRequest
from expo.stars.cookie import DAYS_KEPT, is_code

MOST = 100


def saved_in(request: AnyRequest, edition: str) -> tuple[str, ...]:
    """In the order in which they were kept."""
    written = request.cookies.get(f"firms-{edition}", "").split(".")
    return tuple(dict.fromkeys(code for code in written if is_code(code)))[:MOST]


def give_saved(response: Response[Any], edition: str, codes: Iterable[str]) -> None:
    """Empty takes the cookie away."""
    value = ".".join(list(codes)[:MOST])
    age = DAYS_KEPT * 86_400 if value else 0
    secure = settings().base_url.startswith("https:")
    named = f"firms-{edition}"
    response.set_cookie(
        Cookie(key=named, value=value, path="/", max_age=age, secure=secure, httponly=True, samesite="lax")
    )
