"""Who may see a visit: one scope for lists, counts, searches, exports and papers."""

from collections.abc import Collection
from uuid import UUID

from piccolo.columns.combination import WhereRaw
from piccolo.querystring import QueryString

from core.access.rules import Reach, may, reach
from core.actor import Actor
from crm.agreements.sight import country_scope
from crm.delegations.permissions import Visits
from crm.delegations.tables import Visit

SEEN = """
({} OR EXISTS (SELECT FROM crm_visit_reader n WHERE n.visit = crm_visit.id AND n.account = {})
 OR (crm_visit.sight <> 'confidential' AND crm_visit.owner = {})
 OR (crm_visit.sight = 'team' AND {})
 OR (crm_visit.sight IN ('team', 'country') AND crm_visit.country IN
     (SELECT id FROM directory_country WHERE code = ANY({})))) IS TRUE
"""
"""Without an owner the third line is unknown, and what is not known to be seen must not pass where it is denied."""


def seen_by(actor: Actor) -> WhereRaw:
    """The condition on `crm_visit` for those that the actor may see; nothing for who may see none."""
    covered = reach(actor, Visits.VISIT_READ)
    if not covered.everywhere and not covered.scopes:
        return WhereRaw("FALSE")
    return WhereRaw(SEEN, *_values(actor, covered))


def seen_in_sql(actor: Actor) -> QueryString:
    """The same, for statements of our own that have a `crm_visit`."""
    covered = reach(actor, Visits.VISIT_READ)
    if not covered.everywhere and not covered.scopes:
        return QueryString("FALSE")
    return QueryString(SEEN, *_values(actor, covered))


async def kept_to_few(visits: Collection[UUID]) -> set[UUID]:
    """Of these, those that not the whole team may see: systems outside are told nothing of them."""
    if not visits:
        return set()
    mine = Visit.id.is_in(list(visits)) & (Visit.sight != "team")
    return set(await Visit.select(Visit.id).where(mine).output(as_list=True))


def may_change(actor: Actor, country: str, permission: Visits = Visits.VISIT_WRITE) -> bool:
    """For one that they see, whose country this is (ISO 3166-1 alpha-2)."""
    return may(actor, permission, country_scope(country))


def _values(actor: Actor, covered: Reach) -> tuple[object, ...]:
    clear = may(actor, Visits.VISIT_CLEAR) and reach(actor, Visits.VISIT_CLEAR).everywhere
    return clear, actor.account, actor.account, covered.everywhere, sorted(covered.named("country"))
