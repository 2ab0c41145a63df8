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

OPEN = """
(NOT e.confidential OR e.author = {}
 OR EXISTS (SELECT FROM crm_entry_reader r WHERE r.entry = e.id AND r.account = {}))
"""
ABOUT_SEEN = """
(SELECT count(*) FROM {subjects} s WHERE s.{what} = {row}.id
 AND ((s.agreement IS NOT NULL AND (SELECT {{}} FROM crm_agreement WHERE crm_agreement.id = s.agreement) IS NOT TRUE)
  OR (s.visit IS NOT NULL AND (SELECT {{}} FROM crm_visit WHERE crm_visit.id = s.visit) IS NOT TRUE)
  OR (s.deal IS NOT NULL AND (SELECT {{}} FROM crm_deal WHERE crm_deal.id = s.deal) IS NOT TRUE))) < 1
"""
"""What is counted is looked at row by row as the timeline is walked. Of NOT EXISTS the database makes a join that it takes
to leave nothing over, and reads every entry there is; of a count that equals something that it takes to be of one in two
hundred, and sorts a whole timeline for its first page. Which record it is is asked first: most rows are about none of these.
"""
COVERED = """
(e.author = {} OR EXISTS (SELECT FROM crm_entry_participant p WHERE p.entry = e.id AND p.account = {})
 OR EXISTS (SELECT FROM crm_entry_subject s WHERE s.entry = e.id AND coalesce(s.country,
     (SELECT country FROM directory_organisation WHERE id = s.organisation),
     (SELECT country FROM directory_person WHERE id = s.person),
     (SELECT country FROM crm_agreement WHERE id = s.agreement),
     (SELECT country FROM crm_visit WHERE id = s.visit),
     (SELECT country FROM crm_deal WHERE id = s.deal)) IN (SELECT id FROM directory_country WHERE code = ANY({}))))
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
    if not may(actor, Desk.ENTRY_READ):
        return QueryString("FALSE")
    covered, me = reach(actor, Desk.ENTRY_READ), actor.account
    parts = [about_seen(actor, subjects="crm_entry_subject", what="entry", row="e")]
    if not reach(actor, Desk.ENTRY_CLEAR).everywhere:
        parts.insert(0, QueryString(OPEN, me, me))
    if not covered.everywhere:
        parts.append(QueryString(COVERED, me, me, sorted(covered.named("country"))))
    return QueryString(f"({' AND '.join('{}' for _ in parts)})", *parts)


def about_seen(actor: Actor, *, subjects: str, what: str, row: str) -> QueryString:
    """That none of the `subjects` of a `row`, which they call `what`, is an agreement, a visit or a deal out of sight."""
    said = ABOUT_SEEN.format(subjects=subjects, what=what, row=row)
    return QueryString(said, seen_in_sql(actor), visits_seen(actor), deals_seen(actor))


async def kept_to_few(entries: Collection[UUID]) -> set[UUID]:
    """Of these, those that not the whole team may see: systems outside are told nothing of them."""
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(KEPT, list(entries))) if entries else []
    return {row["id"] for row in rows}
