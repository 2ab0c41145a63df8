"""A visit as its papers need it: what it is called, when it is, and who is in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from piccolo.columns.combination import WhereRaw
from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from core.errors import NotFound
from crm.delegations.permissions import Visits
from crm.delegations.sight import may_change, seen_by
from crm.delegations.tables import Visit
from i18n.locales import Language
from i18n.names import display_name
from i18n.text import Translated, from_json, required

COLUMNS = ("id", "code", "title", "direction", "grade", "state", "begins_on", "ends_on", "zone", "sight", "owner")
MEMBERS = """
SELECT d.visit, d.id, d.person, d.role, d.language, p.names, c.code AS nation, a.title, o.name AS house
FROM crm_delegate d JOIN directory_person p ON p.id = d.person
LEFT JOIN directory_country c ON c.id = p.country
LEFT JOIN directory_appointment a ON a.id = d.appointment
LEFT JOIN directory_organisation o ON o.id = a.organisation
WHERE d.visit = ANY({}) AND d.left_at IS NULL
ORDER BY d.role <> 'head', d.place NULLS LAST, a.rank NULLS LAST, a.begins_on NULLS LAST, p.family NULLS LAST, d.id
"""
WITH_GIFTS = "crm_visit.id IN (SELECT visit FROM crm_gift WHERE direction = 'received' AND state <> 'transferred')"
OVER = frozenset({"declined", "cancelled", "completed", "reported", "closed"})
"""States in which nothing of its preparation falls due any more."""


@dataclass(frozen=True, slots=True)
class Member:
    """A delegate who has not left; `id` is the delegate's. `nation` is ISO alpha-2, None where the directory knows none."""

    id: UUID
    person: UUID
    role: str
    language: str
    names: Mapping[str, str]
    nation: str | None
    title: Translated | None
    house: Translated | None

    def called(self, tongue: Language) -> str:
        return display_name(self.names, tongue).text


@dataclass(frozen=True, slots=True)
class Dossier:
    """`country` is ISO alpha-2; both days are those of `zone`. Members stand with the head first, then by rank."""

    id: UUID
    code: str
    title: Translated
    country: str
    direction: str
    grade: str
    state: str
    begins_on: date | None
    ends_on: date | None
    zone: ZoneInfo
    sight: str
    owner: UUID | None
    members: tuple[Member, ...]

    @property
    def closed(self) -> bool:
        """Whether the whole team may not see it: letters and calendars tell nothing of it then."""
        return self.sight != "team"

    def member(self, delegate: UUID) -> Member:
        """Raises NotFound."""
        found = next((one for one in self.members if one.id == delegate), None)
        if found is None:
            raise NotFound
        return found


async def dossier_for(actor: Actor, code: str) -> Dossier:
    """Raises NotFound: a visit that they may not see looks like none."""
    if not (code.isascii() and code.isprintable()):
        raise NotFound
    rows = await _selected().where(seen_by(actor), Visit.code == code)
    if not rows:
        raise NotFound
    return (await _dossiers(rows))[0]


async def dossiers(actor: Actor) -> list[Dossier]:
    """All that the actor may see and whose preparation is not over."""
    return await _dossiers(await _selected().where(seen_by(actor), Visit.state.not_in(sorted(OVER))))


async def dossiers_with_gifts(actor: Actor) -> list[Dossier]:
    """All that the actor may see with a gift received that the state does not have yet; also those that are over."""
    return await _dossiers(await _selected().where(seen_by(actor), WhereRaw(WITH_GIFTS)))


async def dossier_of(visit: UUID) -> Dossier:
    """For what asks on nobody's behalf: the guards of a step. Raises NotFound."""
    rows = await _selected().where(Visit.id == visit)
    if not rows:
        raise NotFound
    return (await _dossiers(rows))[0]


async def locked(actor: Actor, code: str, permission: Visits = Visits.VISIT_WRITE) -> Dossier:
    """For changing its papers: whoever else wants to waits. Raises NotFound, also for those who may only look."""
    found = await dossier_for(actor, code)
    if not may_change(actor, found.country, permission):
        raise NotFound
    await Visit.select(Visit.id).where(Visit.id == found.id).lock_rows("UPDATE")
    return found


def _selected() -> Any:
    return Visit.select(*(getattr(Visit, name) for name in COLUMNS), Visit.country.code.as_alias("nation"))


async def _dossiers(rows: Sequence[dict[str, Any]]) -> list[Dossier]:
    """Their members in one query for all."""
    by_visit: dict[UUID, list[Member]] = {row["id"]: [] for row in rows}
    for one in await DB.run_querystring(QueryString(MEMBERS, [*by_visit])) if by_visit else ():
        by_visit[one["visit"]].append(_member(one))
    return [_dossier(row, by_visit[row["id"]]) for row in rows]


def _dossier(row: dict[str, Any], members: Sequence[Member]) -> Dossier:
    given = {name: row[name] for name in COLUMNS if name not in ("title", "zone")}
    return Dossier(
        **given,
        title=required(row["title"]),
        country=row["nation"],
        zone=ZoneInfo(row["zone"]),
        members=tuple(members),
    )


def _member(row: dict[str, Any]) -> Member:
    return Member(
        id=row["id"],
        person=row["person"],
        role=row["role"],
        language=row["language"],
        names=msgspec.json.decode(row["names"], type=dict[str, str]),
        nation=row["nation"],
        title=from_json(row["title"]),
        house=from_json(row["house"]),
    )
