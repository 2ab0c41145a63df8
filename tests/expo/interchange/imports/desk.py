"""An editor's browser at the desk's imports, and the programme files that are brought there."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import httpx

from core.access.csrf import token_for
from core.access.roles import Role
from expo.programme.sessions.commands import change_session
from expo.programme.tables import Session
from i18n.text import required
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.editions import edition
from tests.make.organisations import staff

EDITOR = staff("organiser")
PLACE = "/desk/wsce-2026/imports"


def event(number: int, title: str, hour: int, speaker: str = "Kim Example", **more: Any) -> dict[str, Any]:
    """As schedule.json has it."""
    begin = f"2026-12-08T{hour:02}:00:00+09:00"
    return {
        "id": number,
        "guid": str(UUID(int=number, version=4)),
        "date": begin,
        "start": f"{hour:02}:00",
        "duration": "01:00",
        "room": "Hall A",
        "title": title,
        "language": "en",
        "persons": [{"id": number, "public_name": f"{speaker} {number}"}],
        **more,
    }


def schedule(*events: dict[str, Any]) -> bytes:
    day = {"index": 1, "date": "2026-12-08", "rooms": {"Hall A": list(events)}}
    conference = {"acronym": "wsce-2026", "title": "Expo", "days": [day]}
    return json.dumps({"schedule": {"version": "1", "conference": conference}}).encode()


class Desk:
    """An editor's browser and its forms."""

    def __init__(self, client: httpx.AsyncClient, token: str) -> None:
        self.client, self.csrf = client, {"csrf": token_for(token)}

    async def look(self, content: bytes, name: str = "schedule.json", **more: str) -> httpx.Response:
        files = {"file_1": (name, content, "application/json")}
        return await self.client.post(PLACE, data={**self.csrf, **more}, files=files)

    async def page(self, content: bytes, **more: str) -> tuple[str, str]:
        """The address of what was looked at, and the page."""
        sent = await self.look(content, **more)
        assert sent.status_code == 303, sent.text
        address = sent.headers["location"]
        return address, (await self.client.get(address)).text

    async def apply(self, address: str, page: str, **more: Any) -> str:
        """All that the page offers, as it stands, but for what is said; the page afterwards."""
        given = {**offered(page), **more}
        answer = await self.client.post(f"{address}/application", data={**self.csrf, **given})
        assert answer.status_code == 303, answer.text
        return (await self.client.get(address)).text


def offered(page: str) -> dict[str, Any]:
    """What a browser would send of the form as it came."""
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input type=\"(?:checkbox|radio)\"[^>]*checked[^>]*>", page):
        name, value = (re.search(f'{one}="([^"]*)"', tag) for one in ("name", "value"))
        assert name
        assert value
        if name[1] in ("group", "row"):
            found.setdefault(name[1], []).append(value[1])
        else:
            found[name[1]] = value[1]
    return found


async def titles() -> list[str]:
    rows = await Session.select(Session.title).order_by(Session.number)
    return [required(row["title"]).original for row in rows]


async def retitle(words: str, old: str) -> None:
    for row in await Session.select(Session.code, Session.title, Session.revision):
        if required(row["title"]).original == old:
            await change_session(
                EDITOR,
                edition="wsce-2026",
                code=row["code"],
                lines={"title_en": words},
                seen=0,
                revision=row["revision"],
                now=NOW,
            )


FIRST = schedule(event(1, "Opening", 9), event(2, "Water", 11))


@asynccontextmanager
async def desk_of(role: Role = Role.ORGANISER) -> AsyncIterator[Desk]:
    await edition()
    token = await session_of(await account(role=role, name="Seoyeon Example"))
    async with started() as app, browser(app, token) as client:
        yield Desk(client, token)
