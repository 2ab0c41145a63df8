"""Asking for paper: what is being set already is not set twice."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from core.access.rules import require
from core.actor import SYSTEM, Actor
from core.db.transaction import transaction
from core.jobs.commands import ask
from expo.editions.queries import held
from expo.paper.queries import KIND, Sheet, settings_of
from expo.permissions import Expo
from expo.releases.queries import latest_numbers


async def ask_for_paper(actor: Actor, *, edition: str, sheets: Iterable[Sheet], now: datetime) -> UUID | None:
    """From the latest release; the job, None when all of them are being set from it already. Raises Denied, NotFound."""
    if actor != SYSTEM:
        require(actor, Expo.PROGRAMME_READ)
    async with transaction():
        row = await held(edition)
        number = (await latest_numbers()).get(edition)
        if number is None:
            return None
        running = [one.left for one in await settings_of(row.id) if one.number == number]
        wanted = sorted(set(sheets).difference(*running))
        if not wanted:
            return None
        return await ask(actor, KIND, {"edition": str(row.id), "number": number, "sheets": wanted}, now=now)
