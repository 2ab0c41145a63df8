"""Accounts with roles, and browsers that are signed in as them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import uuid4

import httpx
from litestar import Litestar

from core.access.roles import Role, kind_of
from core.access.sessions.commands import open_session
from core.access.sessions.rules import ENOUGH
from core.access.tables import Account, Grant
from tests.conftest import NOW

ADDRESS = "https://expo.example"


async def account(
    *, role: Role | None = Role.ADMINISTRATOR, scope: str | None = None, name: str = "", now: datetime = NOW
) -> Account:
    """Accepted, with one role, in force since now."""
    kind = kind_of(role) if role else "staff"
    if role in (Role.EXHIBITOR_OWNER, Role.EXHIBITOR_STAFF) and scope is None:
        scope = f"organisation:{uuid4()}"
    made = Account(
        id=uuid4(), kind=kind, name=name or f"{role or 'nobody'} of the tests", created_at=now, accepted_at=now
    )
    made.email = f"{made.id}@expo.example"
    await Account.insert(made)
    if role is not None:
        grant = Grant(
            id=uuid4(),
            account=made.id,
            kind=kind,
            role=role.value,
            scope=scope,
            granted_at=now,
            granted_by="system:tests",
            reason="for a test",
        )
        await Grant.insert(grant)
    return made


async def session_of(one: Account, *, now: datetime = NOW) -> str:
    """The token of a whole session."""
    enough = next(iter(ENOUGH[one.kind]), frozenset({"password"}))
    return (await open_session(one.id, proved=tuple(enough), now=now)).token


@asynccontextmanager
async def browser(app: Litestar, token: str | None = None) -> AsyncIterator[httpx.AsyncClient]:
    """Follows nothing by itself; with a session's cookie when there is a token."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
        if token is not None:
            client.cookies.set("__Host-madang", token, domain="expo.example")
        yield client
