"""Who and what a meeting at the desk can be arranged with: by code for a form, with names for a page."""

from dataclasses import dataclass
from json import loads
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from expo.exhibitors.rules import TAKING_PART
from expo.meetings.called import person_name
from expo.meetings.desk.forms import Offered
from expo.meetings.queries import Meet
from i18n.text import Translated, required

EXHIBITORS = """
SELECT x.id, x.code, o.name FROM expo_exhibitor x JOIN directory_organisation o ON o.id = x.organisation
WHERE x.edition = {} AND x.state = ANY({}) ORDER BY o.code
"""
COUNTERPARTS = """
SELECT c.id, c.code, o.name FROM expo_counterpart c JOIN directory_organisation o ON o.id = c.organisation
WHERE c.edition = {} ORDER BY o.code
"""
TABLES = "SELECT id, code FROM expo_meeting_table WHERE edition = {} AND (NOT closed OR id = {}) ORDER BY code"
INTERPRETERS = """
SELECT i.id, i.person, i.spoken, p.names FROM expo_interpreter i JOIN directory_person p ON p.id = i.person
WHERE i.edition = {} ORDER BY p.family, i.id
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """`code` is what the form sends; `spoken` an interpreter's languages."""

    code: str
    name: Translated
    spoken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    exhibitors: tuple[Choice, ...]
    counterparts: tuple[Choice, ...]
    tables: tuple[str, ...]
    interpreters: tuple[Choice, ...]
    people: frozenset[UUID]
    """Who interprets, for what is recorded of looks."""


async def offered_in(edition: UUID, meet: Meet | None = None) -> Offered:
    """Tables that are closed only where `meet` is held at one."""
    exhibitors, counterparts, tables, interpreters = await _rows(edition, meet)
    return Offered(
        {row["code"]: row["id"] for row in exhibitors},
        {row["code"]: row["id"] for row in counterparts},
        {row["code"]: row["id"] for row in tables},
        {str(row["id"]): row["id"] for row in interpreters},
    )


async def names_of(edition: UUID, meet: Meet | None = None) -> Names:
    exhibitors, counterparts, tables, interpreters = await _rows(edition, meet)
    return Names(
        tuple(Choice(row["code"], required(row["name"])) for row in exhibitors),
        tuple(Choice(row["code"], required(row["name"])) for row in counterparts),
        tuple(row["code"] for row in tables),
        tuple(
            Choice(str(row["id"]), person_name(loads(row["names"])), tuple(loads(row["spoken"])))
            for row in interpreters
        ),
        frozenset(row["person"] for row in interpreters),
    )


async def _rows(edition: UUID, meet: Meet | None) -> list[Any]:
    at = meet.table if meet and meet.table else UUID(int=0)
    asked = (
        QueryString(EXHIBITORS, edition, sorted(TAKING_PART)),
        QueryString(COUNTERPARTS, edition),
        QueryString(TABLES, edition, at),
        QueryString(INTERPRETERS, edition),
    )
    return [await DB.run_querystring(one) for one in asked]
