"""What waits to be decided in an edition, counted for those who may see it: where the desk begins."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import reach
from core.actor import Actor
from core.db.engine import DB
from core.desk.home import Waiting
from core.errors import mark
from expo.meetings.matching.queries import FRESH
from expo.meetings.permissions import Meetings
from expo.permissions import Expo


@dataclass(frozen=True, slots=True)
class Awaited:
    """`label` is a gettext id, `page` the place of the edition where it is decided, `rows` what is counted of it."""

    label: str
    page: str
    permission: str
    rows: str


AWAITED = (
    Awaited(
        mark("sessions without a time"),
        "programme",
        Expo.PROGRAMME_READ,
        "expo_session s WHERE s.edition = e.id AND s.cancelled_at IS NULL"
        " AND NOT EXISTS (SELECT FROM expo_slot t WHERE t.session = s.id)",
    ),
    Awaited(
        mark("proposals to decide"),
        "proposals",
        Expo.CALL_WRITE,
        "expo_proposal p JOIN expo_call c ON c.id = p.call"
        " WHERE c.edition = e.id AND p.state IN ('submitted', 'reviewing', 'reopened')",
    ),
    Awaited(
        mark("questions to look at"),
        "questions",
        Expo.QUESTION_READ,
        "expo_question q WHERE q.edition = e.id AND q.state = 'waiting'",
    ),
    Awaited(
        mark("applications to look at"),
        "exhibitors?state=applied",
        Expo.EXHIBITOR_READ,
        "expo_exhibitor x WHERE x.edition = e.id AND x.state = 'applied'",
    ),
    Awaited(
        mark("exhibitors with unread messages"),
        "exhibitors?only=unread",
        Expo.EXHIBITOR_READ,
        "expo_exhibitor x WHERE x.edition = e.id AND EXISTS (SELECT FROM expo_exhibitor_message m"
        " WHERE m.exhibitor = x.id AND m.side = 'exhibitor' AND m.read_at IS NULL)",
    ),
    Awaited(
        mark("booths asked for or objected to"),
        "allocation",
        Expo.EXHIBITOR_READ,
        "expo_reservation r WHERE r.edition = e.id AND r.state IN ('requested', 'objected')",
    ),
    Awaited(
        mark("booth events to approve"),
        "booth-events",
        Expo.EXHIBITOR_READ,
        "expo_booth_event v WHERE v.edition = e.id AND v.state = 'proposed'",
    ),
    Awaited(
        mark("new wishes to meet"),
        "matching",
        Meetings.MEETING_READ,
        f"expo_match_wish w WHERE w.edition = e.id AND {FRESH}",
    ),
    Awaited(
        mark("solutions to look at"),
        "solutions",
        Expo.SOLUTION_READ,
        "expo_solution s WHERE s.edition = e.id AND s.state = 'submitted'",
    ),
    Awaited(
        mark("demands to look at"),
        "demands",
        Expo.DEMAND_READ,
        "expo_demand d WHERE d.edition = e.id AND d.state = 'submitted'",
    ),
    Awaited(
        mark("badges to approve"),
        "badges",
        Expo.CREW_READ,
        "expo_exhibitor_pass p WHERE p.edition = e.id AND p.state = 'requested'",
    ),
    Awaited(
        mark("service orders to confirm"),
        "orders?state=ordered",
        Expo.EXTRA_READ,
        "expo_extra_order o JOIN expo_extra a ON a.id = o.extra WHERE a.edition = e.id AND o.state = 'ordered'",
    ),
)


async def awaited(actor: Actor, editions: Mapping[UUID, str]) -> dict[UUID, list[Waiting]]:
    """By edition (id and slug), what there is any of, in the order above: one question however many editions."""
    seen = [one for one in AWAITED if reach(actor, one.permission).everywhere]
    if not seen or not editions:
        return {}
    counts = ", ".join(f"(SELECT count(*) FROM {one.rows}) AS n{at}" for at, one in enumerate(seen))  # noqa: S608 -- ours
    asked = f"SELECT e.id, {counts} FROM expo_edition e WHERE e.id = ANY({{}})"  # noqa: S608 -- our own constants
    rows = await DB.run_querystring(QueryString(asked, [*editions]))
    return {
        row["id"]: [
            Waiting(one.label, row[f"n{at}"], f"/desk/{editions[row['id']]}/{one.page}")
            for at, one in enumerate(seen)
            if row[f"n{at}"]
        ]
        for row in rows
    }
