"""Being sent to the issuer and coming back: one row a sign-on, used up by the first answer, whatever it says."""

import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from core.access.attempts import allow
from core.access.entrances.queries import proofs_of
from core.access.identities import network
from core.access.identities.linking import link
from core.access.identities.queries import by_subject, sign_on
from core.access.identities.rules import (
    CONFIRMING,
    ENTERING,
    GOOD_FOR,
    LINKING,
    STRONG,
    Expected,
    SignOnRefused,
    check_claims,
    proof_of,
)
from core.access.identities.tables import Identity, SignOn
from core.access.rules import ConfirmationNeeded, is_confirmed
from core.access.secret import tag
from core.access.sessions.commands import Opened, add_proof, digest_of, open_session
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, Denied, NotFound, mark
from core.settings import settings

STATE_BYTES = 32
BACK = "/account/identity/back"
LONGEST_ANSWER = 4_000


class NotKnownHere(Conflict):
    message = mark(
        "Your organisation knows you, but this site does not yet: ask an administrator for an invitation. Nothing was "
        "created and nothing was kept."
    )


class SignOnCancelled(Conflict):
    message = mark("The sign-on of your organisation was cancelled, or did not let you in. You can begin again.")


class OneFactorOnly(Conflict):
    message = mark(
        "The sign-on of your organisation did not check two factors. Please confirm with a code or a passkey."
    )


@dataclass(frozen=True, slots=True)
class Returned:
    """`wanted` is the page they were on the way to; `opened` None when the session goes on as it was."""

    opened: Opened | None
    wanted: str


async def begin(actor: Actor, purpose: str, *, browser: str, wanted: str, where: str, now: datetime) -> str:
    """The issuer's address to go to. Raises NotFound when there is no sign-on, Denied, ConfirmationNeeded, Limited,
    IssuerAway.
    """
    ours = sign_on()
    await allow("sign_on_from", where, most=60, seconds=300, now=now)
    if purpose == LINKING:
        await _may_link(actor, now)
    issuer = await network.issuer_at(ours.issuer, now=now)
    state = secrets.token_urlsafe(STATE_BYTES)
    row = SignOn(
        id=uuid4(),
        account=None if purpose == ENTERING else actor.account,
        digest=digest_of(state),
        browser=digest_of(browser),
        purpose=purpose,
        wanted=wanted,
        began_at=now,
        ends_at=now + GOOD_FOR,
    )
    await SignOn.insert(row)
    return f"{issuer.told['authorization_endpoint']}?{urlencode(_asked(state, purpose))}"


async def come_back(
    actor: Actor, given: Mapping[str, str], *, browser: str, where: str, now: datetime, agent: str
) -> Returned:
    """With what the issuer sent along. Raises SignOnRefused, SignOnCancelled, NotKnownHere, IssuerAway, Limited."""
    ours = sign_on()
    await allow("sign_on_back", where, most=60, seconds=300, now=now)
    row = await _used(actor, given.get("state", ""), browser, now)
    issuer = await network.issuer_at(ours.issuer, now=now)
    # RFC 9207: an answer that another issuer gave is not carried to ours (mix-up).
    named = given.get("iss")
    if named != ours.issuer and (
        named is not None or issuer.told.get("authorization_response_iss_parameter_supported")
    ):
        raise SignOnRefused
    if "error" in given:
        raise SignOnCancelled
    claims = await _claims(issuer, given, now)
    confirming = row.purpose == CONFIRMING
    nonce = _derived("nonce", given["state"])
    since = row.began_at if confirming else None
    subject = check_claims(claims, Expected(ours.issuer, ours.client, nonce, now, since))
    proof = proof_of(claims, acr=ours.acr, amr=ours.amr)
    if row.purpose == LINKING:
        return Returned(await link(actor, ours.issuer, subject, proof, now=now), row.wanted)
    return Returned(await _let_in(actor, subject, proof, confirming=confirming, now=now, agent=agent), row.wanted)


async def _let_in(actor: Actor, subject: str, proof: str, *, confirming: bool, now: datetime, agent: str) -> Opened:
    """Into the account that the subject was linked with; before a dangerous act only into one's own."""
    async with transaction():
        known = await by_subject(sign_on().issuer, subject)
        if known is None:
            raise NotKnownHere
        await Identity.update({Identity.used_at: now}).where(Identity.id == known.id)
        if not confirming:
            return await open_session(known.account, proved=(proof,), now=now, agent=agent)
        if known.account != actor.account or actor.session is None:
            raise SignOnRefused
        if proof != STRONG:
            raise OneFactorOnly
        return await add_proof(actor.session, proof, now=now)


async def _used(actor: Actor, state: str, browser: str, now: datetime) -> SignOn:
    """The update decides which of two answers counts. Raises SignOnRefused."""
    fits = (SignOn.digest == digest_of(state[:LONGEST_ANSWER])) & (SignOn.browser == digest_of(browser))
    rows = (
        await SignOn.update({SignOn.used_at: now})
        .where(fits & SignOn.used_at.is_null() & (SignOn.ends_at > now))
        .returning(SignOn.id)
    )
    row = await SignOn.objects().where(SignOn.id == rows[0]["id"]).first() if rows else None
    if row is None or (row.purpose != ENTERING and row.account != actor.account):
        raise SignOnRefused
    return row


async def _claims(issuer: network.Issuer, given: Mapping[str, str], now: datetime) -> Mapping[str, Any]:
    ours, code = sign_on(), given.get("code", "")
    if not 0 < len(code) <= LONGEST_ANSWER:
        raise SignOnRefused
    fields = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": settings().base_url + BACK,
        "code_verifier": _derived("verifier", given["state"]),
    }
    token = await network.exchange(issuer, fields, client=ours.client, secret=ours.secret)
    return await network.read_token(ours.issuer, token, now=now)


def _asked(state: str, purpose: str) -> dict[str, str]:
    ours = sign_on()
    challenge = urlsafe_b64encode(sha256(_derived("verifier", state).encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code",
        "client_id": ours.client,
        "redirect_uri": settings().base_url + BACK,
        "scope": "openid",
        "state": state,
        "nonce": _derived("nonce", state),
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    again = {"prompt": "login", "max_age": "0"} if purpose == CONFIRMING else {}
    return {**asked, **again, **({"acr_values": " ".join(ours.acr)} if ours.acr else {})}


def _derived(what: str, state: str) -> str:
    """From the state and our secret: nothing that could be stolen lies in the database."""
    return tag(f"sign_on_{what}", state.encode("utf-8", "surrogatepass")).hex()


async def _may_link(actor: Actor, now: datetime) -> UUID:
    """Whoever came by a one-time link, or has just proved who they are; only staff have an organisation's sign-on."""
    if actor.account is None or actor.session is None or actor.kind != "staff":
        raise NotFound
    if not actor.complete and "first_link" not in await proofs_of(actor.session):
        raise Denied
    if actor.complete and not is_confirmed(actor, now):
        raise ConfirmationNeeded
    return actor.account
