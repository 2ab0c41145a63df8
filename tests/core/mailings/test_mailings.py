"""Mailings: in each reader's language, held until let go, and only to those who may be written to."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.access.tables import Account
from core.actor import SYSTEM, Actor
from core.jobs.running import run_one
from core.journal.tables import EntryValue
from core.mail.sending import message_of, send_due
from core.mail.tables import Letter
from core.mailings.leaving import token_for
from core.mailings.queries import mailing_shown, mailings
from core.mailings.rules import filled, strange_places
from core.privacy.consents.commands import Wording, Words, agree, publish_wordings
from core.privacy.reads.facts import QUESTION
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of

NEWS = Wording("newsletter", 1, False, {"en": Words("News", "May we write to you?")})
WORDS = {
    "title": "Opening",
    "subject-en": "The doors open, {name}",
    "body-en": "The hall is ready.\n\nWe look forward to you, {name}.",
    "subject-ko": "{name}님, 개막합니다",
    "body-ko": "반갑습니다.\n\n부산에서 뵙겠습니다.",
}


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def attendee(name: str, language: str | None, *, agreed: bool = True, **values: Any) -> Actor:
    one = await account(role=Role.ATTENDEE, name=name)
    changed: dict[Any, Any] = {Account.language: language, **values}
    await Account.update(changed).where(Account.id == one.id)
    actor = Actor("attendee", str(one.id), account=one.id)
    if agreed:
        await agree(actor, "newsletter", language="en", channel="web", now=NOW)
    return actor


async def sent(client: Any, address: str, **fields: str) -> Any:
    page = (await client.get("/desk/mailings/new")).text
    return await client.post(address, data={"csrf": re.findall('name="csrf" value="([^"]+)"', page)[0], **fields})


async def by_name() -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in await Letter.select()}


async def test_a_mailing_is_written_held_looked_at_released_and_can_be_left(app: Litestar) -> None:
    await publish_wordings(SYSTEM, [NEWS], now=NOW)
    ada, minji = await attendee("Ada {name.x}", "en"), await attendee("김민지", "ko")
    await attendee("Omar", "ar")
    await attendee("Silent", "en", agreed=False)
    await attendee("Gone", "en", disabled_at=NOW)
    async with browser(app, await session_of(await account())) as client:
        made = await sent(client, "/desk/mailings", whom="attendees", **WORDS)
        page = made.headers["location"]
        await run_one(NOW)
        (mailing,) = await mailings(SYSTEM)
        assert (mailing.stage, mailing.letters, mailing.left_out) == ("waits", 3, {"no_consent": 1, "suspended": 1})
        shown = (await client.get(page)).text
        assert "김민지님, 개막합니다" in shown
        looked = await EntryValue.select(EntryValue.subject).where(EntryValue.field == QUESTION).output(as_list=True)
        assert minji.account in looked, "whose letter was read beforehand is written down"
        assert await send_due(NOW) == 0
        letters = await by_name()
        assert letters["Omar"]["language"] == "en"
        assert letters["Ada {name.x}"]["subject"] == "The doors open, Ada {name.x}"
        token = token_for(ada.account, "newsletter")  # type: ignore[arg-type]
        assert f"/unsubscribe/{token}" in letters["Ada {name.x}"]["html"]
        async with browser(app) as stranger:
            assert (await stranger.get(f"/unsubscribe/{token}")).status_code == 200
            assert (await by_name())["Ada {name.x}"]["state"] == "held"
            assert (await stranger.post(f"/unsubscribe/{token[:-2]}AA")).status_code == 404
            one_click = await stranger.post(f"/unsubscribe/{token}", data={"List-Unsubscribe": "One-Click"})
            assert one_click.status_code == 200
        assert (await by_name())["Ada {name.x}"]["state"] == "withdrawn"
        assert (await sent(client, f"{page}/release")).status_code == 303
        assert (await sent(client, f"{page}/release")).status_code == 409
        assert await send_due(NOW) == 2
    done = await mailing_shown(SYSTEM, mailing.id)
    assert (done.stage, done.states) == ("done", {"sent": 2, "withdrawn": 1})
    row = {**(await by_name())["김민지"], "purpose": "newsletter", "batch": uuid4()}
    message = message_of(row, NOW)
    assert token_for(minji.account, "newsletter") in message["List-Unsubscribe"]  # type: ignore[arg-type]
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


async def test_what_waits_is_stopped_and_single_letters_go_before_it(app: Litestar) -> None:
    for number in range(3):
        await account(role=Role.EXHIBITOR_OWNER, name=f"Owner {number}")
    async with browser(app, await session_of(await account())) as client:
        made = await sent(client, "/desk/mailings", whom="exhibitors", **WORDS)
        page = made.headers["location"]
        early = await sent(client, f"{page}/release")
        assert early.status_code == 409
        await run_one(NOW)
        await sent(client, f"{page}/release")
        assert {row["state"] for row in (await by_name()).values()} == {"queued"}
        assert (await sent(client, f"{page}/stop")).status_code == 303
        assert await send_due(NOW) == 0
    (mailing,) = await mailings(SYSTEM)
    assert (mailing.stage, mailing.states) == ("stopped", {"withdrawn": 3})


async def test_nobody_writes_or_releases_without_the_permission_and_a_fresh_proof(app: Litestar) -> None:
    await account(role=Role.EXHIBITOR_OWNER)
    organiser = await account(role=Role.ORGANISER)
    async with browser(app, await session_of(organiser)) as client:
        made = await sent(client, "/desk/mailings", whom="exhibitors", **WORDS)
        strange = await sent(client, "/desk/mailings", whom="exhibitors", **{**WORDS, "body-en": "{name.__class__}"})
        assert strange.status_code == 422
        await run_one(NOW)
    async with browser(app, await session_of(organiser, now=NOW - timedelta(minutes=11))) as stale:
        answer = await sent(stale, f"{made.headers['location']}/release")
        assert "/account/confirm" in answer.headers["location"]
    async with browser(app, await session_of(await account(role=Role.AUDITOR))) as auditor:
        page = (await auditor.get("/desk")).text
        csrf = re.findall('name="csrf" value="([^"]+)"', page)[0]
        for address in (made.headers["location"] + "/release", "/desk/mailings"):
            assert (await auditor.post(address, data={"csrf": csrf})).status_code == 403
    assert {row["state"] for row in (await by_name()).values()} == {"held"}


def test_places_are_filled_by_name_alone() -> None:
    assert filled("{name}: {name}", {"name": "{name}"}) == "{name}: {name}"
    assert strange_places("{name} {name.__class__} } {0}") == ["{name.__class__}", "}", "{0}"]
