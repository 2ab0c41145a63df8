"""An organisation's sign-on against a real issuer: who it lets in, and the answers that open nothing."""

import asyncio
import base64
import hmac
import json
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey
from litestar import Litestar

from core.access.entrances.queries import proofs_of
from core.access.identities.linking import remove
from core.access.identities.network import forget_issuers
from core.access.identities.tables import Identity, SignOn
from core.access.links.commands import make_link
from core.access.passkeys.commands import remove_passkey
from core.access.sessions.queries import actor_of
from core.access.tables import Account, Passkey, Session, Totp
from core.actor import SYSTEM
from core.settings import settings
from tests.conftest import NOW, lent
from tests.core.access.entering import send
from tests.make.accounts import account, browser, session_of
from tests.make.issuer import CLIENT, SECRET, Provider, issuing

BACK = "/account/identity/back"


@pytest.fixture
def issuer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    with issuing() as provider:
        for name, value in {
            "OIDC_ISSUER": provider.address,
            "OIDC_CLIENT_ID": CLIENT,
            "OIDC_CLIENT_SECRET": SECRET,
            "OIDC_NAME": "Ministry sign-on",
            "OIDC_AMR": "mfa",
        }.items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()
        forget_issuers()
        yield provider
    monkeypatch.undo()
    settings.cache_clear()
    forget_issuers()


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    with lent() as made:
        await made.state.shelf.fill()
        yield made


async def linked(issuer: Provider) -> Account:
    one: Account = await account()
    await Identity.insert(
        Identity(id=uuid4(), account=one.id, issuer=issuer.address, subject=issuer.subject, linked_at=NOW)
    )
    return one


async def away(
    client: httpx.AsyncClient, door: str = "/account/identity/entrance", page: str = "/account/sign-in"
) -> str:
    """The address that the browser is sent to."""
    sent = await send(client, door, await client.get(page), next="/desk/accounts")
    assert sent.status_code == 200, sent.text[:400]
    return str(sent.headers["refresh"]).removeprefix("0; url=")


async def returned(client: httpx.AsyncClient, issuer: Provider, **other: str) -> httpx.Response:
    return await client.get(BACK, params={**issuer.visited(await away(client)), **other})


async def test_a_subject_that_was_linked_comes_in_and_needs_a_second_factor_unless_the_issuer_says_it_checked_one(
    app: Litestar, issuer: Provider
) -> None:
    one = await linked(issuer)
    async with browser(app) as client:
        assert "Ministry sign-on" in (await client.get("/account/sign-in")).text
        half = await returned(client, issuer)
        assert half.headers["location"].startswith("/account/second-step")
        assert (await client.get("/desk/accounts")).status_code == 303
    issuer.bent = {"amr": ["pwd", "mfa"], "email": "changed@elsewhere.example"}
    async with browser(app) as client:
        whole = await returned(client, issuer)
        assert (whole.status_code, whole.headers["location"]) == (303, "/desk/accounts")
        assert (await client.get("/desk/accounts")).status_code == 200
        again = await away(client, "/account/identity/confirmation", "/account/confirm")
        assert "prompt=login&max_age=0" in again
        issuer.bent["auth_time"] = int(NOW.timestamp()) - 3600
        stale = await client.get(BACK, params=issuer.visited(again))
        assert stale.status_code == 409, "somebody who was signed in there an hour ago has confirmed nothing"
    assert await Session.count().where((Session.account == one.id) & (Session.complete.eq(True))) == 1


