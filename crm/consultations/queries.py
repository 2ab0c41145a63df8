"""Reading consultation records: one scope for the desk, a company's own for its portal and its link."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from piccolo.querystring import QueryString

from core.actor import SYSTEM, Actor
from core.db.engine import DB
from core.errors import NotFound
from crm.consultations.lines import said_of_row
from crm.consultations.permissions import Consultations
from crm.consultations.rules import Said
from crm.consultations.sight import LAND, seen_in_sql
from crm.deals.sight import seen_in_sql as deals_seen
from i18n.text import Translated, from_json, required

JOINED = f"""
crm_consultation_record r JOIN directory_organisation o ON o.id = r.company JOIN expo_edition e ON e.id = r.edition
{LAND}
LEFT JOIN expo_meeting m ON m.id = r.meeting LEFT JOIN expo_meeting_table t ON t.id = m."table"
LEFT JOIN crm_consultation_deal d ON d.record = r.id LEFT JOIN crm_deal ON crm_deal.id = d.deal
"""
SELECTED = f"""
SELECT r.*, o.code AS company_code, o.name AS company_name, c.code AS other_code, c.name AS other_name, land.code AS country,
       e.slug, e.name AS edition_name, e.zone, m.code AS meeting_code, coalesce(t.code, '') AS table_code,
       CASE WHEN {{}} THEN crm_deal.code END AS deal_code, CASE WHEN {{}} THEN crm_deal.name END AS deal_name, d.role, d.deal
FROM {JOINED} WHERE {{}} AND {{}} ORDER BY coalesce(r.held_at, 'infinity'), r.code LIMIT {{}}
"""  # noqa: S608 -- our own constants


BEHIND = "(coalesce(r.held_at, 'infinity'), r.code) > ({}::text::timestamptz, {}::text)"
Place = tuple[str, str]
"""When it was held, its code."""
SAID_PLAINLY = ("meeting_code", "other_code", "deal_code", "deal_name", "role")
"""Empty where there is none."""


@dataclass(frozen=True, slots=True)
class Consulted:
    """A record as its reader sees it; `deal_code` is empty for a deal that they may not see. `other` is the counterpart
    as the directory has it, `other_name` as it was written down where it does not.
    """

    id: UUID
    code: str
    edition: UUID
    slug: str
    edition_name: Translated
    zone: ZoneInfo
    meeting: UUID | None
    meeting_code: str
    table: str
    company: UUID
    company_code: str
    company_name: Translated
    counterpart: UUID | None
    other_code: str
    other: Translated | None
    other_name: str
    country: str | None
    held_at: datetime | None
    state: str
    said: Said
    consent: str
    recorded_at: datetime | None
    recorded_by: str
    confirmed_at: datetime | None
    version: int
    sample: bool
    deal: UUID | None
    deal_code: str
    deal_name: str
    role: str


async def record_for(
    actor: Actor, record: UUID, permission: Consultations = Consultations.CONSULTATION_READ
) -> Consulted:
    """Raises NotFound: one out of reach looks like none."""
    found = await _read(actor, QueryString("r.id = {}", record), permission)
    if not found:
        raise NotFound
    return found[0]


async def record_of_meeting(actor: Actor, meeting: UUID) -> Consulted | None:
    found = await _read(actor, QueryString("r.meeting = {}", meeting))
    return found[0] if found else None


async def records_of_deal(actor: Actor, deal: UUID) -> list[Consulted]:
    """Those that led to it, as far as the actor may see them."""
    return await _read(actor, QueryString("d.deal = {}", deal))


async def records_of_edition(
    actor: Actor, edition: UUID, *, place: Place | None = None, most: int | None = None
) -> list[Consulted]:
    """Those that the actor may see, in the order in which they were held; not more than `most`, from behind a record's
    place on.
    """
    behind = QueryString(BEHIND, *place) if place else QueryString("TRUE")
    return await _read(actor, QueryString("r.edition = {} AND {}", edition, behind), most=most)


def place_of(one: Consulted) -> Place:
    """Where it stands in its edition's order."""
    return one.held_at.isoformat() if one.held_at else "infinity", one.code


async def records_of_company(company: UUID, edition: UUID | None = None) -> list[Consulted]:
    """What a company reads of its own meetings. Asks nobody: for who has found the company, or holds its link."""
    fits = "r.company = {} AND ({}::uuid IS NULL OR r.edition = {}::uuid)"
    return await _read(SYSTEM, QueryString(fits, company, edition, edition))


async def _read(
    actor: Actor,
    fits: QueryString,
    permission: Consultations = Consultations.CONSULTATION_READ,
    *,
    most: int | None = None,
) -> list[Consulted]:
    seen = deals_seen(actor)
    rows = await DB.run_querystring(QueryString(SELECTED, seen, seen, seen_in_sql(actor, permission), fits, most))
    return [consulted(row) for row in rows]


def consulted(row: Mapping[str, Any]) -> Consulted:
    """Of a row that was selected with `SELECTED`."""
    there: dict[str, Any] = {name: row[name] or "" for name in SAID_PLAINLY}
    return Consulted(
        **{name: row[name] for name in ("id", "code", "edition", "slug", "meeting", "company", "company_code")},
        **{name: row[name] for name in ("counterpart", "country", "held_at", "state", "consent", "version", "sample")},
        **{name: row[name] for name in ("recorded_at", "recorded_by", "confirmed_at", "deal")},
        **there,
        edition_name=required(row["edition_name"]),
        zone=ZoneInfo(row["zone"]),
        table=row["table_code"],
        company_name=required(row["company_name"]),
        other=from_json(row["other_name"]),
        other_name=row["counterpart_name"],
        said=said_of_row(row),
    )
