"""What creates something creates one, however often its form arrives: twice by a double click, back and again, or because
the answer was lost.
"""

from collections.abc import Mapping
from typing import Any

import httpx
import pytest
from piccolo.table import Table

from core.access.accounts.commands import invite
from core.access.csrf import token_for
from core.access.devices.commands import add_device
from core.access.roles import Role
from core.access.tables import Arrival, EntryLink, Grant
from core.access.tokens.tables import Token
from core.actor import SYSTEM
from core.journal.tables import Entry
from core.mail.tables import Letter
from crm.calendars.tables import DeskFeed
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of

WHY = {"because": "for a test"}
EVERY_TIME = """
INSERT INTO core_answer (key, sent, status, location, media_type, answered_at)
VALUES (md5({} || random()::text), {}, 0, '', '', {}) RETURNING key
"""


async def forms() -> Mapping[str, tuple[type[Table], dict[str, Any]]]:
    """By address: what there is more of afterwards, and the fields."""
    new = {"email": "new@bench.example", "name": "New", "language": "ko", "because": "x"}
    invited = await invite(SYSTEM, role=Role.AUDITOR, scope=None, now=NOW, **new)
    known, device = (
        await account(role=Role.AUDITOR),
        await add_device(SYSTEM, name="G", purpose="gate", place="", now=NOW),
    )
    token = {"name": "App", "permissions": "core:account:read", "days": "90", **WHY}
    at = f"/desk/accounts/{known.id}"
    return {
        "/desk/tokens": (Token, token),
        f"/desk/accounts/{invited.account}/invitation": (Letter, {}),
        f"{at}/grants": (Grant, {"role": "organiser", "where": "", **WHY}),
        f"{at}/entrance": (EntryLink, WHY),
        f"/desk/devices/{device.account}/code": (Entry, {}),
        "/desk/today/calendars": (DeskFeed, {}),
        "/account/enter": (Arrival, {"email": "visitor@bench.example", "language": "ko"}),
    }


async def twice(client: httpx.AsyncClient, address: str, fields: Mapping[str, str]) -> list[httpx.Response]:
    return [await client.post(address, data={**fields, "idempotency": "a key"}) for _ in range(2)]


async def made_by(client: httpx.AsyncClient) -> dict[str, int]:
    """How many more there are of each after its form came twice; the second answer is the first."""
    more = {}
    for address, (table, fields) in (await forms()).items():
        before = await table.count()
        first, again = await twice(client, address, fields)
        assert first.status_code in (200, 303), (address, first.text[:2000])
        more[address.rpartition("/")[2]] = await table.count() - before
        if "idempotency-replayed" in again.headers:
            assert (again.status_code, again.text, again.headers.get("location")) == (
                (first.status_code, first.text, first.headers.get("location"))
            )
    return more


async def test_forms_of_the_desk_that_arrive_twice_make_one(db: None) -> None:
    token = await session_of(await account())
    async with started() as app, browser(app, token) as client:
        client.headers["x-csrf-token"] = token_for(token)
        more = await made_by(client)
        assert {name: count for name, count in more.items() if count != 1} == {}


@pytest.mark.planted("a key that is not looked up")
async def test_without_the_key_each_one_counts(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.idempotency.once.CLAIM", EVERY_TIME)
    token = await session_of(await account())
    async with started() as app, browser(app, token) as client:
        client.headers["x-csrf-token"] = token_for(token)
        assert max((await made_by(client)).values()) == 2
