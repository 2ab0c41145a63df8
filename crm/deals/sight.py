"""Who may see a deal."""

from core.access.rules import may
from core.actor import Actor
from core.errors import mark
from crm.agreements.sight import SIGHT_HINTS as AGREED_HINTS
from crm.deals.permissions import Deals
from crm.deals.tables import Deal, DealReader
from crm.sight import Sight, country_scope

SIGHT_HINTS = {**AGREED_HINTS, "team": mark("Everybody who may see deals.")}
SIGHT = Sight(Deal, DealReader, "deal", Deals.DEAL_READ, Deals.DEAL_CLEAR)
seen_by, seen_in_sql, kept_to_few = SIGHT.seen_by, SIGHT.seen_in_sql, SIGHT.kept_to_few


def may_change(actor: Actor, country: str, permission: Deals = Deals.DEAL_WRITE) -> bool:
    """For a deal that they see, whose country this is (ISO 3166-1 alpha-2)."""
    return may(actor, permission, country_scope(country))