async def test_it_is_joined_by_its_owner_alone_and_never_by_its_e_mail_address(app: Litestar, issuer: Provider) -> None:
    stranger = await account()
    await Account.update({Account.email: f"{issuer.subject}@ministry.example"}).where(Account.id == stranger.id)
    async with browser(app) as client:
        refused = await returned(client, issuer)
        assert refused.status_code == 409
        assert await Session.count() == 0, "an address that is the same opens nothing"
    one = await account()
    async with browser(app, await session_of(one)) as client:
        own = await client.get("/account/identity")
        sent = await send(client, "/account/identity", own)
        address = sent.headers["refresh"].removeprefix("0; url=")
        assert (await client.get(BACK, params=issuer.visited(address))).headers["location"] == "/account/identity"
    assert await Identity.select(Identity.account, Identity.subject) == [{"account": one.id, "subject": "officer-7"}]
    async with browser(app, await session_of(stranger)) as client:
        sent = await send(client, "/account/identity", await client.get("/account/identity"))
        address = sent.headers["refresh"].removeprefix("0; url=")
        assert (await client.get(BACK, params=issuer.visited(address))).status_code == 409
    identity = (await Identity.select(Identity.id).first() or {})["id"]
    async with browser(app, await session_of(one)) as client:
        removal = f"/account/identity/{identity}/removal"
        last = await send(client, removal, await client.get("/account/identity"))
        assert last.status_code == 409, "never the last way in"
    assert await Identity.count() == 1


async def test_of_two_ways_in_that_are_taken_away_at_once_one_stays(issuer: Provider, db: None) -> None:
    one = await linked(issuer)
    actor, key = await actor_of(await session_of(one), NOW), uuid4()
    made = Passkey(id=key, account=one.id, credential=b"c", public_key=b"p", name="laptop", made_at=NOW)
    await Passkey.insert(made)
    await Totp.insert(Totp(account=one.id, sealed=b"-", confirmed_at=NOW))
    identity = (await Identity.select(Identity.id).first() or {})["id"]
    assert actor is not None
    taken = (remove(actor, identity, now=NOW), remove_passkey(actor, key, now=NOW))
    ended = await asyncio.gather(*taken, return_exceptions=True)
    assert sorted(type(each).__name__ for each in ended) == ["LastWayIn", "NoneType"]
    assert await Passkey.count() + await Identity.count() == 1


async def test_at_the_first_entrance_it_is_the_way_in(app: Litestar, issuer: Provider) -> None:
    one = await account()
    await Account.update({Account.accepted_at: None}).where(Account.id == one.id)
    token = await make_link(SYSTEM, one.id, purpose="first", now=NOW)
    issuer.bent = {"amr": ["mfa"]}
    async with browser(app) as client:
        await send(client, "/account/first", await client.get(f"/account/first/{token}"), token=token)
        address = await away(client, "/account/identity", "/account/second-step")
        await client.get(BACK, params=issuer.visited(address))
        assert (await client.get("/desk/accounts")).status_code == 200
        found = await actor_of(client.cookies["__Host-madang"], NOW)
    assert found
    assert found.session
    assert await proofs_of(found.session) == {"first_link", "oidc_strong"}
    assert await Account.exists().where((Account.id == one.id) & Account.accepted_at.is_not_null())


def unsigned(claims: dict[str, Any]) -> str:
    return f"{compact({'alg': 'none'}, claims)}."


def by_public_key(provider: Provider) -> Callable[[dict[str, Any]], str]:
    """By hand: the library itself refuses to take a public key for a shared one."""

    def signed(claims: dict[str, Any]) -> str:
        said = compact({"alg": "HS256", "kid": "first"}, claims)
        return f"{said}.{encoded(hmac.digest(provider.key.as_pem(private=False), said.encode(), 'sha256'))}"

    return signed


def compact(*parts: dict[str, Any]) -> str:
    return ".".join(encoded(json.dumps(one).encode()) for one in parts)


def encoded(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).decode().rstrip("=")


def by_another_key(provider: Provider) -> Callable[[dict[str, Any]], str]:
    other = ECKey.generate_key("P-256", {"kid": "unknown"})
    return lambda claims: jwt.encode({"alg": "ES256", "kid": "unknown"}, claims, other)


