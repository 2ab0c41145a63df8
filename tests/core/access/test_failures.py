"""Failed sign-ins stand in the journal, counted by account and quarter of an hour, without what was typed."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from litestar import Litestar

from core.access.arrivals.commands import CodeRefused, ask, enter_by_code
from core.access.entrances.commands import second_step
from core.access.failures.commands import count_failed, tell_failed
from core.access.passkeys.challenges import KeyRefused
from core.access.passkeys.commands import asking, confirm, enter
from core.access.passkeys.rules import ENTERING
from core.access.proofs import CodeDoesNotFit, set_password
from core.access.roles import Role
from core.access.sessions.queries import actor_of
from core.access.tables import FailedEntrance
from core.actor import ANONYMOUS, SYSTEM
from core.journal.tables import Entry
from tests.conftest import NOW, started
from tests.core.access.entering import send
from tests.core.access.test_passkeys import with_key
from tests.make.accounts import account, browser, session_of
from tests.make.pages import words_of

PASSWORD = "four lanterns on the river"
TYPED = "my-real-password-by-mistake@expo.example"
LATER = NOW + timedelta(minutes=16)


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def facts() -> list[tuple[str, str]]:
    rows = await Entry.select(Entry.kind, Entry.payload).where(Entry.kind.like("%failed")).order_by(Entry.id)
    return [(row["kind"], row["payload"]) for row in rows]


async def test_wrong_passwords_and_codes_are_told_once_a_quarter_and_strangers_all_together(app: Litestar) -> None:
    one, boss = await account(role=Role.ORGANISER, name="Park Jiwoo"), await account()
    await set_password(SYSTEM, one.id, PASSWORD, now=NOW)
    async with browser(app) as client:
        for email, password in ((str(one.email), "wrong"), (TYPED, PASSWORD), ("b@expo.example", PASSWORD)):
            page = await client.get("/account/sign-in")
            assert (await send(client, "/account/sign-in", page, email=email, password=password)).status_code == 409
        page = await client.get("/account/sign-in")
        answer = await send(client, "/account/sign-in", page, email=str(one.email), password=PASSWORD)
        assert answer.status_code == 303
    actor = await actor_of(await session_of(one), NOW)
    assert actor is not None
    with pytest.raises(CodeDoesNotFit):
        await second_step(actor, "000000", now=NOW)
    assert await tell_failed(NOW) == 0, "the quarter is not over"
    assert await tell_failed(LATER) == 2
    assert await tell_failed(LATER) == 0
    told = dict(await facts())
    assert set(told) == {"core.access.entrances_failed", "core.access.strangers_failed"}
    assert all('"count":2' in payload.replace(" ", "") for payload in told.values())
    assert TYPED.partition("@")[0] not in str(told)
    async with browser(app, await session_of(boss)) as desk:
        page = await desk.get("/desk/audit", headers={"accept-language": "en"})
        assert "failed sign-ins to the account of Park Jiwoo in a quarter of an hour: 2" in words_of(page.text)
        assert TYPED not in page.text


async def test_refused_codes_of_letters_and_refused_passkeys_are_counted_for_whose_they_are(db: None) -> None:
    guest, (owner, key) = await account(role=Role.ATTENDEE), await with_key()
    await ask(str(guest.email), language="en", browser="phone", where="here", now=NOW)
    await ask("nobody@expo.example", language="en", browser="other", where="here", now=NOW)
    for code, at in (("wrong", "phone"), ("wrong", "phone"), ("wrong", "other"), ("wrong", "one that never asked")):
        with pytest.raises(CodeRefused):
            await enter_by_code(code, browser=at, where="here", now=NOW, agent="")
    answer = key.signed(json.loads(await asking(ANONYMOUS, ENTERING, where="192.0.2.7", now=NOW)), owner.account)
    await enter(answer, where="here", agent="", now=NOW)
    for refused in (answer, "[]", answer.replace('{"id": "', '{"id": "A')):
        with pytest.raises(KeyRefused):
            await enter(refused, where="here", agent="", now=NOW)
    with pytest.raises(KeyRefused):
        await confirm(owner, "{}", now=NOW)
    rows = await FailedEntrance.select(FailedEntrance.account, FailedEntrance.tries)
    assert {row["account"]: row["tries"] for row in rows} == {guest.id: 2, owner.account: 2, None: 3}


async def test_a_flood_leaves_one_fact(app: Litestar) -> None:
    one = await account(role=Role.ORGANISER)
    await asyncio.gather(*(count_failed(one.id if turn % 2 else None, now=NOW) for turn in range(40)))
    assert await tell_failed(LATER) == 2
    assert all('"count":20' in payload.replace(" ", "") for _, payload in await facts())
