"""One's own password and authenticator app, changed by whoever is signed in."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pyotp
import pytest
from litestar import Litestar

from core.access.proofs import (
    CodeDoesNotFit,
    account_by_password,
    fresh_recovery_codes,
    seed_to_enrol,
    set_password,
    use_code,
    use_recovery_code,
)
from core.access.roles import Role
from core.access.sessions.queries import actor_of
from core.access.tables import Session
from core.actor import SYSTEM
from tests.conftest import NOW, started
from tests.core.access.entering import PASSWORD, hidden, seed_shown, send
from tests.make.accounts import account, browser, session_of


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def test_one_changes_the_password_by_the_former_one_and_is_signed_out_elsewhere(app: Litestar) -> None:
    officer = await account(role=Role.AUDITOR)
    await set_password(SYSTEM, officer.id, PASSWORD, now=NOW)
    fresh = {"password": "nine herons over the estuary", "again": "nine herons over the estuary"}
    async with browser(app, await session_of(officer)) as client:
        elsewhere, page = await session_of(officer), await client.get("/account/password")
        wrong = await send(client, "/account/password", page, former="seven otters", **fresh)
        weak = await send(client, "/account/password", page, former=PASSWORD, password="short", again="short")
        apart = await send(client, "/account/password", page, former=PASSWORD, **fresh | {"again": "other"})
        assert [one.status_code for one in (wrong, weak, apart)] == [422, 422, 422]
        assert "This is not your password." in wrong.text
        assert PASSWORD not in wrong.text + weak.text + apart.text
        assert await account_by_password("staff", str(officer.email), PASSWORD) == officer.id
        assert await actor_of(elsewhere, NOW) is not None
        done = await send(client, "/account/password", page, former=PASSWORD, **fresh)
        assert done.headers["location"] == "/account/password?saved"
        assert (await client.get("/account/password")).status_code == 200, "this session stays"
    assert await actor_of(elsewhere, NOW) is None
    assert await account_by_password("staff", str(officer.email), PASSWORD) is None
    assert await account_by_password("staff", str(officer.email), fresh["password"]) == officer.id


async def test_a_guessed_former_password_is_limited_and_a_fresh_proof_is_asked_first(app: Litestar) -> None:
    officer = await account(role=Role.AUDITOR)
    await set_password(SYSTEM, officer.id, PASSWORD, now=NOW)
    async with browser(app, await session_of(officer)) as client:
        page = await client.get("/account/password")
        guess = {"password": "nine herons over the estuary", "again": "nine herons over the estuary"}
        tries = [
            (await send(client, "/account/password", page, former=f"guess {one}", **guess)).status_code
            for one in range(9)
        ]
        assert tries == [*[422] * 8, 429]
        await Session.update({Session.confirmed_at: NOW - timedelta(minutes=11)}).where(Session.account == officer.id)
        late = await send(client, "/account/password", page, former=PASSWORD, **guess)
        assert late.headers["location"].startswith("/account/confirm")


async def test_another_app_takes_the_place_of_the_first_only_when_it_has_shown_a_code(app: Litestar) -> None:
    officer, other = await account(role=Role.AUDITOR), await account(role=Role.AUDITOR)
    before = await seed_to_enrol(officer.id)
    await use_code(officer.id, pyotp.TOTP(before).at(NOW - timedelta(seconds=30)), now=NOW, enrolling=True)
    old_codes = await fresh_recovery_codes(SYSTEM, officer.id, now=NOW)
    async with browser(app, await session_of(officer)) as client, browser(app, await session_of(other)) as stranger:
        elsewhere, page = await session_of(officer), await client.get("/account/authenticator")
        seed, pending = seed_shown(page), hidden(page, "pending")
        assert seed != before
        refused = await send(client, "/account/authenticator", page, pending=pending, code="000000")
        assert seed_shown(refused) == seed, "the app that was set up meanwhile still fits"
        await use_code(officer.id, pyotp.TOTP(before).at(NOW), now=NOW)
        theirs = await stranger.get("/account/authenticator")
        fits = pyotp.TOTP(seed).at(NOW)
        stolen = await send(stranger, "/account/authenticator", theirs, pending=pending, code=fits)
        assert stolen.status_code == 409, "what was offered to one is nothing to another"
        assert seed_shown(stolen) != seed
        done = await send(client, "/account/authenticator", page, pending=pending, code=fits)
        assert len(re.findall(r"<li>[0-9a-f-]{31}</li>", done.text)) == 10
    assert await actor_of(elsewhere, NOW) is None
    later = NOW + timedelta(seconds=90)
    for gone in (pyotp.TOTP(before).at(later), pyotp.TOTP(before).at(NOW)):
        with pytest.raises(CodeDoesNotFit):
            await use_code(officer.id, gone, now=later)
    with pytest.raises(CodeDoesNotFit):
        await use_recovery_code(officer.id, old_codes[0], now=later)
    await use_code(officer.id, pyotp.TOTP(seed).at(later), now=later)
