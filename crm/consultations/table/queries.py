"""What lies on a table: the meetings of a door, each with what has been written of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from crm.consultations.lines import said_of_row
from crm.consultations.rules import CONFIRMED, NO_SHOW, PLANNED, Said
from crm.consultations.table.doors import Door
from i18n.text import Translated, from_json, required

COLUMNS = """
r.id AS record, r.state, r.version, r.language, r.product, r.outcome, r.next_step, r.words, r.source, r.currency,
r.consulted, r.expected, r.horizon, r.origin
"""
MEETINGS = f"""
SELECT m.id AS meeting, m.code, m.state AS met, m.begins_at, m.ends_at, m.language AS spoken, o.name AS company,
       c.name AS other, '' AS other_name, {COLUMNS}
FROM expo_meeting m JOIN expo_exhibitor x ON x.id = m.exhibitor JOIN directory_organisation o ON o.id = x.organisation
JOIN expo_counterpart k ON k.id = m.counterpart JOIN directory_organisation c ON c.id = k.organisation
LEFT JOIN crm_consultation_record r ON r.meeting = m.id
WHERE m.edition = {{}} AND m.state IN ('agreed', 'held', 'no_show')
AND (m."table" = {{}}::uuid OR m.interpreter = {{}}::uuid)
AND ({{}}::date IS NULL OR (m.begins_at AT TIME ZONE {{}})::date = {{}}::date) ORDER BY m.begins_at, m.code
"""  # noqa: S608 -- our own constants
WALKED_IN = f"""
SELECT NULL::uuid AS meeting, r.code, 'held' AS met, r.held_at AS begins_at, NULL::timestamptz AS ends_at, '' AS spoken,
       o.name AS company, c.name AS other, r.counterpart_name AS other_name, {COLUMNS}
FROM crm_consultation_record r JOIN directory_organisation o ON o.id = r.company
LEFT JOIN directory_organisation c ON c.id = r.counterpart
WHERE r.origin LIKE {{}} ORDER BY r.held_at, r.code
"""  # noqa: S608 -- our own constants
COMPANIES = """
SELECT o.code, o.name FROM expo_exhibitor x JOIN directory_organisation o ON o.id = x.organisation
WHERE x.edition = {} AND x.state IN ('approved', 'contracted', 'confirmed') ORDER BY o.code
"""


@dataclass(frozen=True, slots=True)
class AtTable:
    """A meeting, or a walk-in that has none; `said` is None while nothing is written. `key` names its form on the page."""

    key: str
    meeting: UUID | None
    record: UUID | None
    code: str
    begins_at: datetime | None
    ends_at: datetime | None
    spoken: str
    company: Translated
    other: Translated | None
    other_name: str
    state: str
    said: Said | None

    @property
    def written(self) -> bool:
        return self.said is not None

    @property
    def closed(self) -> bool:
        """Nothing can be written at the table any more."""
        return self.state in (NO_SHOW, CONFIRMED)


async def at_table(door: Door) -> list[AtTable]:
    """By when they begin; walk-ins that came in by this door after them."""
    days = (door.on_date, str(door.zone), door.on_date)
    rows = await DB.run_querystring(QueryString(MEETINGS, door.edition, door.table, door.interpreter, *days))
    walked = await DB.run_querystring(QueryString(WALKED_IN, f"{origin_of(door)}%"))
    return [_at_table(row) for row in [*rows, *walked]]


async def companies_at(edition: UUID) -> dict[str, Translated]:
    """Companies that take part, by their code in the directory."""
    return {row["code"]: required(row["name"]) for row in await DB.run_querystring(QueryString(COMPANIES, edition))}


def origin_of(door: Door) -> str:
    """What the origin of a walk-in at this door begins with."""
    return f"door:{door.id}:"


def _at_table(row: Mapping[str, Any]) -> AtTable:
    written = bool(row["product"])
    fallback = NO_SHOW if row["met"] == NO_SHOW else PLANNED
    return AtTable(
        key=row["code"],
        meeting=row["meeting"],
        record=row["record"],
        code=row["code"],
        begins_at=row["begins_at"],
        ends_at=row["ends_at"],
        spoken=row["spoken"],
        company=required(row["company"]),
        other=from_json(row["other"]),
        other_name=row["other_name"],
        state=row["state"] or fallback,
        said=said_of_row(row) if written else None,
    )
