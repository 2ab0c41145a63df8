"""What an organisation may apply to, and has applied to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from core.actor import Actor
from expo.editions.queries import all_editions
from expo.exhibitors.queries import Application, application_of
from expo.exhibitors.tables import Fair
from expo.venues.tables import Hall
from i18n.text import Translated, required

Opening = Literal["later", "open", "over"]


@dataclass(frozen=True, slots=True)
class Offer:
    """An edition with its fair; `one` is the organisation's application, the live one before others."""

    slug: str
    name: Translated
    opening: Opening
    opens_at: datetime | None
    closes_at: datetime | None
    zone: ZoneInfo
    one: Application | None


async def offers_for(actor: Actor, organisation: UUID, *, now: datetime) -> list[Offer]:
    """Newest edition first; without an application only those that have a fair whose time is not over."""
    fairs = {one.edition: one for one in await Fair.objects()}
    found = []
    for row in await all_editions():
        fair = fairs.get(row.id)
        known = await application_of(actor, row.id, organisation)
        if fair is None or fair.applications_open_at is None:
            if known is not None:
                found.append(Offer(row.slug, required(row.name), "later", None, None, ZoneInfo(row.zone), known))
            continue
        state = opening(fair.applications_open_at, fair.applications_close_at, now)
        if state != "over" or known is not None:
            times = (fair.applications_open_at, fair.applications_close_at)
            found.append(Offer(row.slug, required(row.name), state, *times, ZoneInfo(row.zone), known))
    return found


def opening(opens: datetime, closes: datetime | None, now: datetime) -> Opening:
    """Whether applications are taken yet, now, or no more."""
    if now < opens:
        return "later"
    return "over" if closes is not None and now >= closes else "open"


async def halls_of(edition: UUID) -> list[Mapping[str, Any]]:
    """`code` and `name` (Translated), in their order."""
    rows = await Hall.select(Hall.code, Hall.name).where(Hall.edition == edition).order_by(Hall.position)
    return [{**row, "name": required(row["name"])} for row in rows]
