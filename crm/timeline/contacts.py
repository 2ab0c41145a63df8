"""When somebody was last in touch: said once, for the map, lists, records and briefs.

Who meets, calls or writes to an organisation or somebody of a country, or about an agreement, a visit or a deal with it, is
in touch with the country. A note is only ours, a meeting of this afternoon was not yet held, and what readers may not see is
no contact for them. Of countries the last twelve months are looked at.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import may
from core.actor import Actor
from core.db.engine import DB
from crm.agreements.days import day_in_seoul, months_after
from crm.subjects.rules import Subject, of_row
from crm.timeline.permissions import Desk
from crm.timeline.rules import CONTACTS
from crm.timeline.sight import seen

MONTHS = 12
HELD = "{} AND e.withdrawn_at IS NULL AND e.kind = ANY({}) AND (e.happened_at IS NULL OR e.happened_at <= {})"
OF_COUNTRIES = """
SELECT c.code, max(s.happened_on) AS day FROM crm_entry_subject s JOIN crm_timeline_entry e ON e.id = s.entry
LEFT JOIN directory_organisation o ON o.id = s.organisation LEFT JOIN directory_person h ON h.id = s.person
LEFT JOIN crm_agreement g ON g.id = s.agreement LEFT JOIN crm_visit v ON v.id = s.visit
LEFT JOIN crm_deal d ON d.id = s.deal
JOIN directory_country c ON c.id = coalesce(s.country, o.country, h.country, g.country, v.country, d.country)
WHERE s.happened_on BETWEEN {}::date AND {}::date AND {} GROUP BY c.code
"""
HOMES = {
    "country": "(SELECT id, id AS country FROM directory_country)",
    "agreement": "crm_agreement",
    "visit": "crm_visit",
    "deal": "crm_deal",
    "organisation": "directory_organisation",
    "person": "directory_person",
}
"""Where records of a country stand. An entry that is about several is told of the first of these."""
OF_HOMES = " UNION ALL ".join(
    f"SELECT s.*, {place} AS place FROM {table} r JOIN crm_entry_subject s ON s.{kind} = r.id"  # noqa: S608 -- our own
    " WHERE r.country = {} AND s.happened_on BETWEEN {}::date AND {}::date"
    for place, (kind, table) in enumerate(HOMES.items())
)
OF_RECORD = "SELECT s.*, 0 AS place FROM crm_entry_subject s WHERE s.{} = {{}} AND s.happened_on <= {{}}"
LAST = """
SELECT about.* FROM (SELECT * FROM ({}) found ORDER BY happened_on DESC, place OFFSET 0) about
JOIN crm_timeline_entry e ON e.id = about.entry WHERE {}
ORDER BY about.happened_on DESC, e.happened_at DESC NULLS LAST, e.made_at DESC, e.id, about.place LIMIT 1
"""
"""They stand in the order of their days before anybody asks who may see them: only the latest are asked."""


@dataclass(frozen=True, slots=True)
class Contact:
    """`about` is what it was about: of a country's, the record of that country."""

    entry: UUID
    on: date
    about: Subject


async def last_contact(actor: Actor, subject: Subject, now: datetime) -> Contact | None:
    since, today = _year(now)
    if subject.kind == "country":
        source = QueryString(OF_HOMES, *[subject.id, since, today] * len(HOMES))
    else:
        source = QueryString(OF_RECORD.format(subject.kind), subject.id, today)
    rows = await DB.run_querystring(QueryString(LAST, source, held(actor, now)))
    return Contact(rows[0]["entry"], rows[0]["happened_on"], of_row(rows[0])) if rows else None


async def last_contacts(actor: Actor, now: datetime) -> dict[str, date] | None:
    """Of every country, by ISO alpha-2, within the last twelve months. None for who sees no timelines."""
    if not may(actor, Desk.ENTRY_READ):
        return None
    rows = await DB.run_querystring(QueryString(OF_COUNTRIES, *_year(now), held(actor, now)))
    return {row["code"]: row["day"] for row in rows}


def held(actor: Actor, now: datetime) -> QueryString:
    """The condition on `crm_timeline_entry e`, but for its day."""
    return QueryString(HELD, seen(actor), list(CONTACTS), now)


def _year(now: datetime) -> tuple[date, date]:
    today = day_in_seoul(now)
    return months_after(today, -MONTHS), today
