"""Keeping stars for somebody. No fact is recorded of a star: the journal is for ever, and what somebody goes to see is
nobody's business; so that a plan is dropped without a trace.
"""

import secrets
from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.sessions.commands import digest_of
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Conflict, mark
from expo.editions.queries import edition_called
from expo.stars.cookie import MOST
from expo.stars.queries import Kept, find_plan_of
from expo.stars.tables import Plan, Star

TOKEN_BYTES = 32
MAKE = """
INSERT INTO expo_plan (id, edition, account, digest, revision, made_at) VALUES ({}, {}, {}, {}, 1, {})
ON CONFLICT (edition, account) DO NOTHING
"""
ADD = """
INSERT INTO expo_star (id, plan, account, session, starred_at)
SELECT gen_random_uuid(), p.id, p.account, wanted.code, {}::timestamptz + wanted.place * interval '1 microsecond'
FROM expo_plan p, unnest({}::varchar[]) WITH ORDINALITY AS wanted (code, place) WHERE p.id = {}
ON CONFLICT (plan, session) DO NOTHING RETURNING session
"""
FORMER = "SELECT id FROM expo_plan WHERE digest = {} AND edition = {} AND account IS NULL FOR UPDATE"
CODES = "SELECT session FROM expo_star WHERE plan = {} ORDER BY starred_at, session"
MOVE_FEEDS = "UPDATE expo_feed SET plan = {}, account = {} WHERE plan = {}"


class TooManyStars(Conflict):
    message = mark("More than {most} sessions cannot be kept. Please drop some first.")


async def keep_star(plan: UUID, session: str, *, now: datetime) -> None:
    """Harmless the second time. Raises TooManyStars."""
    async with transaction():
        await _add(plan, [session], now)


async def drop_star(plan: UUID, session: str) -> None:
    async with transaction():
        gone = await Star.delete().where((Star.plan == plan) & (Star.session == session)).returning(Star.id)
        if gone:
            await Plan.update({Plan.revision: Plan.revision + 1}).where(Plan.id == plan)


async def take_over(
    account: UUID, edition: str, codes: Collection[str], *, browser: str | None = None, now: datetime
) -> Kept:
    """What a browser kept, or we kept for it (`browser` is its token), becomes part of the account's: each star once,
    and its calendars go on. Raises TooManyStars, NoSuchEdition.
    """
    row = await edition_called(edition)
    async with transaction():
        await DB.run_querystring(QueryString(MAKE, uuid4(), row.id, account, secrets.token_bytes(32), now))
        mine = (Plan.edition == row.id) & (Plan.account == account)
        plan: UUID = (await Plan.select(Plan.id).where(mine).lock_rows())[0]["id"]
        brought = list(codes)
        if browser is not None:
            brought += await _emptied(plan, account, row.id, browser)
        await _add(plan, brought, now)
        found = await find_plan_of(account, edition)
    assert found is not None  # noqa: S101 -- made above, and locked
    return found


async def open_plan(edition: str, codes: Collection[str], *, now: datetime) -> tuple[UUID, str]:
    """For a browser without an account, when its stars are to be read from elsewhere; its id and the cookie's token."""
    row = await edition_called(edition)
    token, plan = secrets.token_urlsafe(TOKEN_BYTES), uuid4()
    async with transaction():
        await Plan.insert(Plan(id=plan, edition=row.id, digest=digest_of(token), made_at=now))
        await _add(plan, list(codes), now)
    return plan, token


async def _add(plan: UUID, codes: list[str], now: datetime) -> None:
    added = await DB.run_querystring(QueryString(ADD, now, list(dict.fromkeys(codes)), plan))
    if not added:
        return
    await Plan.update({Plan.revision: Plan.revision + 1}).where(Plan.id == plan)
    if await Star.count().where(Star.plan == plan) > MOST:
        raise TooManyStars(most=MOST)


async def _emptied(plan: UUID, account: UUID, edition: UUID, browser: str) -> list[str]:
    """The stars of the browser's plan, which is no more afterwards."""
    former = await DB.run_querystring(QueryString(FORMER, digest_of(browser), edition))
    if not former:
        return []
    old = former[0]["id"]
    codes = [row["session"] for row in await DB.run_querystring(QueryString(CODES, old))]
    await DB.run_querystring(QueryString(MOVE_FEEDS, plan, account, old))
    await Plan.delete().where(Plan.id == old)
    return codes
