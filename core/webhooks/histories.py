"""Where a webhook tells what happens: its host, since addresses may hold a way in."""

from collections.abc import Collection
from urllib.parse import urlsplit
from uuid import UUID

from core.access.permissions import Core
from core.journal.names import Named, name_records
from core.webhooks.tables import Webhook


async def _webhooks(records: Collection[UUID]) -> dict[UUID, Named]:
    rows = await Webhook.select(Webhook.id, Webhook.url).where(Webhook.id.is_in(list(records)))
    return {
        row["id"]: Named(urlsplit(row["url"]).hostname or "", f"/desk/webhooks/{row['id']}", Core.WEBHOOK_READ)
        for row in rows
    }


name_records("core.webhooks.", _webhooks)
