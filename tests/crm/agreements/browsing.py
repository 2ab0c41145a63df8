"""Officers on the pages of agreements, and what they send."""

import asyncio
from typing import Any

import httpx

from core.access.roles import Role
from core.access.tables import Account
from tests.make.accounts import account, session_of
from tests.make.agreements import PDF, acting

LIST = "/desk/agreements"


async def somebody(role: Role = Role.COOPERATION_OFFICER, scope: str | None = None) -> tuple[Account, Any, str]:
    """An account, the actor it is, and a session of theirs."""
    one = await account(role=role, scope=scope)
    return one, acting(one, role, scope), await session_of(one)


async def told(answer: httpx.Response) -> httpx.Response:
    assert answer.status_code == 303, answer.text[:2000]
    return answer


async def until(look: Any, words: str, *, there: bool = True) -> None:
    """A shelf reloads a moment after a commit."""
    for _ in range(200):
        if (words in await look()) == there:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(words)


def paper(name: str) -> dict[str, Any]:
    return {name: ("paper.pdf", PDF.content, "application/pdf")} if name else {}


def csrf(page: httpx.Response) -> str:
    return page.text.split('name="csrf" value="')[1].split('"')[0]
