"""Telling what is owed: in the order in which transactions committed, at least once, each attempt written down.

A webhook is a reader of the journal with a place in it. What fails is tried again from that very place, later each time,
so that a message is never passed over and a receiver never hears the second before the first.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.access.permissions import Core
from core.actor import SYSTEM
from core.db.engine import DB
from core.db.transaction import transaction
from core.journal.commands import record
from core.mail.commands import post
from core.mail.drafts import Recipient
from core.notices.commands import News, give_notice_to_holders
from core.notices.rules import WEBHOOK_ENDED
from core.settings import settings
from core.webhooks.commands import NO_FORMER
from core.webhooks.facts import WebhookEnded
from core.webhooks.letters import STOPPED
from core.webhooks.network import Answered, Network
from core.webhooks.rules import GIVEN_UP_AFTER, is_given_up, next_try, signatures
from core.webhooks.sealing import opened
from core.webhooks.tables import Webhook, WebhookAttempt
from core.webhooks.withholding import passed_over

AT_ONCE = 50
OWED = """
SELECT s.number, e.id, e.at, e.kind, e.payload, e.record FROM core_seal s JOIN core_entry e ON e.id = s.entry
WHERE s.number > {} AND e.kind = ANY({}) ORDER BY s.number LIMIT {}
"""
MAKER = """
SELECT id, email, name, language FROM core_account
WHERE id::text = {} AND email IS NOT NULL AND disabled_at IS NULL
"""


async def tell_all(now: datetime, network: Network | None = None) -> Mapping[str, int]:
    """How many messages were taken, and how many webhooks have trouble."""
    await Webhook.update(NO_FORMER).where(Webhook.former_until <= now)
    due = await Webhook.select().where(Webhook.ended_at.is_null() & (Webhook.due_at <= now)).order_by(Webhook.due_at)
    told = [await _tell(row, now, network or Network()) for row in due]
    return {"taken": sum(one for one, _ in told), "troubled": sum(troubled for _, troubled in told)}


async def _tell(row: dict[str, Any], now: datetime, network: Network) -> tuple[int, bool]:
    keys, taken = [opened(row["id"], one) for one in (row["sealed"], row["former"]) if one], 0
    owed = await DB.run_querystring(QueryString(OWED, row["through"], json.loads(row["kinds"]), AT_ONCE))
    silent = await passed_over(owed)
    for message in owed:
        if message["number"] in silent:
            await _pass(row["id"], message, {})
            continue
        answered = await _send(network, row["url"], keys, message, now)
        async with transaction():
            await _write_down(row["id"], message, answered, now)
            if not answered.taken:
                await _put_off(row, now)
                return taken, True
            await _pass(row["id"], message, {Webhook.failures: 0, Webhook.failing_since: None})
        taken += 1
    return taken, False


async def _pass(webhook: UUID, message: Mapping[str, Any], further: dict[Any, Any]) -> None:
    """Its place in the journal goes on, never back."""
    behind = (Webhook.id == webhook) & (Webhook.through < message["number"])
    await Webhook.update({Webhook.through: message["number"], **further}).where(behind)


async def _send(
    network: Network, url: str, keys: Sequence[bytes], message: Mapping[str, Any], now: datetime
) -> Answered:
    """The id is the fact's own: who hears it twice can know."""
    told = {"type": message["kind"], "timestamp": message["at"].astimezone(UTC), "data": json.loads(message["payload"])}
    body, name = msgspec.json.encode(told), f"msg_{message['id']}"
    headers = {
        "content-type": "application/json",
        "user-agent": "Madang-Webhooks",
        "webhook-id": name,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signatures(keys, name, now, body),
    }
    return await network.send(url, body, headers)


async def _write_down(webhook: UUID, message: Mapping[str, Any], answered: Answered, now: datetime) -> None:
    attempt = WebhookAttempt(
        webhook=webhook,
        entry=message["id"],
        kind=message["kind"],
        at=now,
        status=answered.status,
        milliseconds=answered.milliseconds,
        trouble=answered.trouble,
    )
    await WebhookAttempt.insert(attempt)


async def _put_off(row: dict[str, Any], now: datetime) -> None:
    since, failures = row["failing_since"] or now, row["failures"] + 1
    values: dict[Any, Any] = {
        Webhook.failures: failures,
        Webhook.failing_since: since,
        Webhook.due_at: next_try(failures, now),
    }
    if is_given_up(since, now):
        values |= {Webhook.ended_at: now, Webhook.ended_by: str(SYSTEM)}
        await record(SYSTEM, WebhookEnded(webhook=row["id"]), now=now)
        news = News(WEBHOOK_ENDED, f"/desk/webhooks/{row['id']}", f"webhook:{row['id']}")
        await give_notice_to_holders(Core.WEBHOOK_WRITE, news, now=now)
        await _write_to_maker(row, now)
    await Webhook.update(values).where((Webhook.id == row["id"]) & Webhook.ended_at.is_null())


async def _write_to_maker(row: dict[str, Any], now: datetime) -> None:
    """Notices wait at the desk, where they may not look for days. Nothing to an account that is suspended or gone."""
    for one in await DB.run_querystring(QueryString(MAKER, row["made_by"].rpartition(":")[2])):
        to = Recipient(one["email"], one["name"], one["language"], one["id"])
        link = f"{settings().base_url}/desk/webhooks/{row['id']}"
        await post(STOPPED, to, now=now, link=link, address=row["url"], days=GIVEN_UP_AFTER.days)
