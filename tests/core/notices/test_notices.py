"""Notices: written with what happened, counted in the frame, read by nobody but their account."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from litestar import Litestar

from core.access.grants.commands import grant_role
from core.access.roles import Role
from core.actor import SYSTEM, Actor
from core.db.transaction import transaction
from core.jobs import registry
from core.jobs.commands import ask
from core.jobs.registry import Work
from core.jobs.running import run_one
from core.notices.commands import News, give_notice, give_notice_to_holders
from core.notices.queries import notices
from core.notices.rules import LETTERS_FAILED
from core.notices.tables import Notice
from core.privacy.erasure.commands import erase
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


def of(one: Any) -> Actor:
    return Actor("staff", str(one.id), account=one.id)


async def told(whom: UUID) -> list[str]:
    return [row["what"] for row in await Notice.select(Notice.what).where(Notice.account == whom)]


async def test_who_is_given_a_role_finds_it_at_the_bell_and_reads_it_once(app: Litestar) -> None:
    officer, other = await account(role=Role.PROGRAMME_EDITOR), await account(role=Role.AUDITOR)
    await grant_role(SYSTEM, officer.id, role=Role.AUDITOR, scope=None, because="for a while", now=NOW)
    (notice,) = await notices(of(officer))
    assert await notices(of(other)) == []
    async with browser(app, await session_of(officer)) as client:
        client.cookies.set("language", "ko", domain="expo.example")
        page = (await client.get("/desk/notices")).text
        assert "감사 담당자" in page or "감사" in page
        assert 'class="desk-bell"' in page
        assert "<b aria-hidden" in page
        csrf = page.split('name="csrf" value="')[1].split('"')[0]
        opened = await client.post(f"/desk/notices/{notice.id}", data={"csrf": csrf})
        assert opened.headers["location"] == notice.href
        assert "<b aria-hidden" not in (await client.get("/desk/notices")).text
    async with browser(app, await session_of(other)) as client:
        csrf = (await client.get("/desk/notices")).text.split('name="csrf" value="')[1].split('"')[0]
        assert (await client.post(f"/desk/notices/{notice.id}", data={"csrf": csrf})).status_code == 404


async def test_all_are_read_but_not_what_came_while_the_page_was_open(app: Litestar) -> None:
    one = await account()
    for hours in (0, 1, 2):
        at = NOW + timedelta(hours=hours)
        await give_notice(News(LETTERS_FAILED, "/desk/mail", f"letters:{hours}"), one.id, now=at)
    async with browser(app, await session_of(one)) as client:
        csrf = (await client.get("/desk/notices")).text.split('name="csrf" value="')[1].split('"')[0]
        seen = (NOW + timedelta(hours=1)).isoformat()
        assert (await client.post("/desk/notices/all", data={"csrf": csrf, "until": seen})).status_code == 303
        assert (await client.post("/desk/notices/all", data={"csrf": csrf, "until": "yesterday"})).status_code == 422
    assert [found.read_at is None for found in await notices(of(one))] == [True, False, False]


async def test_of_work_that_ends_or_is_given_up_those_hear_whom_it_concerns(
    app: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    asker, deciding, nobody = await account(role=Role.AUDITOR), await account(), await account(role=Role.AUDITOR)

    async def fine(*_: Any) -> dict[str, int]:
        return {"count": 1}

    monkeypatch.setitem(registry._works, "tests.fine", Work("tests.fine", "Tidy", "", fine))
    await ask(of(asker), "tests.fine", {}, now=NOW)
    await ask(of(asker), "tests.unknown", {}, now=NOW)
    assert [await run_one(NOW), await run_one(NOW), await run_one(NOW)] == [True, True, False]
    assert sorted(await told(asker.id)) == ["job_done", "job_failed"]
    assert await told(deciding.id) == ["job_failed"]
    assert await told(nobody.id) == []


async def test_a_notice_is_given_once_goes_with_its_writer_and_is_erased_with_its_account(app: Litestar) -> None:
    one = await account()
    news = News(LETTERS_FAILED, "/desk/mail", "letters:today")
    for _ in range(2):
        await give_notice_to_holders("core:mail:release", news, now=NOW)
    assert await told(one.id) == ["letters_failed"]
    with pytest.raises(ZeroDivisionError):
        async with transaction():
            await give_notice(News(LETTERS_FAILED, "/desk/mail", "letters:tomorrow"), one.id, now=NOW)
            raise ZeroDivisionError
    assert await told(one.id) == ["letters_failed"]
    officer = await account(role=Role.PRIVACY_OFFICER)
    await account()
    await erase(of(one), "account", one.id, reason="asked", now=NOW)
    assert await told(one.id) == []
    assert await told(officer.id) == ["erased"]
