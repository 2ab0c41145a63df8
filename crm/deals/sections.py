"""Deals on the pages of countries, organisations, agreements and visits: by state, with what they come to."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from core.access.rules import may
from core.actor import Actor
from core.errors import mark
from core.web.given import AnyRequest
from crm.deals.actions.commands import next_days
from crm.deals.amounts.kinds import KIND_NAMES
from crm.deals.amounts.queries import standing_of
from crm.deals.consortium.tables import ConsortiumMember
from crm.deals.desk.listed import amounts_of
from crm.deals.permissions import Deals
from crm.deals.queries import Card, deals
from crm.deals.rules import OPEN, STATE_NAMES
from crm.deals.tables import Deal
from directory.sections import Page, Section, Told

ORDER = [*STATE_NAMES]
MOST = 30


async def _of_country(_request: AnyRequest, actor: Actor, country: UUID) -> Told | None:
    return await _told(actor, Deal.country == country)


async def _of_organisation(_request: AnyRequest, actor: Actor, organisation: UUID) -> Told | None:
    """Those that it leads, buys, or has a share in."""
    members = ConsortiumMember.select(ConsortiumMember.deal).where(ConsortiumMember.organisation == organisation)
    shared = await members.output(as_list=True)
    mine: Any = (Deal.lead == organisation) | (Deal.buyer == organisation)
    return await _told(actor, mine | Deal.id.is_in(shared) if shared else mine)


async def _of_agreement(_request: AnyRequest, actor: Actor, agreement: UUID) -> Told | None:
    return await _told(actor, Deal.agreement == agreement)


async def _of_visit(_request: AnyRequest, actor: Actor, visit: UUID) -> Told | None:
    return await _told(actor, Deal.visit == visit)


async def _told(actor: Actor, only: Any) -> Told | None:
    """None where there is none that this reader may see."""
    if not may(actor, Deals.DEAL_READ):
        return None
    found = await deals(actor, only=only)
    if not found:
        return None
    shown = by_state(found)[:MOST]
    entries = await standing_of([one.id for one in shown])
    return {
        "deals": shown,
        "more": len(found) - len(shown),
        "amounts": {one.id: amounts_of([each for each in entries if each.deal == one.id]) for one in shown},
        "next": await next_days([one.id for one in shown]),
        "states": STATE_NAMES,
        "open": OPEN,
        "kinds": KIND_NAMES,
    }


def by_state(found: Sequence[Card]) -> list[Card]:
    """As far as they are, then by code."""
    return sorted(found, key=lambda one: (ORDER.index(one.state), one.code))


def _section(page: Page, load: Any) -> Section:
    return Section("deals", page, mark("Deals by state"), "crm/deals/_section.html", load)


SECTIONS = (
    _section("country", _of_country),
    _section("organisation", _of_organisation),
    _section("agreement", _of_agreement),
    _section("visit", _of_visit),
)
