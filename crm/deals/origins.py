"""Where a deal came from: from codes, as forms have them, to rows, and back to what a page links to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from core.errors import Invalid, mark
from crm.agreements.sight import seen_by as agreements_seen
from crm.agreements.tables import Agreement
from crm.deals.queries import Card
from crm.delegations.sight import seen_by as visits_seen
from crm.delegations.tables import Visit
from expo.editions.tables import Edition
from expo.meetings.tables import Meeting
from i18n.text import Translated, required

MISSING = {
    "edition": mark("There is no edition with this code."),
    "meeting": mark("There is no meeting with this code at that edition."),
    "visit": mark("There is no visit with this code."),
    "agreement": mark("There is no agreement with this code."),
}

MET = """
SELECT m.code, m.begins_at, e.slug, e.zone, x.name AS ours, o.name AS theirs FROM expo_meeting m
    JOIN expo_edition e ON e.id = m.edition
    JOIN expo_exhibitor h ON h.id = m.exhibitor JOIN directory_organisation x ON x.id = h.organisation
    JOIN expo_counterpart p ON p.id = m.counterpart JOIN directory_organisation o ON o.id = p.organisation
WHERE m.id = {}
"""


@dataclass(frozen=True, slots=True)
class Origin:
    """One of what it came from, for its reader; `href` is empty where nothing is to be opened. A meeting is told by who met,
    as `sides` (exhibitor and counterpart), and when, in the `zone` of its edition; one without a time has no `at`.
    """

    kind: str
    code: str
    title: str | Translated
    href: str = ""
    sides: tuple[Translated, ...] = ()
    at: datetime | None = None
    zone: ZoneInfo | None = None


async def origins_of(actor: Actor, card: Card) -> list[Origin]:
    """Those that the actor may see."""
    found: list[Origin] = []
    if card.edition:
        row = await Edition.select(Edition.slug, Edition.name).where(Edition.id == card.edition).first()
        found += [Origin("edition", row["slug"], required(row["name"]), f"/desk/{row['slug']}/meetings")] if row else []
    if card.meeting:
        found += await _met(card.meeting)
    if card.visit:
        mine = Visit.select(Visit.code, Visit.title).where(visits_seen(actor), Visit.id == card.visit)
        row = await mine.first()
        found += [Origin("visit", row["code"], required(row["title"]), f"/desk/visits/{row['code']}")] if row else []
    if card.agreement:
        query = Agreement.select(Agreement.code, Agreement.title).where(
            agreements_seen(actor), Agreement.id == card.agreement
        )
        row = await query.first()
        href = f"/desk/agreements/{row['code']}" if row else ""
        found += [Origin("agreement", row["code"], required(row["title"]), href)] if row else []
    return found


async def _met(meeting: UUID) -> list[Origin]:
    rows = await DB.run_querystring(QueryString(MET, meeting))
    return [
        Origin(
            kind="meeting",
            code=row["code"],
            title=row["code"],
            href=f"/desk/{row['slug']}/meetings/{row['code']}",
            sides=(required(row["ours"]), required(row["theirs"])),
            at=row["begins_at"],
            zone=ZoneInfo(row["zone"]),
        )
        for row in rows
    ]


async def rows_of(actor: Actor, lines: Mapping[str, str]) -> dict[str, UUID | None]:
    """The rows that codes mean, by the names of `lines.LINKS`. Raises Invalid."""
    found: dict[str, UUID | None] = dict.fromkeys(MISSING)
    edition = await Edition.select(Edition.id).where(Edition.slug == lines["edition"]).first()
    asked: dict[str, Any] = {
        "edition": edition,
        "meeting": await _meeting(edition, lines["meeting"]),
        "visit": await Visit.select(Visit.id).where(visits_seen(actor), Visit.code == lines["visit"]).first(),
        "agreement": await Agreement.select(Agreement.id)
        .where(agreements_seen(actor), Agreement.code == lines["agreement"])
        .first(),
    }
    for name, row in asked.items():
        if lines[name] and row is None:
            raise Invalid({name: MISSING[name]})
        found[name] = row["id"] if lines[name] else None
    return found


async def _meeting(edition: Mapping[str, Any] | None, code: str) -> dict[str, Any] | None:
    if edition is None or not code:
        return None
    mine = (Meeting.edition == edition["id"]) & (Meeting.code == code)
    return await Meeting.select(Meeting.id).where(mine).first()
