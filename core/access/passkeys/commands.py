"""Adding, using and removing passkeys."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.attempts import allow
from core.access.entrances.queries import proofs_of
from core.access.failures.commands import count_failed
from core.access.links.commands import accept
from core.access.passkeys.authenticators import asked_for_a_key, asked_to_sign, made_key, signed
from core.access.passkeys.challenges import KeyRefused, challenge, octets_of, use_challenge
from core.access.passkeys.facts import PasskeyAdded, PasskeyRemoved
from core.access.passkeys.rules import CONFIRMING, ENTERING, MAKING
from core.access.rules import ConfirmationNeeded, is_confirmed
from core.access.sessions.commands import Opened, add_proof, end_sessions, open_session
from core.access.tables import Account, Passkey
from core.access.tidings.commands import write_to_owner
from core.access.tidings.letters import PASSKEY_ADDED, PASSKEY_REMOVED
from core.access.ways import stays_open
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, Denied, NotFound, mark
from core.journal.commands import record

KINDS = ("staff", "exhibitor")
MOST_ASKED = 120


class LastWayIn(Conflict):
    message = mark("This is your only way in: add another passkey first.")


async def making(actor: Actor, *, now: datetime) -> str:
    """Options for `navigator.credentials.create`, as JSON. Raises Denied, ConfirmationNeeded."""
    account, _ = await _may_add(actor, now)
    row = await Account.select(Account.name, Account.email).where(Account.id == account).first()
    known = await Passkey.select(Passkey.credential).where(Passkey.account == account)
    email, name = (row or {}).get("email") or str(account), (row or {}).get("name") or ""
    octets = await challenge(account, MAKING, now=now)
    return asked_for_a_key(account.bytes, email, name, octets, [one["credential"] for one in known])


async def asking(actor: Actor, purpose: str, *, where: str, now: datetime) -> str:
    """Options for `navigator.credentials.get`, as JSON: no list of keys, so that nothing tells who has an account. Raises
    Limited: each is a row.
    """
    await allow("passkey_asked", where, most=MOST_ASKED, seconds=300, now=now)
    octets = await challenge(actor.account if purpose == CONFIRMING else None, purpose, now=now)
    return asked_to_sign(octets)


async def add_passkey(actor: Actor, answer: str, name: str, *, now: datetime) -> Opened:
    """At the first entrance it is the way in, and ends what was open before. Raises KeyRefused, Denied,
    ConfirmationNeeded.
    """
    account, session = await _may_add(actor, now)
    octets = await use_challenge(answer, account, MAKING, now=now)
    made = made_key(answer, octets)
    key = Passkey(
        id=uuid4(),
        account=account,
        credential=made.credential_id,
        public_key=made.credential_public_key,
        counted=made.sign_count,
        name=name,
        made_at=now,
    )
    async with refusing({"core_passkey_credential_key": KeyRefused()}):
        await Passkey.insert(key)
        await record(actor, PasskeyAdded(account=account, passkey=key.id), now=now)
        await write_to_owner(account, PASSKEY_ADDED, now=now)
        if not actor.complete:
            await end_sessions(actor, account, now=now, but=session)
            await accept(actor, account, now=now)
        return await add_proof(session, "passkey", now=now)


async def enter(answer: str, *, where: str, agent: str, now: datetime) -> Opened:
    """Signing in: the key says who it is. Raises KeyRefused, Limited."""
    await allow("sign_in_from", where, most=60, seconds=300, now=now)
    try:
        octets = await use_challenge(answer, None, ENTERING, now=now)
        async with transaction():
            account = await _proved(answer, octets, now=now)
            return await open_session(account, proved=("passkey",), now=now, agent=agent)
    except KeyRefused:
        await count_failed(await _holder(answer), now=now)
        raise


async def confirm(actor: Actor, answer: str, *, now: datetime) -> Opened:
    """Before a dangerous act; only a key of one's own. Raises KeyRefused, Limited."""
    if actor.account is None or actor.session is None:
        raise NotFound
    await allow("second_step", str(actor.account), most=10, seconds=300, now=now)
    try:
        octets = await use_challenge(answer, actor.account, CONFIRMING, now=now)
        async with transaction():
            await _proved(answer, octets, now=now, only=actor.account)
            return await add_proof(actor.session, "passkey", now=now)
    except KeyRefused:
        await count_failed(actor.account, now=now)
        raise


async def remove_passkey(actor: Actor, passkey: UUID, *, now: datetime) -> None:
    """Never the last way in. Raises LastWayIn, NotFound, ConfirmationNeeded."""
    account, _ = await _may_add(actor, now)
    async with transaction():
        if not await Passkey.exists().where((Passkey.account == account) & (Passkey.id == passkey)):
            raise NotFound
        if not await stays_open(account, without=passkey):
            raise LastWayIn
        await Passkey.delete().where(Passkey.id == passkey)
        await record(actor, PasskeyRemoved(account=account, passkey=passkey), now=now)
        await write_to_owner(account, PASSKEY_REMOVED, now=now)


async def _proved(answer: str, octets: bytes, *, now: datetime, only: UUID | None = None) -> UUID:
    """Whose key has signed; nobody's but `only`'s where it is given. The counter must have risen where the authenticator has
    one (a copied key falls behind).
    """
    key = await Passkey.objects().where(Passkey.credential == _credential(answer)).first().lock_rows()
    if key is None or only not in (None, key.account):
        raise KeyRefused
    counted = signed(answer, octets, key.public_key, key.counted).new_sign_count
    holder = Account.select(Account.id).where((Account.id == key.account) & Account.disabled_at.is_null())
    if not await holder.where(Account.kind.is_in(list(KINDS))).first():
        raise KeyRefused
    used: dict[Any, Any] = {Passkey.counted: counted, Passkey.used_at: now}
    await Passkey.update(used).where(Passkey.id == key.id)
    account: UUID = key.account
    return account


async def _holder(answer: str) -> UUID | None:
    """Whom a refused answer names, proved or not."""
    try:
        row = await Passkey.select(Passkey.account).where(Passkey.credential == _credential(answer)).first()
    except KeyRefused:
        return None
    return row["account"] if row else None


def _credential(answer: str) -> bytes:
    try:
        return octets_of(json.loads(answer)["id"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise KeyRefused from error


async def _may_add(actor: Actor, now: datetime) -> tuple[UUID, UUID]:
    """Whoever is on the way in by a one-time link, or has just proved who they are: a stolen session adds no key."""
    if actor.account is None or actor.session is None:
        raise NotFound
    if not actor.complete:
        if "first_link" not in await proofs_of(actor.session):
            raise Denied
    elif not is_confirmed(actor, now):
        raise ConfirmationNeeded
    return actor.account, actor.session
