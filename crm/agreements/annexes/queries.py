"""The annexes of an agreement, in the order in which they were filed."""

from typing import Any
from uuid import UUID

from crm.agreements.texts.tables import Annex


async def annexes_of(agreement: UUID) -> list[dict[str, Any]]:
    """Those that stand."""
    live = (Annex.agreement == agreement) & Annex.ended_at.is_null()
    return await Annex.select().where(live).order_by(Annex.filed_at)


async def withdrawn_from(agreement: UUID) -> list[dict[str, Any]]:
    """Those that can be put back."""
    ended = (Annex.agreement == agreement) & Annex.ended_at.is_not_null()
    return await Annex.select().where(ended).order_by(Annex.filed_at)
