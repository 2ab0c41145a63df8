"""Reading introductions: how they stand, and the contact of the other side once both said yes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import may
from core.actor import Actor
from core.db.engine import DB
from core.errors import NotFound
from directory.organisations.rules import scope_of
from expo.exhibitors.rules import SHOWN
from expo.permissions import Expo
from expo.solutions.introductions.rules import OTHER, Side
from i18n.text import Translated, from_json, required

SELECTED = """
SELECT i.id, i.demand, i.solution, i.asked_by, i.state, i.asked_at, i.until, i.ended_at, d.account, d.code AS demand_code,
    d.title, d.place, d.state AS demand_state, s.code AS solution_code, s.name AS solution_name, s.shown IS NOT NULL AS
    on_site, x.id AS exhibitor, x.state AS exhibitor_state, x.organisation, o.code AS organisation_code,
    o.name AS organisation_name
FROM expo_introduction i JOIN expo_demand d ON d.id = i.demand JOIN expo_solution s ON s.id = i.solution
JOIN expo_exhibitor x ON x.id = s.exhibitor JOIN directory_organisation o ON o.id = x.organisation
"""
OF_DEMAND = SELECTED + " WHERE i.demand = {} ORDER BY i.asked_at DESC"
OF_EXHIBITOR = SELECTED + " WHERE s.exhibitor = {} ORDER BY i.asked_at DESC"
ONE = SELECTED + " WHERE i.id = {}"
LOCKED = ONE + " FOR UPDATE OF i"
OVERDUE = "SELECT id FROM expo_introduction WHERE state = 'asked' AND until <= {} ORDER BY until"
CONTACT = """
SELECT c.name, c.email, c.phone, c.agreed_at FROM expo_introduction_contact c
JOIN expo_introduction i ON i.id = c.introduction
WHERE i.id = {} AND c.side = {} AND i.state = 'accepted' AND i.demand_agreed_at IS NOT NULL
AND i.offer_agreed_at IS NOT NULL
"""
WAITING = {
    "demand": """
SELECT count(*) AS count FROM expo_introduction WHERE demand = {} AND asked_by = 'demand' AND state = 'asked'
""",
    "offer": """
SELECT count(*) AS count FROM expo_introduction i JOIN expo_solution s ON s.id = i.solution
WHERE s.exhibitor = {} AND i.asked_by = 'offer' AND i.state = 'asked'
""",
}
DECLINED = """
SELECT 1 FROM expo_introduction WHERE demand = {} AND solution = {} AND asked_by = {} AND state = 'declined' LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Met:
    """An introduction with what both sides are called; whom one would write to is not in it."""

    id: UUID
    demand: UUID
    solution: UUID
    asked_by: Side
    state: str
    asked_at: datetime
    until: datetime
    ended_at: datetime | None
    account: UUID | None
    demand_code: str
    title: Translated | None
    place: str
    demand_state: str
    solution_code: str
    solution_name: Translated | None
    on_site: bool
    exhibitor: UUID
    exhibitor_state: str
    organisation: UUID
    organisation_code: str
    organisation_name: Translated

    @property
    def open(self) -> bool:
        """Both are still there to be introduced."""
        return self.demand_state == "approved" and self.on_site and self.exhibitor_state in SHOWN

    def side_of(self, actor: Actor) -> Side | None:
        """Which side somebody speaks for. Staff speak for neither, but for demands that they wrote down for somebody."""
        if self.account is not None and actor.account == self.account:
            return "demand"
        if may(actor, Expo.INTRODUCTION_WRITE, scope_of(self.organisation)) and actor.kind == "exhibitor":
            return "offer"
        if self.account is None and may(actor, Expo.DEMAND_WRITE):
            return "demand"
        return None


@dataclass(frozen=True, slots=True)
class Contact:
    """What a side agreed to show."""

    name: str
    email: str
    phone: str
    agreed_at: datetime


async def introductions_of_demand(demand: UUID) -> list[Met]:
    """The newest first. Asks nobody for permission: whoever has the demand has them."""
    return [_met(row) for row in await DB.run_querystring(QueryString(OF_DEMAND, demand))]


async def introductions_of_exhibitor(exhibitor: UUID) -> list[Met]:
    """The newest first. Asks nobody for permission: whoever has the exhibitor has them."""
    return [_met(row) for row in await DB.run_querystring(QueryString(OF_EXHIBITOR, exhibitor))]


async def introduction_of(introduction: UUID, *, locked: bool = False) -> Met:
    """Raises NotFound. `locked`: nobody else answers it meanwhile."""
    rows: Any = await DB.run_querystring(QueryString(LOCKED if locked else ONE, introduction))
    if not rows:
        raise NotFound
    return _met(cast(Mapping[str, Any], rows[0]))


async def contact_for(actor: Actor, met: Met) -> Contact | None:
    """The other side's, for somebody who speaks for one side, once both said yes: the one way in which a contact of the
    market is read by somebody else.
    """
    side = met.side_of(actor)
    if side is None or (side == "demand" and met.account is None):
        return None
    rows: Any = await DB.run_querystring(QueryString(CONTACT, met.id, OTHER[side]))
    return Contact(**rows[0]) if rows else None


async def contacts_for(actor: Actor, introductions: Iterable[Met]) -> dict[UUID, Contact]:
    """By introduction; those that may be read."""
    found = {one.id: await contact_for(actor, one) for one in introductions if one.state == "accepted"}
    return {key: one for key, one in found.items() if one is not None}


async def waiting(side: Side, whose: UUID) -> int:
    """How many questions of a demand or an exhibitor wait for an answer."""
    rows: Any = await DB.run_querystring(QueryString(WAITING[side], whose))
    return int(rows[0]["count"])


async def declined_before(demand: UUID, solution: UUID, side: Side) -> bool:
    """The other side said no to this side before."""
    return bool(await DB.run_querystring(QueryString(DECLINED, demand, solution, side)))


def declined_of(introductions: Iterable[Met], side: Side) -> set[tuple[UUID, UUID]]:
    """Demands with solutions about which the other side said no to this side."""
    return {(one.demand, one.solution) for one in introductions if one.state == "declined" and one.asked_by == side}


async def overdue(now: datetime) -> list[UUID]:
    rows: Any = await DB.run_querystring(QueryString(OVERDUE, now))
    return [row["id"] for row in rows]


def _met(row: Mapping[str, Any]) -> Met:
    texts = {"title": from_json(row["title"]), "solution_name": from_json(row["solution_name"])}
    return Met(**{**row, **texts, "organisation_name": required(row["organisation_name"])})
