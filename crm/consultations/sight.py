"""Who may see a consultation record: one scope for lists, counts and single ones."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import reach
from core.actor import Actor
from core.db.engine import DB
from crm.consultations.permissions import Consultations

LAND = """
LEFT JOIN directory_organisation c ON c.id = r.counterpart LEFT JOIN directory_country land ON land.id = c.country
"""
SEEN = "({} OR land.code = ANY({}) OR r.company = ANY({}::uuid[])) IS TRUE"
"""Of the record `r` whose counterpart is in the country `land` (`LAND`)."""
KEPT = """
SELECT j.record FROM crm_consultation_deal j JOIN crm_deal d ON d.id = j.deal WHERE j.record = ANY({}) AND d.sight <> 'team'
"""


def seen_in_sql(actor: Actor, permission: Consultations = Consultations.CONSULTATION_READ) -> QueryString:
    """An officer limited to countries sees those of their counterparts, a company its own."""
    covered = reach(actor, permission)
    companies: list[UUID] = sorted(covered.ids("organisation"))
    return QueryString(SEEN, covered.everywhere, sorted(covered.named("country")), companies)


async def kept_to_few(records: Collection[UUID]) -> set[UUID]:
    """Of these, those that led to a deal that not the whole team may see: systems outside are told nothing of them."""
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(KEPT, list(records))) if records else []
    return {row["record"] for row in rows}
