"""Who may see a visit."""

from core.access.rules import may
from core.actor import Actor
from crm.delegations.permissions import Visits
from crm.delegations.tables import Visit, VisitReader
from crm.sight import Sight, country_scope

SIGHT = Sight(Visit, VisitReader, "visit", Visits.VISIT_READ, Visits.VISIT_CLEAR)
seen_by, seen_in_sql, kept_to_few = SIGHT.seen_by, SIGHT.seen_in_sql, SIGHT.kept_to_few


def may_change(actor: Actor, country: str, permission: Visits = Visits.VISIT_WRITE) -> bool:
    """For a visit that they see, whose country this is (ISO 3166-1 alpha-2)."""
    return may(actor, permission, country_scope(country))
