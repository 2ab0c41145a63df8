"""Reading webhooks and what became of their messages."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from core.access.permissions import Core
from core.access.rules import require
from core.actor import Actor
from core.errors import NotFound
from core.webhooks.tables import Webhook, WebhookAttempt

ATTEMPTS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class WebhookShown:
    """As the desk shows it; instants in UTC."""

    id: UUID
    url: str
    kinds: tuple[str, ...]
    made_at: datetime
    due_at: datetime
    former_until: datetime | None
    failing_since: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class AttemptShown:
    """`status` None when there was no answer."""

    kind: str
    entry: int
    at: datetime
    status: int | None
    milliseconds: int
    trouble: str


async def webhooks(actor: Actor) -> list[WebhookShown]:
    """Those that still tell something first."""
    require(actor, Core.WEBHOOK_READ)
    rows = await Webhook.select().order_by(Webhook.made_at, ascending=False)
    return sorted((_shown(row) for row in rows), key=lambda one: one.ended_at is not None)


async def webhook_shown(actor: Actor, webhook: UUID) -> WebhookShown:
    """Raises NotFound."""
    require(actor, Core.WEBHOOK_READ)
    row = await Webhook.select().where(Webhook.id == webhook).first()
    if row is None:
        raise NotFound
    return _shown(row)


async def attempts_of(actor: Actor, webhook: UUID) -> list[AttemptShown]:
    """The latest first."""
    require(actor, Core.WEBHOOK_READ)
    rows = (
        await WebhookAttempt.select()
        .where(WebhookAttempt.webhook == webhook)
        .order_by(WebhookAttempt.at, ascending=False)
        .order_by(WebhookAttempt.entry, ascending=False)
        .limit(ATTEMPTS_SHOWN)
    )
    names = AttemptShown.__dataclass_fields__
    return [AttemptShown(**{name: row[name] for name in names}) for row in rows]


def _shown(row: dict[str, Any]) -> WebhookShown:
    kept = {name: row[name] for name in WebhookShown.__dataclass_fields__}
    return WebhookShown(**{**kept, "kinds": tuple(json.loads(row["kinds"]))})
