"""An application with rows that could leak, and clients with tokens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import httpx
from litestar import Litestar

from core.access.sessions.queries import actor_of
from core.access.tokens.commands import make_token
from tests.conftest import NOW
from tests.make.accounts import ADDRESS, account, session_of


async def token(*permissions: str, now: datetime = NOW) -> str:
    """Of a system that may these things."""
    maker = await actor_of(await session_of(await account(now=now), now=now), now)
    assert maker is not None
    life = timedelta(days=30)
    return (await make_token(maker, name="Tests", permissions=permissions, life=life, because="a test", now=now)).text


@asynccontextmanager
async def asking(app: Litestar, text: str | None = None) -> AsyncIterator[httpx.AsyncClient]:
    headers = {"authorization": f"Bearer {text}"} if text else {}
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS, headers=headers) as client:
        yield client
