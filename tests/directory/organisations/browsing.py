"""People in front of the portal and the desk: the real application, one organisation of their own and one of others."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
from litestar import Litestar

from core.access.roles import Role
from directory.organisations.rules import scope_of
from tests.make.accounts import account, browser, session_of

MINE, OTHER = UUID(int=1), UUID(int=2)
_token = re.compile(r'name="csrf" value="([0-9a-f]{64})"')


@dataclass
class Person:
    """Somebody with a browser who fills in the forms that they are shown."""

    client: httpx.AsyncClient
    account: UUID

    async def sees(self, address: str) -> httpx.Response:
        return await self.client.get(address)

    async def sends(self, address: str, fields: dict[str, Any], *, from_: str, files: Any = None) -> httpx.Response:
        """With the token of the page that the form stands on."""
        found = _token.search((await self.client.get(from_)).text)
        token = found[1] if found else ""
        return await self.client.post(address, data={**fields, "csrf": token}, files=files)


@asynccontextmanager
async def somebody(app: Litestar, role: Role, organisation: UUID | None = None, **more: Any) -> AsyncIterator[Person]:
    made = await account(role=role, scope=scope_of(organisation) if organisation else None, **more)
    async with browser(app, await session_of(made)) as client:
        yield Person(client, made.id)
