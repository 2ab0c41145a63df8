"""Where an organisation's participations stand, on the page on which it begins in its portal."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from core.actor import Actor
from core.errors import mark
from core.web.given import AnyRequest
from directory.sections import Section, Told
from expo.editions.queries import all_editions
from expo.editions.rules import is_over
from expo.editions.tables import Edition
from expo.exhibitors.portal.places import places_of
from expo.exhibitors.portal.queries import Offer, offers_for
from expo.exhibitors.rules import STATE_NAMES
from i18n.screens import RailEntry


async def _exhibiting(request: AnyRequest, actor: Actor, organisation: UUID) -> Told | None:
    """Applications that are under way, with what is open in each, and fairs that take applications; of an edition that
    is over only where something is still open.
    """
    now = request.app.state.clock()
    editions = {one.slug: one for one in await all_editions()}
    found: list[Mapping[str, Any]] = []
    for offer in await offers_for(actor, organisation, now=now):
        waiting = await _waiting(actor, offer, editions[offer.slug], now=now)
        if waiting or _runs(offer, editions[offer.slug], now):
            found.append({"offer": offer, "open": waiting})
    return {"offers": found, "states": STATE_NAMES} if found else None


async def _waiting(actor: Actor, offer: Offer, row: Edition, *, now: datetime) -> list[RailEntry]:
    if offer.one is None or offer.one.over:
        return []
    return [one for one in await places_of(actor, offer.one, row, now=now) if one.count]


def _runs(offer: Offer, row: Edition, now: datetime) -> bool:
    if offer.one is None or offer.one.over:
        return offer.opening == "open"
    return not is_over(row.ends_on, row.zone, now)


SECTIONS = (Section("exhibiting", "portal", mark("Exhibiting"), "expo/exhibitors/portal/_at_home.html", _exhibiting),)
