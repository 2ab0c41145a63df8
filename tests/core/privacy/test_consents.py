"""What people agree to: each by itself, ticked by nobody but them, withdrawn as easily as given, proved for good."""

import os
import re
from collections.abc import AsyncIterator
from datetime import timedelta

import asyncpg
import httpx
import pytest
from litestar import Litestar

from core.access.roles import Role
from core.access.sessions.queries import actor_of
from core.actor import SYSTEM, Actor
from core.errors import Denied, NotFound
from core.privacy.consents.commands import Wording, Words, agree, publish_wordings, withdraw
from core.privacy.consents.queries import asked_of, counts
from core.privacy.consents.rules import HOLDS, IsNotice, NeededForAccount, WordingIsOlder
from core.privacy.erasure.commands import erase
from core.privacy.tables import Consent
from tests.conftest import NOW, started
from tests.core.privacy.test_holdings import send
from tests.make.accounts import account, browser, session_of

NEWSLETTER = Wording(
    "newsletter", 1, False, {"en": Words("Newsletter", "News by e-mail."), "ko": Words("소식지", "소식을 보냅니다.")}
)
NOTICE = Wording("account", 1, True, {"en": Words("Your account", "To let you sign in.")})
TICKED = re.compile(r'<input type="checkbox"[^>]*\schecked')


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    await publish_wordings(SYSTEM, [NEWSLETTER, NOTICE], now=NOW)
    async with started() as running_app:
        yield running_app


async def somebody() -> Actor:
    found = await actor_of(await session_of(await account(role=Role.ATTENDEE)), NOW)
    assert found is not None
    return found


async def state_of(actor: Actor, purpose: str = "newsletter") -> tuple[bool, int | None]:
    assert actor.account is not None
    return next((one.holds, one.agreed_version) for one in await asked_of(actor.account, NOW) if one.purpose == purpose)


@pytest.mark.parametrize("language", ["ko", "en", "zh-Hans", "es", "ar"])
async def test_no_box_is_ticked_beforehand(app: Litestar, language: str) -> None:
    async with browser(app, await session_of(await account(role=Role.ATTENDEE))) as client:
        client.cookies.set("language", language, domain="expo.example")
        page = await client.get("/account/consents")
    assert page.text.count('type="checkbox"') == 1, "what an account needs is told and not asked"
    assert "To let you sign in." in page.text
    assert TICKED.search(page.text) is None


async def test_a_box_that_is_ticked_beforehand_would_be_found(app: Litestar) -> None:
    """The same page as somebody careless would show it: with the box filled in for them."""
    async with browser(app, await session_of(await account(role=Role.ATTENDEE))) as client:
        page = await client.get("/account/consents")
        careless = page.text.replace(
            'name="agree-newsletter" value="yes"', 'name="agree-newsletter" value="yes" checked'
        )
    assert careless != page.text
    assert TICKED.search(careless) is not None


async def test_one_agrees_by_ticking_and_withdraws_by_one_press(app: Litestar) -> None:
    one = await account(role=Role.ATTENDEE)
    async with browser(app, await session_of(one)) as client:
        page = await client.get("/account/consents")
        unticked = await send(client, "/account/consents/newsletter", page, language="en")
        assert unticked.status_code == 422
        assert await Consent.count() == 0
        ticked = await send(client, "/account/consents/newsletter", page, language="ko", **{"agree-newsletter": "yes"})
        assert ticked.headers["location"] == "/account/consents"
        again = await send(client, "/account/consents/newsletter", page, language="ko", **{"agree-newsletter": "yes"})
        assert again.status_code == 303
        row = await Consent.objects().first()
        assert row is not None
        assert (row.account, row.language, row.channel, row.given_at, row.withdrawn_at) == (
            one.id,
            "ko",
            "page",
            NOW,
            None,
        )
        assert await Consent.count() == 1
        assert (await send(client, "/account/consents/newsletter/withdrawal", page)).status_code == 303
    assert await Consent.exists().where(Consent.withdrawn_at.is_null()) is False


