"""Whoever's way in changes is written to, in their language, with nothing in the letter that somebody else could use."""

import re
from uuid import uuid4

from core.access.grants.commands import grant_role, revoke_role
from core.access.passkeys.commands import remove_passkey
from core.access.proofs import fresh_recovery_codes, set_password, use_recovery_code
from core.access.roles import Role
from core.access.sessions.commands import add_proof, open_session
from core.access.sessions.queries import actor_of
from core.access.tables import Account, Passkey, Totp
from core.access.tidings.rules import browser_name, is_unseen
from core.actor import SYSTEM
from core.mail.tables import Letter
from tests.conftest import NOW
from tests.make.accounts import account

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:{0}.0) Gecko/20100101 Firefox/{0}.0"
PHISHING = "Your account is locked, call 0800 1234 now <a href=//evil.example>"


async def written(one: Account) -> list[str]:
    rows = await Letter.select(Letter.template).where(Letter.account == one.id).order_by(Letter.template)
    return [row["template"] for row in rows]


async def test_each_change_is_written_of_once_and_never_tells_a_secret(db: None) -> None:
    one, other = await account(role=Role.ORGANISER), await account(role=Role.ORGANISER)
    await Account.update({Account.language: "ar"}).where(Account.id == one.id)
    await set_password(SYSTEM, one.id, "four lanterns on the river", now=NOW)
    codes = await fresh_recovery_codes(SYSTEM, one.id, now=NOW)
    await use_recovery_code(one.id, codes[0], now=NOW)
    given = await grant_role(SYSTEM, one.id, role=Role.AUDITOR, scope=None, because="stands in", now=NOW)
    await revoke_role(SYSTEM, given, because="is back", now=NOW)
    key = {"credential": uuid4().bytes, "public_key": b"-", "counted": 0, "name": "phone", "made_at": NOW}
    passkey = Passkey(id=uuid4(), account=one.id, **key)
    await Passkey.insert(passkey)
    await Totp.insert(Totp(account=one.id, sealed=b"-", confirmed_at=NOW))
    for agent in (FIREFOX.format(140), FIREFOX.format(141), PHISHING):
        opened = await open_session(one.id, proved=("passkey",), now=NOW, agent=agent)
    actor = await actor_of(opened.token, NOW)
    assert actor is not None
    await remove_passkey(actor, passkey.id, now=NOW)
    assert await written(one) == [
        *("authenticator_set", "new_browser", "passkey_removed", "password_set"),
        *("recovery_used", "role_given", "role_taken"),
    ]
    assert await written(other) == []
    for letter in await Letter.objects().where(Letter.account == one.id):
        assert letter.language == "ar"
        assert re.search("[\u0600-\u06ff]", letter.subject), letter.subject
        for secret in (*codes, "lanterns", "/account/", "0800", "evil.example", "stands in"):
            assert secret not in letter.text + letter.html


async def test_who_comes_in_for_the_first_time_is_written_nothing(db: None) -> None:
    one = await account(role=Role.ORGANISER)
    await Account.update({Account.accepted_at: None}).where(Account.id == one.id)
    await set_password(SYSTEM, one.id, "four lanterns on the river", now=NOW)
    opened = await open_session(one.id, proved=("first_link",), now=NOW, agent=PHISHING)
    await add_proof(opened.session, "passkey", now=NOW)
    assert await written(one) == []


async def test_the_second_step_is_what_makes_a_sign_in_worth_a_letter(db: None) -> None:
    one = await account(role=Role.ORGANISER)
    await open_session(one.id, proved=("passkey",), now=NOW, agent=FIREFOX.format(140))
    half = await open_session(one.id, proved=("password",), now=NOW, agent="curl/8.0")
    assert await written(one) == []
    await add_proof(half.session, "totp", now=NOW)
    assert await written(one) == ["new_browser"]


def test_a_browser_is_named_coarsely_and_its_version_makes_no_other_of_it() -> None:
    assert browser_name(FIREFOX.format(140)) == "Firefox · Linux"
    assert browser_name(PHISHING) == "–"
    assert not is_unseen(FIREFOX.format(141), [FIREFOX.format(99)])
    assert not is_unseen("curl/8.0", [])
    assert is_unseen("curl/8.0", [FIREFOX.format(99)])
