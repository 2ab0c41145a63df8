"""When somebody was last in touch: said once, for the map, lists, records and briefs.

Who meets, calls or writes to an organisation or somebody of a country, or about an agreement, a visit or a deal with it, is
in touch with the country. A note is only ours, a meeting of this afternoon was not yet held, and what readers may not see is
no contact for them. Of countries the last twelve months are looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
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
from directory.countries.tables import Country

MONTHS = 12
HELD = "{} AND e.withdrawn_at IS NULL AND e.kind = ANY({}) AND (e.happened_at IS NULL OR e.happened_at <= {})"
LATEST = "e.happened_on DESC, e.happened_at DESC NULLS LAST, e.made_at DESC, e.id"
OF_RECORD = """
SELECT s.* FROM crm_entry_subject s JOIN crm_timeline_entry e ON e.id = s.entry
WHERE s.{} = {{}} AND s.happened_on <= {{}} AND {{}} ORDER BY s.happened_on DESC LIMIT 1
"""
"""The first that is found, through the record's own index: of several on one day any."""
FIRST = "s.country, s.agreement, s.visit, s.deal, s.organisation"
"""Of an entry that is about several records of a country the first of these is told."""
RECENT = f"""
SELECT DISTINCT ON (land.id) land.id AS land, land.code, s.*
FROM (SELECT * FROM crm_timeline_entry WHERE happened_on BETWEEN {{}} AND {{}} ORDER BY happened_on DESC LIMIT {{}}) e
JOIN crm_entry_subject s ON s.entry = e.id
LEFT JOIN directory_organisation o ON o.id = s.organisation LEFT JOIN directory_person h ON h.id = s.person
LEFT JOIN crm_agreement g ON g.id = s.agreement LEFT JOIN crm_visit v ON v.id = s.visit
LEFT JOIN crm_deal d ON d.id = s.deal
JOIN directory_country land ON land.id = coalesce(s.country, o.country, h.country, g.country, v.country, d.country)
WHERE land.id = ANY({{}}) AND {{}} ORDER BY land.id, {LATEST}, {FIRST}
"""  # noqa: S608 -- our own
"""Countries that much is done with are among the latest entries of all, and the first found of each is of its last day; of
several on the day at which they are cut off, any: putting a whole day in order took 100 ms.
"""
HOMES = {
    "country": "(SELECT id, id AS country FROM directory_country)",
    "agreement": "crm_agreement",
    "visit": "crm_visit",
    "deal": "crm_deal",
    "organisation": "directory_organisation",
    "person": "directory_person",
}
OF_HOMES = " UNION ALL ".join(
    f"SELECT r.country AS land, s.* FROM {table} r JOIN crm_entry_subject s ON s.{kind} = r.id"  # noqa: S608 -- our own
    " WHERE r.country = ANY({}) AND s.happened_on BETWEEN {} AND {}"
    for kind, table in HOMES.items()
)
OF_OTHERS = f"""
SELECT DISTINCT ON (s.land) land.code, s.* FROM ({{}}) s JOIN crm_timeline_entry e ON e.id = s.entry
JOIN directory_country land ON land.id = s.land WHERE {{}} ORDER BY s.land, {LATEST}, {FIRST}
"""  # noqa: S608 -- our own
"""Of the others the records are gone through: there are few."""
LOOKED_AT, LOOKED_AT_FIRST = 2_000, 150
"""A country by itself is most often among very few."""


@dataclass(frozen=True, slots=True)
class Contact:
    """`about` is what it was about: of a country's, the record of that country."""

    entry: UUID
    on: date
    about: Subject


async def last_contact(actor: Actor, subject: Subject, now: datetime) -> Contact | None:
    if subject.kind == "country":
        return next(iter((await _of_countries(actor, [subject.id], now)).values()), None)
    asked = QueryString(OF_RECORD.format(subject.kind), subject.id, day_in_seoul(now), held(actor, now))
    rows = await DB.run_querystring(asked)
    return _told(rows[0]) if rows else None


async def last_contacts(actor: Actor, now: datetime) -> dict[str, date] | None:
    """Of every country, by ISO alpha-2. None for who sees no timelines."""
    if not may(actor, Desk.ENTRY_READ):
        return None
    lands = [row["id"] for row in await Country.select(Country.id)]
    return {code: last.on for code, last in (await _of_countries(actor, lands, now)).items()}


async def _of_countries(actor: Actor, lands: Sequence[UUID], now: datetime) -> dict[str, Contact]:
    """By ISO alpha-2."""
    today, mine = day_in_seoul(now), held(actor, now)
    span = (months_after(today, -MONTHS), today)
    rows: list[dict[str, Any]] = []
    rest = list(lands)
    for most in (LOOKED_AT_FIRST, LOOKED_AT) if len(lands) == 1 else (LOOKED_AT,):
        if rest:
            rows += await DB.run_querystring(QueryString(RECENT, *span, most, rest, mine))
            rest = sorted({*lands} - {row["land"] for row in rows})
    if rest:
        homes = QueryString(OF_HOMES, *(rest, *span) * len(HOMES))
        rows = [*rows, *await DB.run_querystring(QueryString(OF_OTHERS, homes, mine))]
    return {row["code"]: _told(row) for row in rows}


def _told(row: dict[str, Any]) -> Contact:
    return Contact(row["entry"], row["happened_on"], of_row(row))


def held(actor: Actor, now: datetime) -> QueryString:
    """The condition on `crm_timeline_entry e`, but for its day."""
    return QueryString(HELD, seen(actor), list(CONTACTS), now)
