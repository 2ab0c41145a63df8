"""Who is in post in each country, and when somebody was last in touch, as far as the reader may know."""

from datetime import date, datetime

from piccolo.querystring import QueryString

from core.access.rules import may
from core.actor import Actor
from core.db.engine import DB
from crm.agreements.days import day_in_seoul, months_after
from crm.timeline.permissions import Desk
from crm.timeline.rules import CONTACTS
from crm.timeline.sight import seen
from directory.permissions import Directory

IN_POST = """
SELECT c.code, count(DISTINCT p.person) AS number FROM directory_appointment p
JOIN directory_organisation o ON o.id = p.organisation JOIN directory_country c ON c.id = o.country
WHERE daterange(p.begins_on, p.ends_on, '[]') @> {}::date GROUP BY c.code
"""
LAST = """
SELECT c.code, max(e.happened_on) AS day FROM crm_timeline_entry e JOIN crm_entry_subject s ON s.entry = e.id
LEFT JOIN directory_organisation o ON o.id = s.organisation LEFT JOIN directory_person h ON h.id = s.person
LEFT JOIN crm_agreement g ON g.id = s.agreement LEFT JOIN crm_visit v ON v.id = s.visit
JOIN directory_country c ON c.id = coalesce(s.country, o.country, h.country, g.country, v.country)
WHERE {} AND e.withdrawn_at IS NULL AND e.kind = ANY({}) AND e.happened_on BETWEEN {}::date AND {}::date
  AND (e.happened_at IS NULL OR e.happened_at <= {})
GROUP BY c.code
"""
MONTHS = 12


async def people_in_post(actor: Actor, today: date) -> dict[str, int] | None:
    """Numbers by ISO alpha-2; None for who may not see people."""
    if not may(actor, Directory.PERSON_READ):
        return None
    rows = await DB.run_querystring(QueryString(IN_POST, today))
    return {row["code"]: row["number"] for row in rows}


async def last_contacts(actor: Actor, now: datetime) -> dict[str, date] | None:
    """Within the last twelve months, by ISO alpha-2, of entries in sight: a meeting of this afternoon was not yet held. None
    for who sees no timelines.
    """
    if not may(actor, Desk.ENTRY_READ):
        return None
    today = day_in_seoul(now)
    since = months_after(today, -MONTHS)
    rows = await DB.run_querystring(QueryString(LAST, seen(actor), list(CONTACTS), since, today, now))
    return {row["code"]: row["day"] for row in rows}
