"""Where a deal came from: from codes, as forms have them, to rows, and back to what a page links to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.actor import Actor
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


@dataclass(frozen=True, slots=True)
class Origin:
    """One of what it came from, for its reader; `href` is empty where nothing is to be opened."""

    kind: str
    code: str
    title: str | Translated
    href: str = ""


async def origins_of(actor: Actor, card: Card) -> list[Origin]:
    """Those that the actor may see."""
    found: list[Origin] = []
    if card.edition:
        row = await Edition.select(Edition.slug, Edition.name).where(Edition.id == card.edition).first()
        found += [Origin("edition", row["slug"], required(row["name"]), f"/desk/{row['slug']}/meetings")] if row else []
    if card.meeting:
        columns = (Meeting.code, Meeting.edition.slug.as_alias("slug"))
        row = await Meeting.select(*columns).where(Meeting.id == card.meeting).first()
        href = f"/desk/{row['slug']}/meetings/{row['code']}" if row else ""
        found += [Origin("meeting", row["code"], row["code"], href)] if row else []
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
