"""Making webhooks, telling once more, ending them."""

import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.permissions import Core
from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Invalid, NotFound, mark
from core.journal.commands import record
from core.webhooks.facts import (
    WebhookEnded,
    WebhookFormerSecretEnded,
    WebhookMade,
    WebhookReplayed,
    WebhookSecretRenewed,
    WebhookTriedAgain,
)
from core.webhooks.rules import AddressRefused, kinds, shown_secret, target_of
from core.webhooks.sealing import sealed
from core.webhooks.tables import Webhook

SECRET_BYTES = 32
NO_FORMER: dict[Any, Any] = {Webhook.former: None, Webhook.former_until: None}
LATEST = "SELECT coalesce(max(number), 0) AS number FROM core_seal"
BEFORE = """
SELECT coalesce(min(s.number) - 1, (SELECT coalesce(max(number), 0) FROM core_seal)) AS number
FROM core_seal s JOIN core_entry e ON e.id = s.entry WHERE e.at >= {}
"""


@dataclass(frozen=True, slots=True)
class Made:
    """`secret` is shown once; messages are signed with it."""

    webhook: UUID
    secret: str


async def make_webhook(actor: Actor, *, url: str, wanted: Collection[str], now: datetime) -> Made:
    """Tells what is recorded from now on. Raises Invalid."""
    require(actor, Core.WEBHOOK_WRITE)
    try:
        target_of(url)
    except AddressRefused as error:
        raise Invalid({"url": error.message}) from error
    chosen = tuple(sorted(set(wanted) & kinds().keys()))
    if not chosen or len(chosen) != len(set(wanted)):
        raise Invalid({"kinds": mark("Please choose at least one.")})
    webhook, secret = uuid4(), secrets.token_bytes(SECRET_BYTES)
    async with transaction():
        latest = (await DB.run_querystring(QueryString(LATEST)))[0]["number"]
        row = Webhook(
            id=webhook,
            url=url,
            kinds=json.dumps(chosen),
            sealed=sealed(webhook, secret),
            through=latest,
            made_at=now,
            made_by=str(actor),
            due_at=now,
        )
        await Webhook.insert(row)
        await record(actor, WebhookMade(webhook=webhook, kinds=chosen), now=now)
    return Made(webhook, shown_secret(secret))


async def renew_secret(actor: Actor, webhook: UUID, *, overlap: timedelta, now: datetime) -> Made:
    """Messages carry both signatures for so long, that the receiver may change over in peace; with no overlap the former
    one ends at once. One that was former already ends. Raises NotFound.
    """
    require(actor, Core.WEBHOOK_WRITE)
    secret, until = secrets.token_bytes(SECRET_BYTES), now + overlap
    async with transaction():
        mine = (Webhook.id == webhook) & Webhook.ended_at.is_null()
        row = await Webhook.select(Webhook.sealed).where(mine).first().lock_rows()
        if row is None:
            raise NotFound
        former = {Webhook.former: row["sealed"], Webhook.former_until: until} if overlap else NO_FORMER
        await Webhook.update({Webhook.sealed: sealed(webhook, secret), **former}).where(mine)
        await record(actor, WebhookSecretRenewed(webhook=webhook, until=until.isoformat()), now=now)
    return Made(webhook, shown_secret(secret))


async def end_former_secret(actor: Actor, webhook: UUID, *, now: datetime) -> None:
    """Before its time. Raises NotFound where there is none."""
    require(actor, Core.WEBHOOK_WRITE)
    async with transaction():
        done = (
            await Webhook.update(NO_FORMER)
            .where((Webhook.id == webhook) & Webhook.former.is_not_null())
            .returning(Webhook.id)
        )
        if not done:
            raise NotFound
        await record(actor, WebhookFormerSecretEnded(webhook=webhook), now=now)


async def replay(actor: Actor, webhook: UUID, *, since: datetime, now: datetime) -> None:
    """Everything of its kinds from `since` on; receivers know a message again by its id. Raises NotFound."""
    require(actor, Core.WEBHOOK_WRITE)
    async with transaction():
        number = (await DB.run_querystring(QueryString(BEFORE, since)))[0]["number"]
        done = (
            await Webhook.update({Webhook.through: number, Webhook.due_at: now})
            .where((Webhook.id == webhook) & Webhook.ended_at.is_null())
            .returning(Webhook.id)
        )
        if not done:
            raise NotFound
        await record(actor, WebhookReplayed(webhook=webhook, since=since.isoformat()), now=now)


async def try_again(actor: Actor, webhook: UUID, *, now: datetime) -> None:
    """With the worker's next round instead of when it would be due. Raises NotFound where nothing is put off."""
    require(actor, Core.WEBHOOK_WRITE)
    async with transaction():
        failing = (Webhook.id == webhook) & Webhook.ended_at.is_null() & Webhook.failing_since.is_not_null()
        if not await Webhook.update({Webhook.due_at: now}).where(failing).returning(Webhook.id):
            raise NotFound
        await record(actor, WebhookTriedAgain(webhook=webhook), now=now)


async def end_webhook(actor: Actor, webhook: UUID, *, now: datetime) -> None:
    """Raises NotFound when it has ended already."""
    require(actor, Core.WEBHOOK_WRITE)
    async with transaction():
        done = (
            await Webhook.update({Webhook.ended_at: now, Webhook.ended_by: str(actor)})
            .where((Webhook.id == webhook) & Webhook.ended_at.is_null())
            .returning(Webhook.id)
        )
        if not done:
            raise NotFound
        await record(actor, WebhookEnded(webhook=webhook), now=now)
