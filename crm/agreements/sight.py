"""Who may see an agreement."""

from core.access.rules import may
from core.actor import Actor
from core.errors import mark
from crm.agreements.tables import Agreement, NamedReader
from crm.permissions import Crm
from crm.sight import Sight, country_scope

SIGHT_HINTS = {
    "team": mark("Everybody who may see agreements."),
    "country": mark("Those whose role is limited to this country, its owner, the lead and those named."),
    "own": mark("Its owner, the lead and those named."),
    "confidential": mark("Nobody else, in no list, count, search, table or letter."),
}
SIGHT = Sight(Agreement, NamedReader, "agreement", Crm.AGREEMENT_READ, Crm.AGREEMENT_CLEAR)
seen_by, seen_in_sql, kept_to_few = SIGHT.seen_by, SIGHT.seen_in_sql, SIGHT.kept_to_few


def may_change(actor: Actor, country: str, permission: Crm = Crm.AGREEMENT_WRITE) -> bool:
    """For an agreement that they see, whose country this is (ISO 3166-1 alpha-2)."""
    return may(actor, permission, country_scope(country))
