"""Who says something, without a name: an account, or a browser by a mark of its own that it gets when it first says
something. What is kept of either is a tag that leads to neither.
"""

from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any
from uuid import UUID

from litestar import Response
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie

from core.access.secret import tag
from core.actor import Actor
from core.settings import settings

DAYS_KEPT = 120
TOKEN_BYTES, LONGEST_TOKEN = 32, 100
Connection = ASGIConnection[Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Voice:
    """`tag` speaks; `known` are all tags under which this reader may have spoken: before signing in, and since.

    `token` is the browser's, None when it has none; `account` None for who is not signed in.
    """

    tag: bytes
    known: tuple[bytes, ...]
    token: str | None
    account: UUID | None


def voice_of(connection: Connection, actor: Actor, edition: str, *, speaks: bool = False) -> Voice:
    """Who only reads gets no mark: then `known` may be empty."""
    given = connection.cookies.get(_name(edition))
    token = given if given and len(given) <= LONGEST_TOKEN else None
    account = actor.account if actor.complete else None
    if token is None and account is None and speaks:
        token = token_urlsafe(TOKEN_BYTES)
    tags = [_tag(edition, b"account", account.bytes)] if account else []
    tags += [_tag(edition, b"browser", token.encode())] if token else []
    return Voice(tags[0] if tags else b"", tuple(tags), token, account)


def give_voice(response: Response[Any], edition: str, voice: Voice) -> None:
    """Strictly needed for one vote a reader, and given only to who votes."""
    if voice.token is not None:
        secure = settings().base_url.startswith("https:")
        response.set_cookie(
            Cookie(
                key=_name(edition),
                value=voice.token,
                path="/",
                max_age=DAYS_KEPT * 86_400,
                secure=secure,
                httponly=True,
                samesite="lax",
            )
        )


def _tag(edition: str, kind: bytes, key: bytes) -> bytes:
    return tag("voice", edition.encode(), kind, key)


def _name(edition: str) -> str:
    return f"__Host-voice-{edition}" if settings().base_url.startswith("https:") else f"voice-{edition}"
