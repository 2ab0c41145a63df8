"""Somebody who lost all proofs gets in again by a letter, and nothing that opened before opens any more."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import uuid4

import pytest
from litestar import Litestar

from core.access.accounts.commands import OwnAccount
from core.access.grants.commands import NobodyLeft
from core.access.proofs import fresh_recovery_codes, set_password
from core.access.recovery.commands import renew_entrance
from core.access.roles import Role
from core.access.sessions.queries import actor_of
from core.access.tables import Account, EntryLink, Passkey, Password, RecoveryCode, Session, Totp
from core.actor import SYSTEM, Actor
from core.errors import Denied, NotFound, SignInRequired
from core.journal.tables import EntryValue
from core.mail.tables import Letter
from tests.conftest import NOW, started
from tests.core.access.entering import send, token_in
from tests.core.access.test_ways_in import first_entrance
from tests.make.accounts import account, browser, session_of

WITH_LINK = Letter.text.like("%/account/first/%")
WHY = "lost the phone, identified at the counter"


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def with_everything(one: Account) -> None:
    await set_password(SYSTEM, one.id, "four lanterns on the river", now=NOW)
    await fresh_recovery_codes(SYSTEM, one.id, now=NOW)
    await Totp.insert(Totp(account=one.id, sealed=b"-", confirmed_at=NOW))
    key = {"credential": uuid4().bytes, "public_key": b"-", "counted": 0, "name": "phone", "made_at": NOW}
    await Passkey.insert(Passkey(id=uuid4(), account=one.id, **key))


async def signed_in(one: Account) -> Actor:
    found = await actor_of(await session_of(one), NOW)
    assert found is not None
    return found


async def test_all_proofs_end_and_the_letter_alone_leads_to_new_ones(app: Litestar) -> None:
    one, other = await account(role=Role.ORGANISER), await account(role=Role.AUDITOR)
    boss = await account()
    for somebody in (one, other):
        await with_everything(somebody)
    lost = await session_of(one)
    async with browser(app, await session_of(boss)) as desk, browser(app, lost) as old, browser(app) as new:
        page = await desk.get(f"/desk/accounts/{one.id}")
        address = f"/desk/accounts/{one.id}/entrance"
        assert address in page.text
        assert (await send(desk, address, page, because="")).status_code == 422
        answer = await send(desk, address, page, because=WHY)
        assert answer.status_code == 303
        shown = await desk.get(answer.headers["location"])
        assert (await old.get("/desk")).status_code == 303
        letter = await Letter.objects().where((Letter.account == one.id) & WITH_LINK).first()
        assert letter is not None
        link = re.search(r"/account/first/(\S+)", letter.text)
        assert link is not None
        assert link[1] not in shown.text + answer.text
        assert letter.secret
        for proof in (Password, Passkey, RecoveryCode, Totp):
            assert not await proof.exists().where(proof.account == one.id)
            assert await proof.exists().where(proof.account == other.id)
        await first_entrance(new, link[1])
        assert (await new.get("/desk")).status_code == 200
        trail = await desk.get("/desk/audit", headers={"accept-language": "en"})
        assert "a new entrance; the old proofs ended" in trail.text
        assert await EntryValue.exists().where((EntryValue.after == WHY) & (EntryValue.subject == one.id))
    ends = (await EntryLink.objects().where(EntryLink.account == one.id).first()).ends_at  # type: ignore[union-attr]
    assert ends == NOW + timedelta(days=1)


async def test_without_a_fresh_proof_or_the_right_nobody_renews_anything(app: Litestar) -> None:
    one, boss, auditor = await account(role=Role.ORGANISER), await account(), await account(role=Role.AUDITOR)
    await with_everything(one)
    token = await session_of(boss)
    await Session.update({Session.confirmed_at: NOW - timedelta(minutes=11)}).where(Session.account == boss.id)
    async with browser(app, token) as stale, browser(app, await session_of(auditor)) as other:
        page = await stale.get(f"/desk/accounts/{one.id}")
        assert "/entrance" not in page.text
        fields = {"csrf": token_in(page), "because": WHY}
        answer = await stale.post(f"/desk/accounts/{one.id}/entrance", data=fields)
        assert answer.headers["location"].startswith("/account/confirm")
        fields["csrf"] = token_in(await other.get("/desk"))
        assert (await other.post(f"/desk/accounts/{one.id}/entrance", data=fields)).status_code == 403
    actor = await signed_in(boss)
    with pytest.raises(OwnAccount):
        await renew_entrance(actor, boss.id, because=WHY, now=NOW)
    with pytest.raises(NobodyLeft):
        await renew_entrance(SYSTEM, boss.id, because=WHY, now=NOW)
    with pytest.raises(Denied):
        await renew_entrance(await signed_in(auditor), one.id, because=WHY, now=NOW)
    with pytest.raises(NotFound):
        await renew_entrance(actor, (await account(role=Role.ATTENDEE)).id, because=WHY, now=NOW)
    assert await Password.exists().where(Password.account == one.id)
    assert not await Letter.exists().where(WITH_LINK)


async def test_of_two_administrators_who_do_it_to_each_other_at_once_one_remains(app: Litestar) -> None:
    pair = [await account(), await account()]
    actors = [await signed_in(one) for one in pair]
    done = await asyncio.gather(
        renew_entrance(actors[0], pair[1].id, because=WHY, now=NOW),
        renew_entrance(actors[1], pair[0].id, because=WHY, now=NOW),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in done) == sorted(["NoneType", SignInRequired.__name__])
    assert await Account.count().where(Account.accepted_at.is_not_null()) == 1
