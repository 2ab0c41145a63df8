"""What was promised in agreements, and at which rate it was kept."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from core.access.accounts.queries import names_of
from crm.obligations.rules import Rate, rate
from crm.obligations.tables import Obligation


async def obligations_of(agreement: UUID) -> list[dict[str, Any]]:
    """By day, with the name of who answers for it."""
    rows = await Obligation.select().where(Obligation.agreement == agreement).order_by(Obligation.due_on)
    names = await names_of({row["owner"] for row in rows if row["owner"]})
    return [{**row, "owner_name": names.get(row["owner"], "")} for row in rows]


async def rate_of(agreements: Sequence[UUID]) -> Rate:
    """Over all of these together."""
    if not agreements:
        return rate(())
    mine = Obligation.agreement.is_in(list(agreements))
    return rate(await Obligation.select(Obligation.state).where(mine).output(as_list=True))
