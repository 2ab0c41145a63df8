"""From a figure to the deals it counts, to the entries of each and the papers that prove them, to the meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import one_moment
from core.errors import NotFound
from core.money import Money
from crm.deals.consortium.rules import WHOLE as WHOLE_DEAL
from crm.deals.queries import Card
from crm.results.converting import rounded
from crm.results.queries import Report, countries_of, take_room
from crm.results.revealing import Key
from crm.results.rules import MEASURES, PART, PARTS, SIDES, TOTAL, Measure, Moment, Sum, sum_of
from crm.results.sight import seen_in_sql
from crm.results.statement import FROZEN, WHOSE, ledger
from i18n.text import Translated, required

BEHIND = """
SELECT crm_deal.id, crm_deal.code, crm_deal.name, crm_deal.state, sized.country, l.name AS lead, b.name AS buyer,
    crm_deal.meeting, {} AS seen, s.currency, sum(s.minor) AS minor, 1000 AS share, count(*) AS entries,
    string_agg(DISTINCT s.grade, '' ORDER BY s.grade) AS grades, max(s.as_of) AS last_on
FROM standing s JOIN sized ON sized.id = s.deal JOIN crm_deal ON crm_deal.id = s.deal
    JOIN directory_organisation l ON l.id = crm_deal.lead LEFT JOIN directory_organisation b ON b.id = crm_deal.buyer
WHERE s.measure = {} AND CASE {} WHEN 'edition' THEN sized.edition WHEN 'country' THEN sized.country
    WHEN 'agreement' THEN sized.agreement WHEN 'visit' THEN sized.visit WHEN 'field' THEN sized.field
    WHEN 'size' THEN sized.size ELSE {} END = {}
GROUP BY crm_deal.id, sized.country, l.name, b.name, s.currency ORDER BY crm_deal.code, s.currency
"""
SHARES = """
SELECT crm_deal.id, crm_deal.code, crm_deal.name, crm_deal.state, sized.country, l.name AS lead, b.name AS buyer,
    crm_deal.meeting, {} AS seen, s.currency, sum(s.minor) AS minor, w.share, count(*) AS entries,
    string_agg(DISTINCT s.grade, '' ORDER BY s.grade) AS grades, max(s.as_of) AS last_on
FROM standing s JOIN (
        SELECT id AS deal, part, 1000 AS share FROM put WHERE part IS NOT NULL
        UNION ALL SELECT deal, part, share FROM portion
    ) w ON w.deal = s.deal JOIN sized ON sized.id = s.deal JOIN crm_deal ON crm_deal.id = s.deal
    JOIN directory_organisation l ON l.id = crm_deal.lead LEFT JOIN directory_organisation b ON b.id = crm_deal.buyer
WHERE s.measure = {} AND w.part = {}
GROUP BY crm_deal.id, sized.country, l.name, b.name, w.share, s.currency ORDER BY crm_deal.code, s.currency
"""
"""Of a deal that several have, what is told is their share: `share` in per mille of `minor`."""
COUNTED = "SELECT entries FROM crm_result_deal WHERE report = {} AND deal = {}"
COUNTED_NOW = "WITH RECURSIVE {} SELECT id FROM standing WHERE deal = {}"
MET = """
SELECT m.id, m.code, CASE WHEN r.id IS NOT NULL THEN 'held' ELSE m.state END AS state, m.begins_at, m.ends_at, m.language,
    m.interpreter IS NOT NULL AS interpreted,
    t.code AS "table", e.slug AS edition, e.name AS edition_name, e.zone, x.name AS exhibitor,
    o.name AS counterpart, c.code AS country
FROM expo_meeting m JOIN expo_edition e ON e.id = m.edition
    JOIN expo_exhibitor h ON h.id = m.exhibitor JOIN directory_organisation x ON x.id = h.organisation
    JOIN expo_counterpart p ON p.id = m.counterpart JOIN directory_organisation o ON o.id = p.organisation
    LEFT JOIN directory_country c ON c.id = o.country LEFT JOIN expo_meeting_table t ON t.id = m.table
    LEFT JOIN crm_consultation_record r ON r.meeting = m.id AND r.state IN ('recorded', 'confirmed_by_company')
WHERE m.id = {}
"""
"""What was written down at the table was talked about there, whether or not somebody told the floor that it was held."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A deal that a figure counts; `grades` are those of its entries, as `AC`. `share` is how much of it is counted, in per
    mille, and `sums` are that much of it.
    """

    id: UUID
    code: str
    name: str
    state: str
    country: str
    lead: Translated
    buyer: Translated | None
    met: bool
    share: int
    sums: tuple[Sum, ...]
    entries: int
    grades: str
    last_on: date


@dataclass(frozen=True, slots=True)
class Trail:
    """What a figure is made of: deals that the actor may open, and of the others how many they are and what they come to,
    so that both together are the figure.
    """

    side: str
    value: str
    measure: Measure
    deals: tuple[Behind, ...]
    closed: int
    closed_sums: tuple[Sum, ...]
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting at the expo, without anybody's name: who met is told by whose table it was."""

    id: UUID
    code: str
    state: str
    begins_at: datetime | None
    ends_at: datetime | None
    language: str
    interpreted: bool
    table: str | None
    edition: str
    edition_name: Translated
    zone: ZoneInfo
    exhibitor: Translated
    counterpart: Translated
    country: str | None


