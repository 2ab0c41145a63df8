"""In which states agreements are found today, and those that an address asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from crm.agreements.days import day_in_seoul
from crm.agreements.desk.lean import signatures_of
from crm.agreements.finding import called
from crm.agreements.queries import events_of, terms_of
from crm.agreements.rules import STATE_NAMES
from crm.agreements.sight import seen_in_sql
from crm.agreements.standing import STANDING_NAMES, Event, standing

ALL_STATES = {**{code: name for code, name in STATE_NAMES.items() if code != "signed"}, **STANDING_NAMES}
FACETS = ("state", "country", "kind", "owner")
EVERY = """
SELECT crm_agreement.id, crm_agreement.code, land.code AS country, crm_agreement.kind, crm_agreement.state,
  crm_agreement.owner, crm_agreement.signed_on, effectivity, effective_on, term_months, expires_on, renews,
  renewal_months, notice_days, decide_days
FROM crm_agreement JOIN directory_country land ON land.id = crm_agreement.country WHERE {} ORDER BY crm_agreement.code
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """An agreement as figures count it: no text of it is read."""

    id: UUID
    code: str
    country: str
    kind: str
    owner: UUID | None
    shown_state: str


async def found_for(actor: Actor, asked: Mapping[str, str], *, now: datetime) -> list[Counted]:
    """Those of the state, country, kind and owner that are asked for, with every word of `q`; what none of them has narrows
    nothing.
    """
    every = [(one, _facets(one)) for one in await _every(actor, day_in_seoul(now))]
    there = {value for _, facets in every for value in facets.items()}
    wanted = {name: asked.get(name, "") for name in FACETS}
    narrowed = {(name, value) for name, value in wanted.items() if value and (name, value) in there}
    found = [one for one, facets in every if narrowed <= {*facets.items()}]
    words = asked.get("q", "")
    if not words.strip():
        return found
    ids = await called(actor, words)
    return [one for one in found if one.id in ids]


async def _every(actor: Actor, today: date) -> list[Counted]:
    """In three questions, however many there are: how each stands follows from its terms, signatures and events."""
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(EVERY, seen_in_sql(actor)))
    signed = [row["id"] for row in rows if row["signed_on"] is not None]
    events, days = await events_of(signed), await signatures_of(signed)
    return [_counted(row, days.get(row["id"], []), events.get(row["id"], []), today) for row in rows]


def _counted(row: Mapping[str, Any], signatures: list[date], events: list[Event], today: date) -> Counted:
    how = None
    if row["signed_on"] is not None:
        day = max(today, row["signed_on"])
        how = standing(terms_of(row), row["signed_on"], day, signatures=signatures, events=events)
    state = how.state if how else row["state"]
    return Counted(row["id"], row["code"], row["country"], row["kind"], row["owner"], state)


def _facets(one: Counted) -> dict[str, str]:
    return dict(zip(FACETS, (one.shown_state, one.country, one.kind, str(one.owner or "")), strict=True))
