"""Settings: in force at once, in every process; two people's changes both survive; secrets are shown to nobody."""

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from httpx import AsyncClient
from litestar import Litestar

from core.access.roles import Role
from core.actor import SYSTEM
from core.journal.tables import EntryValue
from core.mail.commands import post
from core.mail.drafts import Draft, Recipient
from core.mail.sending import message_of
from core.mail.tables import Letter
from core.settings import settings
from core.settings_kept.queries import _shown, kept, surroundings
from core.settings_kept.rules import CONTACT, EMPTY, MESSAGE, REPLY_TO, SENDER, ChangedMeanwhile, merged
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of

DRAFT = Draft("test", subject="Please sign in first.", lines=("Please sign in first.",))


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


def fields(page: str) -> dict[str, str]:
    return {"csrf": re.findall('name="csrf" value="([^"]+)"', page)[0]} | {f"before-{name}": "" for name in EMPTY}


async def soon(visitor: AsyncClient, address: str, wanted: str) -> bool:
    """Whether a page says it within 2.5 s: processes hear of it through the shelf."""
    for _ in range(50):
        if wanted in (await visitor.get(address)).text:
            return True
        await asyncio.sleep(0.05)
    return False


async def test_what_is_set_holds_at_once_and_two_peoples_changes_both_survive(app: Litestar) -> None:
    async with browser(app, await session_of(await account())) as one:
        shown = fields((await one.get("/desk/settings")).text)
        first = {**shown, SENDER: "엑스포 사무국", REPLY_TO: "help@expo.example", CONTACT: "help@expo.example"}
        assert (await one.post("/desk/settings", data=first)).status_code == 303
        # Somebody else had the page open: what they did not touch stays, what both changed is shown to them.
        other = await one.post("/desk/settings", data={**shown, MESSAGE: "Doors open at nine."})
        assert other.status_code == 303
        disputed = await one.post("/desk/settings", data={**shown, SENDER: "Expo Office", MESSAGE: ""})
        assert disputed.status_code == 409
        assert "엑스포 사무국" in disputed.text
        assert "Expo Office" in disputed.text
        assert (await one.post("/desk/settings", data={**first, REPLY_TO: "no address"})).status_code == 422
        assert await kept() == {
            SENDER: "엑스포 사무국",
            REPLY_TO: "help@expo.example",
            CONTACT: "help@expo.example",
            MESSAGE: "Doors open at nine.",
        }
        # The trail on the same page tells of it at once: in force is what stands above it.
        assert await soon(one, "/desk", "<bdi>Doors open at nine.</bdi>")
    async with browser(app) as stranger:
        assert await soon(stranger, "/account/sign-in", "mailto:help@expo.example")
    told = {(row["field"], row["after"]) for row in await EntryValue.select()}
    assert (SENDER, "엑스포 사무국") in told
    await post(DRAFT, Recipient("minji@maru.example", "Minji", "en"), now=NOW)
    row: dict[str, Any] | None = await Letter.select().first()
    assert row is not None
    assert "Nobody reads replies" not in row["text"]
    message = message_of({**row, **await kept()}, NOW)
    assert message["From"].addresses[0].display_name == "엑스포 사무국"
    assert message["Reply-To"] == "help@expo.example"


async def test_only_administrators_set_and_nobody_is_shown_a_secret(app: Litestar) -> None:
    async with browser(app, await session_of(await account(role=Role.AUDITOR))) as auditor:
        page = (await auditor.get("/desk/settings")).text
        assert (await auditor.post("/desk/settings", data=fields(page))).status_code == 403
    assert _shown("SMTP_URL", "smtp://expo:hunter2@mail.example:587/?x=hunter2") == "smtp://••••@mail.example:587/"
    assert _shown("METRICS_TOKEN", "hunter2") == "••••"
    assert settings().base_url in {one.value for one in surroundings(SYSTEM)}


def test_what_both_changed_to_the_same_is_no_dispute() -> None:
    theirs = {**EMPTY, SENDER: "Expo"}
    assert merged(EMPTY, theirs, {**EMPTY, SENDER: "Expo"}) == {}
    assert merged(EMPTY, theirs, {**EMPTY, CONTACT: "a@b.example"}) == {CONTACT: "a@b.example"}
    with pytest.raises(ChangedMeanwhile):
        merged(EMPTY, theirs, {**EMPTY, SENDER: "Office"})
