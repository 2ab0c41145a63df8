"""What happens at an exhibitor's booth and when it can be met, for its page at the desk."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from expo.editions.tables import Edition
from expo.exhibitors.events.queries import events_of
from expo.exhibitors.events.rules import STATE_NAMES
from expo.exhibitors.meetings.queries import by_day, offer_of


async def show_days(row: Edition, exhibitor: UUID) -> dict[str, Any]:
    """The context of `expo/exhibitors/meetings/_desk.html`; the caller has found the exhibitor in the actor's reach."""
    offer = await offer_of(exhibitor)
    return {
        "events": await events_of(exhibitor),
        "event_states": STATE_NAMES,
        "offer": offer,
        "offered_days": by_day(offer, ZoneInfo(row.zone)),
    }
