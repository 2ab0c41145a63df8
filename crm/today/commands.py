"""Having one's day sent by mail, and not any more."""

from uuid import uuid4

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from crm.timeline.permissions import Desk
from crm.today.tables import Digest

SET = """
INSERT INTO crm_digest (id, account, hour, zone) VALUES ({}, {}, {}, {})
ON CONFLICT (account) DO UPDATE SET hour = excluded.hour, zone = excluded.zone
"""


async def send_daily(actor: Actor, *, hour: int, zone: str) -> None:
    """From `hour` on, in this zone, whenever there is something."""
    require(actor, Desk.TASK_WRITE)
    async with transaction():
        await DB.run_querystring(QueryString(SET, uuid4(), actor.account, hour, zone))


async def send_no_more(actor: Actor) -> None:
    async with transaction():
        await Digest.delete().where(Digest.account == actor.account)


async def sent_daily(actor: Actor) -> Digest | None:
    """When and where, None for who has not asked."""
    return await Digest.objects().where(Digest.account == actor.account).first()
