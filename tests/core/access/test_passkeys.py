"""Passkeys: the right key, for this site, by its own user, once; everything else is refused the same way."""

import json
from datetime import timedelta
from typing import Any

import pytest
from webauthn import verify_authentication_response

from core.access.passkeys import commands
from core.access.passkeys.challenges import KeyRefused
from core.access.passkeys.rules import CONFIRMING, ENTERING, possible_at
from core.access.roles import Role
from core.access.rules import ConfirmationNeeded
from core.access.sessions.queries import actor_of
from core.access.tables import Account, Challenge, Passkey, Password, Totp
from core.actor import ANONYMOUS, Actor
from core.db.transaction import transaction
from tests.conftest import NOW
from tests.make.accounts import account, session_of
from tests.make.authenticator import PRESENT, Authenticator, challenge_of


async def signed_in(role: Role = Role.ADMINISTRATOR) -> Actor:
    actor = await actor_of(await session_of(await account(role=role)), NOW)
    assert actor is not None
    return actor


async def with_key() -> tuple[Actor, Authenticator]:
    actor, device = await signed_in(), Authenticator()
    options = json.loads(await commands.making(actor, now=NOW))
    opened = await commands.add_passkey(actor, device.made(options), "laptop", now=NOW)
    renewed = await actor_of(opened.token, NOW)
    assert renewed is not None
    return renewed, device


async def asked(actor: Actor = ANONYMOUS, purpose: str = ENTERING) -> dict[str, Any]:
    options: dict[str, Any] = json.loads(await commands.asking(actor, purpose, where="192.0.2.7", now=NOW))
    return options


async def enter(answer: str) -> Any:
    return await commands.enter(answer, where="here", agent="", now=NOW)


async def test_a_key_signs_its_owner_in(db: None) -> None:
    actor, device = await with_key()
    opened = await enter(device.signed(await asked(), actor.account))
    found = await actor_of(opened.token, NOW)
    assert (found and found.account, opened.complete) == (actor.account, True)


@pytest.mark.planted("a replayed challenge")
async def test_an_answer_is_good_once_and_the_library_alone_would_take_it_twice(db: None) -> None:
    actor, device = await with_key()
    answer = device.signed(await asked(), actor.account)
    await enter(answer)
    with pytest.raises(KeyRefused):
        await enter(answer)
    row = await Passkey.objects().first()
    assert row is not None
    for _ in range(2):
        naive = verify_authentication_response(
            credential=answer,
            expected_challenge=challenge_of(answer),
            expected_rp_id="expo.example",
            expected_origin="https://expo.example",
            credential_public_key=row.public_key,
            credential_current_sign_count=0,
        )
        assert naive.credential_id == device.credential, "the twin: a challenge that nobody keeps is no challenge"


BENT: dict[str, dict[str, Any]] = {
    "another site's page": {"origin": "https://expo.example.evil.example"},
    "another port": {"origin": "https://expo.example:8443"},
    "another site's key": {"party": "evil.example"},
    "nobody's finger": {"flags": PRESENT},
    "nobody there": {"flags": 0},
}


@pytest.mark.parametrize("name", sorted(BENT))
async def test_what_is_bent_is_refused(name: str, db: None) -> None:
    actor, device = await with_key()
    for what, value in BENT[name].items():
        setattr(device, what, value)
    with pytest.raises(KeyRefused):
        await enter(device.signed(await asked(), actor.account))


async def test_a_copied_key_falls_behind(db: None) -> None:
    actor, device = await with_key()
    device.counter = 5
    await enter(device.signed(await asked(), actor.account))
    with pytest.raises(KeyRefused):
        await enter(device.signed(await asked(), actor.account))


async def test_a_challenge_ends_and_is_for_one_thing(db: None) -> None:
    actor, device = await with_key()
    answer = device.signed(await asked(), actor.account)
    with pytest.raises(KeyRefused):
        await commands.enter(answer, where="here", agent="", now=NOW + timedelta(minutes=5))
    confirming = device.signed(await asked(actor, CONFIRMING), actor.account)
    with pytest.raises(KeyRefused):
        await enter(confirming)


async def test_only_ones_own_key_confirms(db: None) -> None:
    actor, device = await with_key()
    other, theirs = await with_key()
    with pytest.raises(KeyRefused):
        await commands.confirm(actor, theirs.signed(await asked(actor, CONFIRMING), other.account), now=NOW)
    opened = await commands.confirm(actor, device.signed(await asked(actor, CONFIRMING), actor.account), now=NOW)
    assert opened.complete


async def test_a_session_that_has_not_lately_proved_itself_adds_and_removes_no_key(db: None) -> None:
    actor, _ = await with_key()
    later = NOW + timedelta(minutes=11)
    key = await Passkey.objects().first()
    assert key is not None
    with pytest.raises(ConfirmationNeeded):
        await commands.making(actor, now=later)
    with pytest.raises(ConfirmationNeeded):
        await commands.remove_passkey(actor, key.id, now=later)


async def test_the_last_way_in_stays(db: None) -> None:
    actor, _ = await with_key()
    key = await Passkey.objects().first()
    assert key is not None
    with pytest.raises(commands.LastWayIn):
        await commands.remove_passkey(actor, key.id, now=NOW)
    await Totp.insert(Totp(account=actor.account, sealed=b"-", confirmed_at=NOW))
    with pytest.raises(commands.LastWayIn):  # a second step without a first is no way in
        await commands.remove_passkey(actor, key.id, now=NOW)
    await Password.insert(Password(account=actor.account, hashed="-", set_at=NOW))
    await commands.remove_passkey(actor, key.id, now=NOW)
    assert await Passkey.count() == 0


async def test_a_suspended_accounts_key_opens_nothing(db: None) -> None:
    actor, device = await with_key()
    await Account.update({Account.disabled_at: NOW}).where(Account.id == actor.account)
    with pytest.raises(KeyRefused):
        await enter(device.signed(await asked(), actor.account))


@pytest.mark.parametrize(
    "answer", ["", "{}", "[]", "null", '{"response": 1}', "\0", "{" * 5_000, '{"id": "x" ', "9" * 30_000]
)
async def test_nonsense_is_refused_and_breaks_nothing(answer: str, db: None) -> None:
    with pytest.raises(KeyRefused):
        await enter(answer)
    async with transaction():
        assert await Challenge.count() == 0


def test_browsers_make_keys_for_names_only() -> None:
    possible = ("https://expo.example", "http://localhost:8000")
    impossible = ("http://127.0.0.1:8000", "http://expo.example", "https://[::1]", "https://192.0.2.1")
    assert [possible_at(one) for one in (*possible, *impossible)] == [True] * 2 + [False] * 4