async def test_nothing_else_changes_for_somebody_who_declines(app: Litestar) -> None:
    declines, agrees = await account(role=Role.ATTENDEE), await account(role=Role.ATTENDEE)
    pages: list[list[tuple[str, int]]] = []
    for one, ticks in ((declines, False), (agrees, True)):
        async with browser(app, await session_of(one)) as client:
            page = await client.get("/account/consents")
            if ticks:
                await send(client, "/account/consents/newsletter", page, language="en", **{"agree-newsletter": "yes"})
            pages.append(
                [(at, (await client.get(at)).status_code) for at in ("/account/data", "/account/sessions", "/desk")]
            )
    assert pages[0] == pages[1]


async def test_what_an_account_needs_is_told_to_everybody_and_asked_of_nobody(app: Litestar) -> None:
    one = await somebody()
    with pytest.raises(IsNotice):
        await agree(one, "account", language="en", channel="tests", now=NOW)
    async with browser(app, await session_of(await _row(one))) as client, browser(app) as stranger:
        assert "To let you sign in." in (await _in_english(stranger, "/account/enter")).text
        page = await _in_english(client, "/account/welcome")
        assert "To let you sign in." in page.text
        assert page.text.count('type="checkbox"') == 1
        both = {"agree-account": "yes", "agree-newsletter": "yes"}
        assert (await send(client, "/account/welcome", page, language="en", **both)).status_code == 303
    assert [row.language for row in await Consent.objects()] == ["en"]
    with pytest.raises(NeededForAccount):
        await withdraw(one, "account", now=NOW)
    assert one.account is not None
    await erase(SYSTEM, "account", one.account, reason="asked", now=NOW)
    assert await Consent.exists().where(Consent.withdrawn_at.is_null()) is False
    assert await Consent.count() == 1


async def test_another_wording_asks_again_and_two_years_do(app: Litestar) -> None:
    one = await somebody()
    await agree(one, "newsletter", language="en", channel="tests", now=NOW)
    assert await state_of(one) == (True, 1)
    assert one.account is not None
    later = {each.purpose: each.holds for each in await asked_of(one.account, NOW + HOLDS)}
    assert later["newsletter"] is False
    second = Wording("newsletter", 2, False, {"en": Words("Newsletter", "News and offers.")})
    assert await publish_wordings(SYSTEM, [NEWSLETTER, second], now=NOW) == 1
    async with browser(app, await session_of(await _row(one))) as client:
        assert "News and offers." in (await client.get("/account/consents")).text
    await agree(one, "newsletter", language="en", channel="tests", now=NOW + timedelta(days=1))
    assert await state_of(one) == (True, 2)
    assert {(each.version, each.given, each.withdrawn) for each in await counts(SYSTEM) if not each.needed} == {
        (1, 0, 1),
        (2, 1, 0),
    }


async def test_words_that_were_published_are_never_other_words(app: Litestar) -> None:
    changed = Wording("newsletter", 1, False, {"en": Words("Newsletter", "And your address to our sponsors.")})
    with pytest.raises(WordingIsOlder):
        await publish_wordings(SYSTEM, [changed], now=NOW)
    one = await somebody()
    await agree(one, "newsletter", language="en", channel="tests", now=NOW)
    owner = await asyncpg.connect(os.environ["DATABASE_OWNER_URL"])
    try:
        for attempt in (
            "UPDATE core_consent_text SET texts = '{}'",
            "DELETE FROM core_consent",
            "UPDATE core_consent SET given_at = given_at - interval '1 year'",
            "UPDATE core_consent SET language = 'ko', withdrawn_at = now() + interval '1 year'",
        ):
            with pytest.raises(asyncpg.IntegrityConstraintViolationError):
                await owner.execute(attempt)
    finally:
        await owner.close()


async def test_only_the_officer_publishes_and_counts(app: Litestar) -> None:
    one = await somebody()
    with pytest.raises(Denied):
        await publish_wordings(one, [NEWSLETTER], now=NOW)
    with pytest.raises(Denied):
        await counts(one)
    with pytest.raises(NotFound):
        await agree(one, "nothing-known", language="en", channel="tests", now=NOW)
    async with browser(app, await session_of(await account(role=Role.PRIVACY_OFFICER))) as client:
        assert "Newsletter" in (await _in_english(client, "/desk/privacy/consents")).text


async def _in_english(client: httpx.AsyncClient, address: str) -> httpx.Response:
    client.cookies.set("language", "en", domain="expo.example")
    return await client.get(address)


async def _row(actor: Actor):  # type: ignore[no-untyped-def]
    from core.access.tables import Account  # noqa: PLC0415

    return await Account.objects().get(Account.id == actor.account)