async def behind_now(actor: Actor, moment: Moment, key: Key, measure: Measure) -> Trail:
    """Of the ledger as it stands. Raises Denied."""
    tables = ledger(moment, countries_of(actor))
    asked = _behind(actor, key, measure, moment.scope.until)
    return _trail(await _read("WITH RECURSIVE {} {}", tables, asked), key, measure)


async def behind(actor: Actor, report: Report, key: Key, measure: Measure) -> Trail:
    """Of the entries that a report counts, whatever became of the deals since."""
    tables = QueryString(FROZEN, report.id, report.id)
    asked = _behind(actor, key, measure, report.scope.until)
    return _trail(await _read("WITH {} {}", tables, asked), key, measure)


async def _read(statement: str, *values: object) -> list[dict[str, Any]]:
    async with one_moment():
        await take_room()
        found: list[dict[str, Any]] = await DB.run_querystring(QueryString(statement, *values))
        return found


def figure_asked(asked: Mapping[str, str]) -> tuple[Key, Measure]:
    """`side`, `value` and `measure` of an address, the whole of what is contracted where it names none. Raises NotFound for
    what is no figure.
    """
    side, measure = asked.get("side") or TOTAL, asked.get("measure") or Measure.CONTRACTED.value
    value = asked.get("value", "") if side != TOTAL else ""
    known = value in PARTS if side == PART else side == TOTAL or side in SIDES
    if not known or measure not in MEASURES:
        raise NotFound
    return (side, value), Measure(measure)


async def counted_in(report: Report, deal: UUID) -> frozenset[UUID]:
    """The entries of the deal that the report counts. Raises NotFound where it counts none."""
    rows = await DB.run_querystring(QueryString(COUNTED, report.id, deal))
    if not rows:
        raise NotFound
    return frozenset(rows[0]["entries"])


async def counted_now(actor: Actor, moment: Moment, deal: UUID) -> frozenset[UUID]:
    """Those that hold at the moment that is asked about."""
    tables = ledger(moment, countries_of(actor))
    return frozenset(row["id"] for row in await _read(COUNTED_NOW, tables, deal))


async def meeting_of(deal: Card) -> Met | None:
    """Where it began, for somebody who sees the deal."""
    if deal.meeting is None:
        return None
    row = (await DB.run_querystring(QueryString(MET, deal.meeting)))[0]
    read = {name: required(row[name]) for name in ("edition_name", "exhibitor", "counterpart")}
    return Met(**{**row, **read, "zone": ZoneInfo(row["zone"])})


def _behind(actor: Actor, key: Key, measure: Measure, until: date) -> QueryString:
    side, value = key
    if side == PART:
        return QueryString(f"{WHOSE} {SHARES}", until, until, seen_in_sql(actor), measure.value, value)
    return QueryString(BEHIND, seen_in_sql(actor), measure.value, side, value, value)


def _trail(rows: Sequence[Mapping[str, Any]], key: Key, measure: Measure) -> Trail:
    found: dict[UUID, list[Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["id"], []).append(row)
    closed = [lines for lines in found.values() if not lines[0]["seen"]]
    return Trail(
        *key,
        measure,
        tuple(_line(lines, measure) for lines in found.values() if lines[0]["seen"]),
        len(closed),
        _together([row for lines in closed for row in lines], measure),
        _together(rows, measure),
    )


def _line(lines: Sequence[Mapping[str, Any]], measure: Measure) -> Behind:
    row = lines[0]
    return Behind(
        row["id"],
        row["code"],
        row["name"],
        row["state"],
        row["country"],
        required(row["lead"]),
        required(row["buyer"]) if row["buyer"] else None,
        row["meeting"] is not None,
        row["share"],
        _together(lines, measure),
        sum(one["entries"] for one in lines),
        "".join(sorted({grade for one in lines for grade in one["grades"]})),
        max(one["last_on"] for one in lines),
    )


def _together(rows: Sequence[Mapping[str, Any]], measure: Measure) -> tuple[Sum, ...]:
    """Currency by currency; in per mille until the end, since a share need not come to a whole unit."""
    each: dict[str, list[Sum]] = {}
    for row in rows:
        part = Money(int(row["minor"]) * row["share"], row["currency"])
        each.setdefault(row["currency"], []).append(Sum(measure, part))
    together = [sum_of(measure, currency, sums).money for currency, sums in sorted(each.items())]
    return tuple(Sum(measure, Money(rounded(Fraction(one.minor, WHOLE_DEAL)), one.currency)) for one in together)
