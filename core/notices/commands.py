"""Giving notice in the transaction of what happened, and having read it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.policies import policies
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import NotFound
from core.notices.tables import Notice

GIVE = """
INSERT INTO core_notice (id, account, what, places, href, source, at)
SELECT {}, a.id, {}, {}, {}, {}, {} FROM core_account a
WHERE a.id = {} AND a.kind = 'staff' AND a.disabled_at IS NULL
ON CONFLICT (account, source) DO NOTHING
"""
HOLDERS = """
SELECT DISTINCT g.account FROM core_grant g
WHERE g.role = ANY({}) AND g.revoked_at IS NULL AND g.granted_at <= {} AND (g.expires_at IS NULL OR g.expires_at > {})
"""


@dataclass(frozen=True, slots=True)
class News:
    """`what` is a kind of core.notices.rules, `href` where it is seen, `source` what it came from."""

    what: str
    href: str
    source: str
    places: dict[str, str | int] = field(default_factory=dict)


async def give_notice(news: News, *accounts: UUID, now: datetime) -> None:
    """In the caller's transaction, to those among them who have a desk."""
    async with transaction():
        for account in sorted(accounts):
            values = (uuid4(), news.what, json.dumps(news.places), news.href, news.source, now, account)
            await DB.run_querystring(QueryString(GIVE, *values))


async def give_notice_to_holders(permission: str, news: News, *, now: datetime, but: Iterable[UUID] = ()) -> None:
    """To all whose roles hold the permission now, except `but`."""
    policy = policies().get(permission)
    roles = sorted(policy.roles) if policy else []
    rows = await DB.run_querystring(QueryString(HOLDERS, roles, now, now))
    await give_notice(news, *({row["account"] for row in rows} - set(but)), now=now)


async def read(actor: Actor, notice: UUID, *, now: datetime) -> str:
    """Where it leads. Raises NotFound for one that is somebody else's."""
    mine = (Notice.id == notice) & (Notice.account == actor.account)
    async with transaction():
        row = await Notice.select(Notice.href).where(mine).first()
        if actor.account is None or row is None:
            raise NotFound
        await Notice.update({Notice.read_at: now}).where(mine & Notice.read_at.is_null())
        href: str = row["href"]
        return href


async def read_all(actor: Actor, *, until: datetime, now: datetime) -> None:
    """What was written until then: what came while the page was open stays unread."""
    async with transaction():
        mine = (Notice.account == actor.account) & Notice.read_at.is_null() & (Notice.at <= until)
        await Notice.update({Notice.read_at: now}).where(mine)
