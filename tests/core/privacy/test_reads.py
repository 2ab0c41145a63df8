"""Who looked at somebody: once in a while, in words, on the person's own page, and with nothing of theirs in the fact."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import uuid4

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.actor import Actor
from core.journal.chain import verify
from core.journal.commands import forget
from core.journal.tables import Entry, EntryValue
from core.privacy.reads.commands import note_list, note_look, note_paper
from core.privacy.reads.facts import PaperRead, PeopleRead, PersonRead
from core.privacy.reads.rules import ACCOUNT, ACCOUNTS, DEAL_PAPER, FOUND, WINDOW
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def facts(kind: str) -> list[dict[str, object]]:
    rows = await Entry.select(Entry.payload, Entry.record).where(Entry.kind == kind).order_by(Entry.id)
    return [{**json.loads(row["payload"]), "record": row["record"]} for row in rows]


async def test_opening_an_account_is_told_to_the_auditor_and_to_its_owner(app: Litestar) -> None:
    whom = await account(role=Role.ORGANISER, name="Kim Minji")
    officer = await account(role=Role.ADMINISTRATOR, name="Park Jimin")
    async with browser(app, await session_of(officer)) as client:
        for _ in range(2):
            assert "Kim Minji" in (await client.get(f"/desk/accounts/{whom.id}")).text
        await client.get(f"/desk/accounts/{officer.id}")
    found = await facts(PersonRead.kind)
    assert [one["record"] for one in found] == [whom.id], "twice within the hour is once, and oneself is nobody else"
    async with browser(app, await session_of(await account(role=Role.AUDITOR))) as client:
        told = (await client.get(f"/desk/audit?kind={PersonRead.kind}")).text
        assert "looked at somebody&#39;s details (the page of an account)" in told
        assert f'href="/desk/accounts/{whom.id}"' in told
    async with browser(app, await session_of(whom)) as client:
        own = (await client.get("/account/data")).text
        assert "looked at somebody&#39;s details (the page of an account)" in own
        assert "Park Jimin" in own
    async with browser(app, await session_of(officer)) as client:
        history = (await client.get(f"/desk/accounts/{whom.id}")).text
        assert "looked at somebody" not in history, "what changed does not drown in looks"


async def test_a_list_is_one_fact_with_a_number_and_the_question_where_erasure_finds_it(app: Litestar) -> None:
    people = [await account(role=Role.ORGANISER, name=f"Zelda {name}") for name in ("Kim", "Park")]
    async with browser(app, await session_of(await account(role=Role.AUDITOR))) as client:
        for _ in range(2):
            await client.get("/desk/accounts?q=zelda")
        told = (await client.get(f"/desk/audit?kind={PeopleRead.kind}")).text
    [one] = await facts(PeopleRead.kind)
    assert one == {"what": "accounts", "number": 2, "chosen": "", "record": None}
    assert "looked at the list of accounts; people shown: 2" in told
    assert told.count("<ins><bdi>zelda</bdi></ins>") == 1, "the question is told once"
    async with browser(app, await session_of(people[0])) as client:
        assert "looked at the list of accounts" in (await client.get("/account/data")).text
    for each in people:
        await forget(each.id)
    assert await EntryValue.count().where(EntryValue.after.like("%zelda%")) == 0
    assert [one async for one in verify()] == [], "the chain holds without the words"


async def test_a_paper_that_is_taken_out_is_told_once_an_hour_whether_or_not_anybody_is_on_it(db: None) -> None:
    reader, deal = Actor("staff", str((await account()).id)), uuid4()
    for at, opened, chosen in ((NOW, deal, ""), (NOW, deal, ""), (NOW, None, "2026-1"), (NOW + WINDOW, deal, "")):
        await note_paper(reader, DEAL_PAPER, opened, chosen=chosen, now=at)
    assert [(one["record"], one["chosen"]) for one in await facts(PaperRead.kind)] == [
        (deal, ""),
        (None, "2026-1"),
        (deal, ""),
    ]


async def test_a_further_hour_another_page_and_another_question_are_further_looks(db: None) -> None:
    whom, own = await account(), (await account()).id
    reader = Actor("staff", str(own), account=own)
    for at in (NOW, NOW + WINDOW - timedelta(seconds=1), NOW + WINDOW):
        await note_look(reader, ACCOUNT, whom.id, now=at)
    assert len(await facts(PersonRead.kind)) == 2
    for question in ("k", "k", "ki"):
        await note_list(reader, ACCOUNTS, [whom.id], question=question, now=NOW)
    assert len(await facts(PeopleRead.kind)) == 2
    others = [whom.id, (await account()).id]
    await note_list(reader, FOUND, others, now=NOW)
    await note_list(reader, FOUND, [whom.id], now=NOW)
    assert len(await facts(PeopleRead.kind)) == 3, "letter by letter, nobody new is shown"
