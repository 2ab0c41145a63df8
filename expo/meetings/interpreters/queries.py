"""Reading interpreters with their languages, hours and meetings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from json import loads
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.errors import NotFound
from expo.meetings.called import person_name
from expo.meetings.interpreters.tables import InterpreterTime
from expo.meetings.permissions import Meetings
from i18n.text import Translated

SELECTED = """
SELECT i.id, i.edition, i.person, i.spoken, p.names, p.sample,
    (SELECT count(*) FROM expo_meeting m WHERE m.interpreter = i.id AND m.state IN ('agreed', 'held')) AS meetings
FROM expo_interpreter i JOIN directory_person p ON p.id = i.person
"""
OF_EDITION = f"{SELECTED} WHERE i.edition = {{}} ORDER BY p.family, i.id"
ONE = f"{SELECTED} WHERE i.edition = {{}} AND i.id = {{}}"
EARLIER = """
SELECT DISTINCT ON (p.id) p.id, p.names FROM expo_interpreter i JOIN directory_person p ON p.id = i.person
WHERE i.edition <> {} AND NOT EXISTS (SELECT 1 FROM expo_interpreter o WHERE o.person = p.id AND o.edition = {})
"""


@dataclass(frozen=True, slots=True)
class Interprets:
    """`meetings` counts those that are agreed or were held."""

    id: UUID
    edition: UUID
    person: UUID
    spoken: tuple[str, ...]
    name: Translated
    sample: bool
    meetings: int


async def interpreters(actor: Actor, edition: UUID) -> list[Interprets]:
    """Raises Denied."""
    require(actor, Meetings.MEETING_READ)
    return [_one(row) for row in await DB.run_querystring(QueryString(OF_EDITION, edition))]


async def interpreter_of(actor: Actor, edition: UUID, interpreter: UUID) -> Interprets:
    """Raises Denied, NotFound."""
    require(actor, Meetings.MEETING_READ)
    rows: Any = await DB.run_querystring(QueryString(ONE, edition, interpreter))
    if not rows:
        raise NotFound
    return _one(rows[0])


async def of_earlier_editions(edition: UUID) -> dict[str, Translated]:
    """By person's id: who interpreted at another edition and is not here yet."""
    rows: Any = await DB.run_querystring(QueryString(EARLIER, edition, edition))
    return {str(row["id"]): person_name(loads(row["names"])) for row in rows}


async def works_at(interpreter: UUID) -> frozenset[datetime]:
    """Half hours (UTC) that were stated; none: whenever the floor is open."""
    mine = InterpreterTime.interpreter == interpreter
    rows = await InterpreterTime.select(InterpreterTime.begins_at).where(mine)
    return frozenset(row["begins_at"].astimezone(UTC) for row in rows)


def _one(row: Mapping[str, Any]) -> Interprets:
    return Interprets(
        row["id"],
        row["edition"],
        row["person"],
        tuple(loads(row["spoken"])),
        person_name(loads(row["names"])),
        row["sample"],
        row["meetings"],
    )
