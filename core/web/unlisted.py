"""Pages for whoever holds a link and has no account: their links are not guessed, their answers are kept by nobody, found
by no search, and named to no other site.
"""

from collections.abc import Awaitable
from datetime import datetime
from typing import Any, TypeVar

from litestar import Response

from core.access.attempts import allow
from core.errors import Gone, NotFound
from core.web.addresses import address_of
from core.web.given import AnyRequest

Holder = TypeVar("Holder")
UNLISTED = {"x-robots-tag": "noindex", "referrer-policy": "same-origin"}
"""Their own pages still say where a form comes from: old browsers are known by that."""
MOST_LOOKS, MOST_GUESSES, WITHIN_SECONDS = 240, 30, 300


def unlisted(response: Response[Any]) -> Response[Any]:
    """The same answer, with these headers."""
    response.headers.update(UNLISTED)
    return response


async def held(
    request: AnyRequest, what: str, token: str, found: Awaitable[Holder], *, now: datetime, most: int = MOST_LOOKS
) -> Holder:
    """Who holds the link, by awaiting `found`. A whole hall may share one address, so who holds a link is counted by that,
    and only who tries ones that lead nowhere by where they come from. Raises what `found` does, and Limited.
    """
    try:
        holder = await found
    except (NotFound, Gone):
        await allow(f"{what}.guess", address_of(request), most=MOST_GUESSES, seconds=WITHIN_SECONDS, now=now)
        raise
    await allow(what, token, most=most, seconds=WITHIN_SECONDS, now=now)
    return holder
