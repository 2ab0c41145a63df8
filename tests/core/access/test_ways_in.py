"""Getting in, from the command line's link to the desk, as a browser without JavaScript does it."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import uuid4

import httpx
import pyotp
import pytest
from litestar import Litestar

from core.access.accounts.commands import invite
from core.access.codes.facts import RecoveryCodesRenewed
from core.access.proofs import (
    CodeDoesNotFit,
    use_recovery_code,
)
from core.access.roles import Role
from core.access.sessions.queries import actor_of
from core.access.tables import Account, Session, Totp
from core.actor import SYSTEM, command_line
from core.journal.commands import Change, forget, record
from core.journal.tables import Entry
from core.lists.facts import ListExported
from tests.conftest import NOW, started
from tests.core.access.entering import PASSWORD, seed_shown, send, token_in
from tests.make.accounts import account, browser, session_of
from tests.make.facts import Happened
from tests.make.pages import words_of


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def first_entrance(client: httpx.AsyncClient, link: str) -> str:
    """Through the whole first entrance; returns the seed."""
    page = await client.get(f"/account/first/{link}")
    assert page.status_code == 200
    assert (await send(client, "/account/first", page, token=link)).headers["location"] == "/account/second-step"
    page = await client.get("/account/second-step")
    answer = await send(client, "/account/first/password", page, password=PASSWORD, again=PASSWORD)
    assert answer.status_code == 303, answer.text
    page = await client.get("/account/second-step")
    plain = seed_shown(page)
    answer = await send(client, "/account/first/authenticator", page, code=pyotp.TOTP(plain).at(NOW))
    assert answer.status_code == 200, answer.text
    assert len(re.findall(r"<li>[0-9a-f-]{31}</li>", answer.text)) == 10
    return plain


async def invited(email: str = "an.administrator@expo.example") -> str:
    made = await invite(
        command_line("tests"), email=email, name="Sample", role=Role.ADMINISTRATOR, scope=None, because="first", now=NOW
    )
    return made.token


async def test_from_the_link_of_the_command_line_to_the_desk_and_the_audit_tells_it(app: Litestar) -> None:
    async with browser(app) as client:
        await first_entrance(client, await invited())
        assert (await client.get("/desk")).status_code == 200
        trail = await client.get("/desk/audit", headers={"accept-language": "en"})
        assert trail.status_code == 200
        for sentence in ("gave Sample the role Administrator", "set a new password for Sample", "Sample signed in"):
            assert sentence in words_of(trail.text)
        korean = await client.get("/desk/audit", headers={"accept-language": "ko"})
        assert "Sample signed in" not in words_of(korean.text)


async def test_a_link_opens_once_and_looking_does_not_use_it_up(app: Litestar) -> None:
    link = await invited()
    async with browser(app) as scanner, browser(app) as client:
        for _ in range(3):
            assert (await scanner.get(f"/account/first/{link}")).status_code == 200
        await first_entrance(client, link)
        page = await scanner.get(f"/account/first/{link}")
        assert (await send(scanner, "/account/first", page, token=link)).status_code == 410


async def test_signing_in_takes_both_steps_and_each_changes_the_token(app: Litestar) -> None:
    async with browser(app) as client:
        seed = await first_entrance(client, await invited("someone@expo.example"))
    async with browser(app) as client:
        page = await client.get("/account/sign-in?next=/desk/accounts")
        answer = await send(
            client, "/account/sign-in", page, email="SOMEONE@expo.example", password=PASSWORD, next="/desk/accounts"
        )
        assert answer.headers["location"] == "/account/second-step?next=/desk/accounts"
        half = client.cookies["__Host-madang"]
        assert (await client.get("/desk/accounts")).status_code == 303
        page = await client.get("/account/second-step?next=/desk/accounts")
        used = await send(client, "/account/second-step", page, code=pyotp.TOTP(seed).at(NOW), next="/desk/accounts")
        assert used.status_code == 409, "the code of the enrolment was used already"
        page = await client.get("/account/second-step?next=/desk/accounts")
        answer = await send(
            client,
            "/account/second-step",
            page,
            code=pyotp.TOTP(seed).at(NOW + timedelta(seconds=30)),
            next="/desk/accounts",
        )
        assert answer.headers["location"] == "/desk/accounts"
        assert client.cookies["__Host-madang"] != half
        assert (await client.get("/desk/accounts")).status_code == 200
    async with browser(app, half) as thief:
        assert (await thief.get("/desk/accounts")).status_code == 303


async def test_a_planted_session_is_not_continued(app: Litestar) -> None:
    """Session fixation: what the browser sent before signing in is worth nothing afterwards."""
    async with browser(app) as client:
        await first_entrance(client, await invited("someone@expo.example"))
    async with browser(app, "planted-by-somebody-else") as client:
        page = await client.get("/account/sign-in")
        await send(client, "/account/sign-in", page, email="someone@expo.example", password=PASSWORD)
    async with browser(app, "planted-by-somebody-else") as attacker:
        assert (await attacker.get("/account/second-step")).status_code == 303


async def test_unknown_and_known_addresses_get_the_same_answer(app: Litestar) -> None:
    async with browser(app) as client:
        await first_entrance(client, await invited("someone@expo.example"))
    answers = []
    for email in ("someone@expo.example", "nobody@expo.example"):
        async with browser(app) as client:
            page = await client.get("/account/sign-in")
            answer = await send(client, "/account/sign-in", page, email=email, password="wrong but long enough")
            text = re.sub(r'name="(csrf|idempotency)" value="[^"]+"', "", answer.text).replace(email, "")
            answers.append((answer.status_code, text))
    assert answers[0] == answers[1]
    assert answers[0][0] == 409


async def test_guessing_is_slowed_down(app: Litestar) -> None:
    statuses = []
    async with browser(app) as client:
        for _ in range(10):
            page = await client.get("/account/sign-in")
            answer = await send(client, "/account/sign-in", page, email="a@expo.example", password="guess")
            statuses.append(answer.status_code)
    assert statuses == [409] * 8 + [429] * 2
    assert int(answer.headers["retry-after"]) > 0


async def test_another_browsers_form_token_is_refused(app: Litestar) -> None:
    """Unlike a signed double-submit cookie, a token from elsewhere does not fit this session."""
    one, other = await account(), await account()
    async with browser(app, await session_of(one)) as mine, browser(app, await session_of(other)) as theirs:
        page, foreign = await mine.get("/desk/accounts/new"), await theirs.get("/desk/accounts/new")
        fields = {"name": "A", "email": "a@expo.example", "role": "auditor", "because": "asked for", "language": "ko"}
        assert (await send(mine, "/desk/accounts", foreign, **fields)).status_code == 403
        assert (await mine.post("/desk/accounts", data=fields)).status_code == 403
        hostile = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
        crossed = await mine.post("/desk/accounts", data={**fields, "csrf": token_in(page)}, headers=hostile)
        assert crossed.status_code == 403
        assert await Account.count().where(Account.email == "a@expo.example") == 0
        assert (await send(mine, "/desk/accounts", page, **fields)).status_code == 303


async def test_taking_away_a_role_ends_it_with_the_next_request(app: Litestar) -> None:
    boss, officer = await account(), await account(role=Role.AUDITOR)
    async with browser(app, await session_of(boss)) as mine, browser(app, await session_of(officer)) as theirs:
        assert (await theirs.get("/desk/audit")).status_code == 200
        page = await mine.get(f"/desk/accounts/{officer.id}")
        found = re.search(r"/grants/([0-9a-f-]{36})/revocation", page.text)
        assert found is not None
        address = f"/desk/accounts/{officer.id}/grants/{found[1]}/revocation"
        assert (await send(mine, address, page, because="moved to another office")).status_code == 303
        assert (await theirs.get("/desk/audit")).status_code == 303
        assert await Session.count().where((Session.account == officer.id) & Session.ended_at.is_null()) == 0


async def test_a_token_from_before_does_not_grow_with_a_role_that_is_given(app: Litestar) -> None:
    boss, officer = await account(), await account(role=Role.AUDITOR)
    async with browser(app, await session_of(boss)) as mine, browser(app, await session_of(officer)) as theirs:
        page = await mine.get(f"/desk/accounts/{officer.id}")
        assert (await theirs.get("/desk")).status_code == 200
        given = {"role": "organiser", "because": "stands in for a while"}
        assert (await send(mine, f"/desk/accounts/{officer.id}/grants", page, **given)).status_code == 303
        assert (await theirs.get("/desk")).headers["location"].startswith("/account/sign-in")
        theirs.cookies.set("__Host-madang", await session_of(officer), domain="expo.example")
        assert (await theirs.get("/desk/mailings")).status_code == 200


async def test_what_reaches_far_asks_again_who_it_is_and_leads_back(app: Litestar) -> None:
    officer, long_ago = await account(role=Role.COOPERATION_LEAD), NOW - timedelta(minutes=11)
    async with browser(app, await session_of(officer)) as client:
        other, page = await session_of(officer), await client.get("/account/sessions")
        await Session.update({Session.confirmed_at: long_ago}).where(Session.account == officer.id)
        refused = await send(client, "/account/sessions/end-others", page)
        assert refused.headers["location"].startswith("/account/confirm?next=")
        people = {"referer": "https://expo.example/desk/people?q=kim"}
        taken = {"csrf": token_in(page), "as": "csv", "because": "a report"}
        refused = await client.post("/desk/lists/people/exports", data=taken, headers=people)
        assert refused.headers["location"] == "/account/confirm?next=/desk/people%3Fq%3Dkim"
        assert await Entry.count().where(Entry.kind == ListExported.kind) == 0
        await Session.update({Session.confirmed_at: NOW}).where(Session.account == officer.id)
        assert (await send(client, "/account/sessions/end-others", page)).headers["location"] == "/account/sessions"
    assert await actor_of(other, NOW) is None


async def test_used_up_recovery_codes_are_made_anew_and_the_old_ones_open_nothing(app: Litestar) -> None:
    officer = await account(role=Role.AUDITOR)
    async with browser(app, await session_of(officer)) as client:
        assert "you have none" in (await client.get("/account/codes")).text
        page = await client.get("/account/sessions")
        assert (await send(client, "/account/codes", page)).status_code == 404, "they stand in for nothing"
        await Totp.insert(Totp(account=officer.id, sealed=b"-", confirmed_at=NOW))
        first, second = [
            re.findall(r"<li>([0-9a-f-]{31})</li>", (await send(client, "/account/codes", page)).text) for _ in "ab"
        ]
        assert len({*first, *second}) == 20
        await use_recovery_code(officer.id, second[0], now=NOW)
        with pytest.raises(CodeDoesNotFit):
            await use_recovery_code(officer.id, first[0], now=NOW)
        assert "9 of your codes are left" in (await client.get("/account/codes")).text
        await Session.update({Session.confirmed_at: NOW - timedelta(minutes=11)}).where(Session.account == officer.id)
        assert (await send(client, "/account/codes", page)).headers["location"].startswith("/account/confirm")
    assert await Entry.count().where(Entry.kind == RecoveryCodesRenewed.kind) == 2


async def test_who_came_in_by_mail_is_told_how_to_come_in_anew_before_what_reaches_far(app: Litestar) -> None:
    async with browser(app, await session_of(await account(role=Role.ATTENDEE))) as client:
        page = await client.get("/account/confirm?next=/account/data/erasure")
        assert "let us send you a new letter" in page.text
        assert 'name="code"' not in page.text, "there is no app whose code could be typed"
        assert (await send(client, "/account/sign-out", page)).headers["location"] == "/account/enter"


@pytest.mark.parametrize(
    "wanted", ["//evil.example", "/\\evil.example", "https://evil.example", "/\n/evil", "javascript:1"]
)
async def test_after_signing_in_nobody_is_sent_elsewhere(wanted: str, app: Litestar) -> None:
    async with browser(app, await session_of(await account())) as client:
        answer = await client.get("/account/sign-in", params={"next": wanted})
        assert answer.headers["location"] == "/desk"


async def test_a_suspended_account_is_out_at_once_and_the_last_administrator_stays(app: Litestar) -> None:
    boss, officer = await account(), await account(role=Role.ORGANISER)
    async with browser(app, await session_of(boss)) as mine, browser(app, await session_of(officer)) as theirs:
        page = await mine.get(f"/desk/accounts/{officer.id}")
        assert (await theirs.get("/desk")).status_code == 200
        answer = await send(mine, f"/desk/accounts/{officer.id}/suspension", page, because="left")
        assert answer.status_code == 303
        assert (await theirs.get("/desk")).status_code == 303
        answer = await send(mine, f"/desk/accounts/{boss.id}/suspension", page, because="left")
        assert answer.status_code == 409


async def test_the_audit_page_tells_from_what_to_what_until_it_is_erased(app: Litestar) -> None:
    boss, person = await account(), uuid4()
    change = Change("name", "Old <Name>", "New Name", person)
    await record(SYSTEM, Happened(what="renamed"), now=NOW, changes=[change])
    async with browser(app, await session_of(boss)) as client:
        page = (await client.get("/desk/audit")).text
        assert "<del><bdi>Old &lt;Name&gt;</bdi></del>" in page
        assert "<ins><bdi>New Name</bdi></ins>" in page
        await forget(person)
        page = (await client.get("/desk/audit")).text
        assert "New Name" not in page
        assert "Old &lt;Name&gt;" not in page
