"""Who may see an agreement: one scope for lists, counts, searches, exports, papers and the radar."""

from collections.abc import Collection
from uuid import UUID

from piccolo.columns.combination import WhereRaw
from piccolo.querystring import QueryString

from core.access.rules import Reach, may, reach
from core.actor import Actor
from core.errors import mark
from crm.agreements.tables import Agreement
from crm.permissions import Crm

SIGHT_NAMES = {
    "team": mark("The whole co-operation team"),
    "country": mark("The desk of the country"),
    "own": mark("Its owner"),
    "confidential": mark("Confidential: only the lead and those named"),
}
SIGHT_HINTS = {
    "team": mark("Everybody who may see agreements."),
    "country": mark("Those whose role is limited to this country, its owner, the lead and those named."),
    "own": mark("Its owner, the lead and those named."),
    "confidential": mark("Nobody else, in no list, count, search, table or letter."),
}
SEEN = """
({} OR EXISTS (SELECT FROM crm_named_reader n WHERE n.agreement = crm_agreement.id AND n.account = {})
 OR (crm_agreement.sight <> 'confidential' AND crm_agreement.owner = {})
 OR (crm_agreement.sight = 'team' AND {})
 OR (crm_agreement.sight IN ('team', 'country') AND crm_agreement.country IN
     (SELECT id FROM directory_country WHERE code = ANY({})))) IS TRUE
"""
"""Without an owner the third line is unknown, and what is not known to be seen must not pass where it is denied."""


def country_scope(code: str) -> str:
    """As grants name the desk of a country, by ISO 3166-1 alpha-2."""
    return f"country:{code}"


def seen_by(actor: Actor) -> WhereRaw:
    """The condition on `crm_agreement` for those that the actor may see; nothing for who may see none."""
    covered = reach(actor, Crm.AGREEMENT_READ)
    if not covered.everywhere and not covered.scopes:
        return WhereRaw("FALSE")
    return WhereRaw(SEEN, *_values(actor, covered))


def seen_in_sql(actor: Actor) -> QueryString:
    """The same, for statements of our own that have a `crm_agreement`."""
    covered = reach(actor, Crm.AGREEMENT_READ)
    if not covered.everywhere and not covered.scopes:
        return QueryString("FALSE")
    return QueryString(SEEN, *_values(actor, covered))


async def kept_to_few(agreements: Collection[UUID]) -> set[UUID]:
    """Of these, those that not the whole team may see: systems outside are told nothing of them."""
    mine = Agreement.id.is_in(list(agreements)) & (Agreement.sight != "team")
    return set(await Agreement.select(Agreement.id).where(mine).output(as_list=True)) if agreements else set()


def may_change(actor: Actor, country: str, permission: Crm = Crm.AGREEMENT_WRITE) -> bool:
    """For an agreement that they see, whose country this is."""
    return may(actor, permission, country_scope(country))


def _values(actor: Actor, covered: Reach) -> tuple[object, ...]:
    clear = may(actor, Crm.AGREEMENT_CLEAR) and reach(actor, Crm.AGREEMENT_CLEAR).everywhere
    return clear, actor.account, actor.account, covered.everywhere, sorted(covered.named("country"))
