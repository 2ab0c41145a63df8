"""Publishing wordings, agreeing and withdrawing."""

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

import msgspec

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import NotFound, SignInRequired
from core.journal.commands import record
from core.privacy.consents.queries import Asked, asked_of
from core.privacy.consents.rules import NeededForAccount, WordingIsOlder, check_asked
from core.privacy.facts import ConsentGiven, ConsentWithdrawn, WordingPublished
from core.privacy.permissions import Privacy
from core.privacy.tables import Consent, ConsentText


class Words(msgspec.Struct, frozen=True):
    """One language's."""

    title: str
    body: str


class Wording(msgspec.Struct, frozen=True):
    """What people are asked, by language."""

    purpose: str
    version: int
    needed: bool
    texts: dict[str, Words]


async def publish_wordings(actor: Actor, wordings: Sequence[Wording], *, now: datetime) -> int:
    """All or none; how many were new. Raises WordingIsOlder when a version is there with other words, Denied."""
    require(actor, Privacy.WORDING)
    async with transaction():
        return sum([await _publish(actor, one, now) for one in wordings])


async def _publish(actor: Actor, one: Wording, now: datetime) -> bool:
    same = (ConsentText.purpose == one.purpose) & (ConsentText.version == one.version)
    texts = msgspec.to_builtins(one.texts)
    known = await ConsentText.objects().where(same).first()
    if known is not None:
        if json.loads(known.texts) != texts or known.needed != one.needed:
            raise WordingIsOlder
        return False
    row = ConsentText(
        id=uuid4(),
        purpose=one.purpose,
        version=one.version,
        needed=one.needed,
        texts=json.dumps(texts, ensure_ascii=False),
        effective_at=now,
    )
    await ConsentText.insert(row)
    await record(actor, WordingPublished(purpose=one.purpose, version=one.version), now=now)
    return True


async def agree(actor: Actor, purpose: str, *, language: str, channel: str, now: datetime) -> None:
    """To the wording in force; once is enough. Raises IsNotice, NotFound, SignInRequired."""
    async with transaction():
        account, one = await _asked(actor, purpose, now)
        check_asked(needed=one.needed)
        if one.holds and one.agreed_version == one.version:
            return
        await _withdraw(account, purpose, now)
        consent = Consent(id=uuid4(), account=account, text=one.text, language=language, channel=channel, given_at=now)
        async with refusing({"core_consent_once": NotFound()}):
            await Consent.insert(consent)
        await record(actor, ConsentGiven(account=account, purpose=purpose, version=one.version), now=now)


async def agree_to(actor: Actor, purposes: Sequence[str], *, language: str, channel: str, now: datetime) -> None:
    """To those and no other. Raises NotFound, SignInRequired."""
    async with transaction():
        for purpose in purposes:
            await agree(actor, purpose, language=language, channel=channel, now=now)


async def withdraw(actor: Actor, purpose: str, *, now: datetime) -> None:
    """From now on; nothing to withdraw is no mistake. Raises NeededForAccount, NotFound, SignInRequired."""
    async with transaction():
        account, one = await _asked(actor, purpose, now)
        if one.needed:
            raise NeededForAccount
        if await _withdraw(account, purpose, now):
            await record(actor, ConsentWithdrawn(account=account, purpose=purpose), now=now)


async def _asked(actor: Actor, purpose: str, now: datetime) -> tuple[UUID, Asked]:
    if actor.account is None:
        raise SignInRequired
    for one in await asked_of(actor.account, now):
        if one.purpose == purpose:
            return actor.account, one
    raise NotFound


async def _withdraw(account: UUID, purpose: str, now: datetime) -> int:
    texts = ConsentText.select(ConsentText.id).where(ConsentText.purpose == purpose)
    chosen = (Consent.account == account) & Consent.withdrawn_at.is_null() & Consent.text.is_in(texts)
    return len(await Consent.update({Consent.withdrawn_at: now}).where(chosen).returning(Consent.id))
