"""The places of an exhibitor's portal: beside each other on every page of it, each with what is open there."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import may
from core.actor import Actor
from core.db.engine import DB
from core.errors import mark
from core.web.given import AnyRequest
from expo.editions.rules import is_over
from expo.editions.tables import Edition
from expo.exhibitors.queries import Application
from expo.exhibitors.rules import OVER, SHOWN, STATE_NAMES, TAKING_PART
from expo.permissions import Expo
from i18n.screens import NEAR, Near, RailEntry, grouped
from i18n.text import Translated, required

PARTICIPATION, ON_SITE = mark("Your participation"), mark("What visitors read")
AT_THE_SHOW, OFFICE = mark("At the show"), mark("With the organisers")
GROUPS = (PARTICIPATION, ON_SITE, AT_THE_SHOW, OFFICE)
LIVE = frozenset(STATE_NAMES) - OVER

TASKS_OPEN = """
SELECT count(*) FROM expo_task t WHERE t.edition = x.edition AND t.retired_at IS NULL AND t.kind IN ('', x.kind)
AND NOT EXISTS (SELECT 1 FROM expo_task_done d WHERE d.task = t.id AND d.exhibitor = x.id AND d.undone_at IS NULL)
AND NOT (t.proof = 'profile' AND EXISTS (SELECT 1 FROM directory_organisation o WHERE o.id = x.organisation
    AND o.description IS NOT NULL AND o.website <> '' AND o.country IS NOT NULL AND o.logo IS NOT NULL))
"""
PROPOSALS = "SELECT count(*) FROM expo_reservation r WHERE r.exhibitor = x.id AND r.state IN ('held', 'proposed')"
UNREAD = """
SELECT count(*) FROM expo_exhibitor_message m WHERE m.exhibitor = x.id AND m.side = 'organiser' AND m.read_at IS NULL
"""
RETURNED = "SELECT count(*) FROM {table} r WHERE r.exhibitor = x.id AND r.state = 'returned'"
ASKED = """
SELECT count(*) FROM expo_introduction i JOIN expo_solution s ON s.id = i.solution
WHERE s.exhibitor = x.id AND i.state = 'asked' AND i.asked_by = 'demand'
"""
SOLUTIONS_RETURNED = RETURNED.replace("{table}", "expo_solution")
EVENTS_RETURNED = RETURNED.replace("{table}", "expo_booth_event")
TO_ANSWER = """
SELECT count(*) FROM expo_meeting m
WHERE m.exhibitor = x.id AND m.state = 'requested' AND m.proposed_by <> 'exhibitor'
"""
UNANSWERED = """
SELECT count(*) WHERE NOT EXISTS (SELECT 1 FROM expo_closing_answer c WHERE c.exhibitor = x.id)
"""


@dataclass(frozen=True, slots=True)
class Place:
    """`path` follows the exhibitor's address. Shown to those with the permission while the exhibitor is in one of
    `states`; `after`: only once the edition is over. `open` is SQL that counts what is to be done there, of the
    exhibitor `x`.
    """

    code: str
    label: str
    path: str
    icon: str
    group: str
    states: frozenset[str] = frozenset(STATE_NAMES)
    permission: Expo = Expo.APPLICATION_READ
    open: str = ""
    after: bool = False


PLACES = (
    Place("overview", mark("Where it stands"), "", "layout-grid", PARTICIPATION),
    Place("guide", mark("First steps"), "/guide", "flag", PARTICIPATION, TAKING_PART),
    Place("tasks", mark("Tasks"), "/tasks", "check", PARTICIPATION, TAKING_PART, open=TASKS_OPEN),
    Place("booths", mark("Booths"), "/booths", "map-pin", PARTICIPATION, TAKING_PART, open=PROPOSALS),
    Place("with", mark("Co-exhibitors"), "/with", "users", PARTICIPATION, LIVE),
    Place("stand", mark("Your stand"), "/stand", "building-2", ON_SITE, LIVE, Expo.APPLICATION_WRITE),
    Place("solutions", mark("Solutions"), "/solutions", "lightbulb", ON_SITE, LIVE, open=SOLUTIONS_RETURNED),
    Place(
        "introductions",
        mark("What cities look for"),
        "/introductions",
        "handshake",
        ON_SITE,
        LIVE,
        Expo.INTRODUCTION_WRITE,
        ASKED,
    ),
    Place("events", mark("Booth events"), "/events", "calendar-days", AT_THE_SHOW, TAKING_PART, open=EVENTS_RETURNED),
    Place("meetings", mark("Meeting times"), "/meetings", "clock", AT_THE_SHOW, TAKING_PART),
    Place("plan", mark("Meetings"), "/meetings/plan", "handshake", AT_THE_SHOW, TAKING_PART, open=TO_ANSWER),
    Place("services", mark("Services"), "/services", "coffee", AT_THE_SHOW, TAKING_PART),
    Place("badges", mark("Badges"), "/badges", "user", AT_THE_SHOW, TAKING_PART),
    Place("messages", mark("Messages"), "/messages", "mail", OFFICE, open=UNREAD),
    Place("invoices", mark("Invoices"), "/invoices", "file-text", OFFICE, TAKING_PART),
    Place("results", mark("Results"), "/results", "star", OFFICE, SHOWN, open=UNANSWERED, after=True),
)
"""Each names its group; within one they stand in this order."""


@dataclass(frozen=True, slots=True)
class PortalNear(Near):
    """`home` is the address of the exhibitor's portal, `every` that of all its editions."""

    home: str = ""
    every: str = ""
    name: Translated | None = None


async def stand_near(request: AnyRequest, actor: Actor, known: Application, row: Edition) -> None:
    """Puts the places of the exhibitor beside the page that this request is answered with."""
    home = f"/portal/{known.organisation_code}/exhibit/{row.slug}"
    entries = await places_of(actor, known, row, now=request.app.state.clock())
    path = f"{request.scope['path']}/"
    inside = [one for one in entries if path.startswith(f"{one.href}/")]
    here = max(inside, key=lambda one: len(one.href), default=None)
    every = f"/portal/{known.organisation_code}/exhibit"
    request.scope["state"][NEAR] = PortalNear(grouped(entries, GROUPS), here, home, every, required(row.name))


async def places_of(actor: Actor, known: Application, row: Edition, *, now: datetime) -> list[RailEntry]:
    """Those of an exhibitor that the actor may see at this moment, each with what is open there."""
    home = f"/portal/{known.organisation_code}/exhibit/{row.slug}"
    over = is_over(row.ends_on, row.zone, now)
    there = [
        one
        for one in PLACES
        if known.state in one.states and (over or not one.after) and may(actor, one.permission, known.scope)
    ]
    counts = await _counts(known.id, there)
    return [replace(_entry(one, home), count=counts.get(one.code, 0)) for one in there]


def _entry(place: Place, home: str) -> RailEntry:
    return RailEntry(place.code, place.label, f"{home}{place.path}", place.icon, place.permission, place.group)


async def _counts(exhibitor: UUID, places: list[Place]) -> dict[str, int]:
    """In one question, however many places there are."""
    asked = [one for one in places if one.open]
    if not asked:
        return {}
    columns = ", ".join(f"({one.open}) AS {one.code}" for one in asked)
    rows = await DB.run_querystring(QueryString(f"SELECT {columns} FROM expo_exhibitor x WHERE x.id = {{}}", exhibitor))  # noqa: S608 -- places are ours
    return dict(rows[0]) if rows else {}
