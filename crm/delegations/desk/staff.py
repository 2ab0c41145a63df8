"""Who can look after a visit, and what those are called who did something with it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from core.access.accounts.doers import doers_called
from core.access.grants.queries import holders
from core.access.permissions import Core
from core.access.rules import require
from core.actor import Actor
from core.journal.holders import Holder
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import VISIT
from crm.delegations.permissions import Visits
from crm.sight import country_scope

DOERS = ("made_by", "waived_by", "done_by", "taken_by")


async def writers(country: str, *, now: datetime) -> list[tuple[str, str]]:
    """Who can look after one of the country, as (account's id, name)."""
    found = await holders(Visits.VISIT_WRITE, country_scope(country), now=now)
    return [*dict.fromkeys((str(one.account), one.name) for one in found)]


async def offered_to(actor: Actor, country: str, *, now: datetime) -> list[tuple[str, str]]:
    """The same, to choose from on a page; that they were shown is recorded. Raises Denied."""
    require(actor, Core.COLLEAGUE_READ)
    found = await writers(country, now=now)
    await note_list(actor, VISIT, {UUID(one) for one, _ in found}, now=now)
    return found


async def doers_of(rows: Iterable[Any]) -> dict[str, str | Holder]:
    """Names by what the journal calls them, of rows and values."""
    return await doers_called({said for row in rows for name in DOERS if (said := _said(row, name))})


def _said(row: Any, name: str) -> str:
    return str(row.get(name) or "") if isinstance(row, dict) else str(getattr(row, name, "") or "")