INSTANT = int(NOW.timestamp())
BENT: dict[str, dict[str, Any]] = {
    "nonce of another": {"nonce": "0" * 64},
    "no nonce": {"nonce": None},
    "for another client": {"aud": "somebody-else"},
    "for several, asked by another": {"aud": [CLIENT, "somebody-else"], "azp": "somebody-else"},
    "for several, asked by nobody": {"aud": [CLIENT, "somebody-else"]},
    "another issuer": {"iss": "https://evil.example"},
    "the issuer and a slash": {"iss": "/"},
    "expired": {"exp": INSTANT - 61},
    "never expires": {"exp": None},
    "from the future": {"iat": INSTANT + 3600},
    "nobody": {"sub": None},
    "a number": {"sub": 7},
}


@pytest.mark.planted("an unsigned identity")
@pytest.mark.parametrize("twin", [False, True], ids=["ours", "naive twin"])
async def test_a_bent_answer_opens_nothing_and_a_twin_that_checks_little_takes_them(
    app: Litestar, issuer: Provider, twin: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    await linked(issuer)
    if twin:
        monkeypatch.setattr("core.access.identities.commands.check_claims", lambda *_: issuer.subject)
        monkeypatch.setattr("core.access.identities.commands.network.read_token", _believing)
    signed: dict[str, Any] = {
        "unsigned": unsigned,
        "HS256": by_public_key(issuer),
        "unknown key": by_another_key(issuer),
    }
    taken = []
    async with browser(app) as client:
        for name in [*BENT, *signed]:
            issuer.bent, issuer.signing = BENT.get(name, {}), signed.get(name)
            answer = await returned(client, issuer)
            assert answer.status_code in (303, 409), (name, answer.status_code)
            if answer.status_code == 303:
                taken.append(name)
                client.cookies.delete("__Host-madang")
    assert taken == ([*BENT, *signed] if twin else [])
    assert issuer.asked_for_keys <= 2, "whoever names unknown keys does not make us ask for them each time"


async def _believing(address: str, token: str, *, now: Any) -> dict[str, Any]:
    """The twin: reads what the token says, and asks nobody who signed it."""
    middle = token.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    return claims


async def test_an_answer_counts_once_in_the_browser_that_asked_and_from_the_issuer_that_was_asked(
    app: Litestar, issuer: Provider
) -> None:
    await linked(issuer)
    async with browser(app) as client, browser(app) as thief:
        await thief.get("/account/sign-in")
        answer = issuer.visited(await away(client))
        assert (await thief.get(BACK, params=answer)).status_code == 409, "the state of another browser"
        assert (await client.get(BACK, params=answer)).status_code == 303
        client.cookies.delete("__Host-madang")
        assert (await client.get(BACK, params=answer)).status_code == 409, "replayed"
        assert (await returned(client, issuer, iss="https://evil.example")).status_code == 409, "mix-up"
        assert (await returned(client, issuer, code="made-up")).status_code == 409
        assert (await returned(client, issuer, error="access_denied")).status_code == 409
        unnamed = {**issuer.visited(await away(client))}
        del unnamed["iss"]
        assert (await client.get(BACK, params=unnamed)).status_code == 409, "the issuer always says its name"
        for junk in ("?state=%00&code=%ff", "?state=a&state=b", "", "?code=" + "x" * 5000):
            assert (await client.get(BACK + junk)).status_code in (400, 409)
    assert await Session.count() == 1
    assert await SignOn.count().where(SignOn.used_at.is_null()) == 0


async def test_while_the_issuer_is_away_people_are_told_so(app: Litestar, issuer: Provider) -> None:
    issuer.away = True
    async with browser(app) as client:
        sent = await send(client, "/account/identity/entrance", await client.get("/account/sign-in"))
        assert (sent.status_code, sent.headers["retry-after"]) == (503, "30")


async def test_without_settings_there_is_neither_a_button_nor_a_route(app: Litestar) -> None:
    async with browser(app) as client:
        page = await client.get("/account/sign-in")
        assert "/account/identity" not in page.text
        assert (await send(client, "/account/identity/entrance", page)).status_code == 404
        assert (await client.get(BACK)).status_code == 404
