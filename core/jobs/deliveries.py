"""Delivering facts to their subscribers: at least once, by any number of workers, none waiting for another."""

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.db.transaction import transaction
from core.jobs.rules import next_try
from core.jobs.trouble import trouble_of
from core.journal.subscriptions import Receiver, subscriber
from core.journal.tables import Delivery

log = logging.getLogger(__name__)

BATCH = 20
TAKE = """
SELECT d.id, d.subscriber, d.attempts, e.kind, e.payload
FROM core_delivery d JOIN core_entry e ON e.id = d.entry
WHERE d.delivered_at IS NULL AND d.due_at <= {}
ORDER BY d.due_at, d.id
LIMIT {}
FOR UPDATE OF d SKIP LOCKED
"""
LEFT_TO_A_PERSON = datetime(9999, 1, 1, tzinfo=UTC)


async def deliver(now: datetime) -> int:
    """Takes what is due and returns how many were taken; a failure is written down and tried again later."""
    async with transaction():
        rows = await DB.run_querystring(QueryString(TAKE, now, BATCH))
        for row in rows:
            await _deliver_one(row, now)
    return len(rows)


async def _deliver_one(row: Mapping[str, Any], now: datetime) -> None:
    known = subscriber(row["kind"], row["subscriber"])
    trouble = "no such subscriber" if known is None else await _trouble(known.receive, json.loads(row["payload"]), now)
    if trouble is None:
        values: dict[Any, Any] = {Delivery.delivered_at: now, Delivery.trouble: None}
    else:
        log.warning("delivery %s to %s failed: %s", row["id"], row["subscriber"], trouble)
        attempts = row["attempts"] + 1
        again = next_try(attempts, now)
        values = {Delivery.attempts: attempts, Delivery.trouble: trouble}
        values[Delivery.due_at] = again if again is not None else LEFT_TO_A_PERSON
    await Delivery.update(values).where(Delivery.id == row["id"])


async def _trouble(receive: Receiver, payload: Mapping[str, Any], now: datetime) -> str | None:
    try:
        async with transaction():
            await receive(payload, now)
    except Exception as error:  # noqa: BLE001 -- whatever a receiver raises is kept with its delivery, not lost with the worker
        return trouble_of(error)
    return None
