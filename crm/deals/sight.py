"""Who may see a deal: one scope for lists, counts, searches, exports and papers."""

from collections.abc import Collection
from uuid import UUID

from piccolo.columns.combination import WhereRaw
from piccolo.querystring import QueryString

from core.access.rules import Reach, may, reach
from core.actor import Actor
from core.errors import mark
from crm.agreements.sight import SIGHT_HINTS as AGREED_HINTS
from crm.agreements.sight import country_scope
from crm.deals.permissions import Deals
from crm.deals.tables import Deal

SIGHT_HINTS = {**AGREED_HINTS, "team": mark("Everybody who may see deals.")}
SEEN = """
({} OR EXISTS (SELECT FROM crm_deal_reader n WHERE n.deal = crm_deal.id AND n.account = {})
 OR (crm_deal.sight <> 'confidential' AND crm_deal.owner = {})
 OR (crm_deal.sight = 'team' AND {})
 OR (crm_deal.sight IN ('team', 'country') AND crm_deal.country IN
     (SELECT id FROM directory_country WHERE code = ANY({})))) IS TRUE
"""
"""Without an owner the third line is unknown, and what is not known to be seen must not pass where it is denied."""


def seen_by(actor: Actor) -> WhereRaw:
    """The condition on `crm_deal` for those that the actor may see; nothing for who may see none."""
    covered = reach(actor, Deals.DEAL_READ)
    if not covered.everywhere and not covered.scopes:
        return WhereRaw("FALSE")
    return WhereRaw(SEEN, *_values(actor, covered))


def seen_in_sql(actor: Actor) -> QueryString:
    """The same, for statements of our own that have a `crm_deal`."""
    covered = reach(actor, Deals.DEAL_READ)
    if not covered.everywhere and not covered.scopes:
        return QueryString("FALSE")
    return QueryString(SEEN, *_values(actor, covered))


async def kept_to_few(deals: Collection[UUID]) -> set[UUID]:
    """Of these, those that not the whole team may see: systems outside are told nothing of them."""
    mine = Deal.id.is_in(list(deals)) & (Deal.sight != "team")
    return set(await Deal.select(Deal.id).where(mine).output(as_list=True)) if deals else set()


def may_change(actor: Actor, country: str, permission: Deals = Deals.DEAL_WRITE) -> bool:
    """For one that they see, whose country this is (ISO 3166-1 alpha-2)."""
    return may(actor, permission, country_scope(country))


def _values(actor: Actor, covered: Reach) -> tuple[object, ...]:
    clear = may(actor, Deals.DEAL_CLEAR) and reach(actor, Deals.DEAL_CLEAR).everywhere
    return clear, actor.account, actor.account, covered.everywhere, sorted(covered.named("country"))
