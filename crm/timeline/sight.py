"""Who may see an entry: one scope for lists, counts, searches, exports, notices and files."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import may, reach
from core.actor import Actor
from core.db.engine import DB
from crm.agreements.sight import seen_in_sql
from crm.deals.sight import seen_in_sql as deals_seen
from crm.delegations.sight import seen_in_sql as visits_seen
from crm.timeline.permissions import Desk

SEEN = """
({} AND (NOT e.confidential OR {} OR e.author = {}
  OR EXISTS (SELECT FROM crm_entry_reader r WHERE r.entry = e.id AND r.account = {}))
 AND (SELECT count(*) FROM crm_entry_subject s LEFT JOIN crm_agreement ON crm_agreement.id = s.agreement
      LEFT JOIN crm_visit ON crm_visit.id = s.visit LEFT JOIN crm_deal ON crm_deal.id = s.deal
      WHERE s.entry = e.id AND ((s.agreement IS NOT NULL AND NOT {}) OR (s.visit IS NOT NULL AND NOT {})
                                OR (s.deal IS NOT NULL AND NOT {}))) = 0
 AND ({} OR e.author = {}
  OR EXISTS (SELECT FROM crm_entry_participant p WHERE p.entry = e.id AND p.account = {})
  OR EXISTS (SELECT FROM crm_entry_subject s
             LEFT JOIN directory_organisation o ON o.id = s.organisation
             LEFT JOIN directory_person h ON h.id = s.person
             LEFT JOIN crm_agreement g ON g.id = s.agreement
             LEFT JOIN crm_visit v ON v.id = s.visit
             LEFT JOIN crm_deal d ON d.id = s.deal
             JOIN directory_country c ON c.id IN (s.country, o.country, h.country, g.country, v.country, d.country)
             WHERE s.entry = e.id AND c.code = ANY({}))))
"""
"""What is counted is looked at row by row as the timeline is walked. Of NOT EXISTS the database makes a join that it takes
to leave nothing over, and reads every entry there is.
"""
KEPT = """
SELECT e.id FROM crm_timeline_entry e WHERE e.id = ANY({}) AND (e.confidential OR EXISTS (
    SELECT FROM crm_entry_subject s LEFT JOIN crm_agreement a ON a.id = s.agreement LEFT JOIN crm_visit v ON v.id = s.visit
    LEFT JOIN crm_deal d ON d.id = s.deal
    WHERE s.entry = e.id AND (a.sight <> 'team' OR v.sight <> 'team' OR d.sight <> 'team')))
"""


def seen(actor: Actor) -> QueryString:
    """The condition on `crm_timeline_entry e`. Confidential ones are for their author, those named and the lead; what is
    about an agreement, a visit or a deal out of sight is out of sight; a country's desk sees what is about its country.
    """
    covered = reach(actor, Desk.ENTRY_READ)
    me = actor.account
    return QueryString(
        SEEN,
        may(actor, Desk.ENTRY_READ),
        reach(actor, Desk.ENTRY_CLEAR).everywhere,
        me,
        me,
        seen_in_sql(actor),
        visits_seen(actor),
        deals_seen(actor),
        covered.everywhere,
        me,
        me,
        sorted(covered.named("country")),
    )


async def kept_to_few(entries: Collection[UUID]) -> set[UUID]:
    """Of these, those that not the whole team may see: systems outside are told nothing of them."""
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(KEPT, list(entries))) if entries else []
    return {row["id"] for row in rows}
