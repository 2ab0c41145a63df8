"""Reading meetings: one scope for lists, plans and single records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from json import loads
from typing import Any, Literal
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.errors import NotFound
from core.spans import Span
from directory.organisations.rules import scope_of
from expo.meetings import rules
from expo.meetings.permissions import Meetings
from expo.meetings.rules import Side, Standing, State
from expo.meetings.tables import MeetingTerms
from i18n.text import Translated, required

SELECTED = """
SELECT m.id, m.edition, m.code, m.exhibitor, m.counterpart, m.state, m.asked_by, m.proposed_by, m.begins_at, m.ends_at,
    m.table, m.language, m.interpreter, m.message, m.said, m.walk_in, m.missed_by, m.until_at, m.made_at, m.ended_at,
    m.revision, e.slug, e.zone, x.code AS exhibitor_code, x.organisation, o.code AS organisation_code,
    o.name AS exhibitor_name, c.code AS counterpart_code, p.name AS counterpart_name, t.code AS table_code,
    i.person, n.names AS interpreter_names, (x.sample OR c.sample) AS sample
FROM expo_meeting m JOIN expo_edition e ON e.id = m.edition JOIN expo_exhibitor x ON x.id = m.exhibitor
JOIN directory_organisation o ON o.id = x.organisation JOIN expo_counterpart c ON c.id = m.counterpart
JOIN directory_organisation p ON p.id = c.organisation LEFT JOIN expo_meeting_table t ON t.id = m.table
LEFT JOIN expo_interpreter i ON i.id = m.interpreter LEFT JOIN directory_person n ON n.id = i.person
"""
IN_ORDER = " ORDER BY m.begins_at NULLS FIRST, m.made_at, m.code"
A_PAGE = f"""
{SELECTED} WHERE m.id IN (SELECT k.id FROM expo_meeting k WHERE k.edition = {{}} AND {{}}
  ORDER BY coalesce(k.begins_at, '-infinity'), k.made_at, k.code LIMIT {{}}){IN_ORDER}
"""  # noqa: S608 -- our own constants
BEHIND = """
(coalesce(k.begins_at, '-infinity'), k.made_at, k.code) > ({}::text::timestamptz, {}::text::timestamptz, {}::text)
"""
ONE, LOCKED = f"{SELECTED} WHERE m.id = {{}}", f"{SELECTED} WHERE m.id = {{}} FOR UPDATE OF m"
CALLED = f"{SELECTED} WHERE m.edition = {{}} AND m.code = {{}}"
OF: Mapping[str, str] = {
    "exhibitor": f"{SELECTED} WHERE m.exhibitor = {{}}{IN_ORDER}",
    "counterpart": f"{SELECTED} WHERE m.counterpart = {{}}{IN_ORDER}",
    "interpreter": f"{SELECTED} WHERE m.interpreter = {{}}{IN_ORDER}",
    "edition": f"{SELECTED} WHERE m.edition = {{}}{IN_ORDER}",
}
WAITING = {
    "exhibitor": """
SELECT count(*) AS count FROM expo_meeting WHERE exhibitor = {} AND asked_by = 'exhibitor' AND state = 'requested'
""",
    "counterpart": """
SELECT count(*) AS count FROM expo_meeting WHERE counterpart = {} AND asked_by = 'counterpart' AND state = 'requested'
""",
}


Place = tuple[str, str, str]
"""When it begins, when it was asked for, its code."""


@dataclass(frozen=True, slots=True)
class Meet:
    """A meeting with what those in it are called. Instants in UTC; `zone` (IANA) is the edition's. `person` is the
    interpreter's; `sample`: nobody is written to.
    """

    id: UUID
    edition: UUID
    code: str
    exhibitor: UUID
    counterpart: UUID
    state: State
    asked_by: Side
    proposed_by: Side
    begins_at: datetime | None
    ends_at: datetime | None
    table: UUID | None
    language: str
    interpreter: UUID | None
    message: str
    said: str
    walk_in: bool
    missed_by: str
    until_at: datetime | None
    made_at: datetime
    ended_at: datetime | None
    revision: int
    slug: str
    zone: str
    exhibitor_code: str
    organisation: UUID
    organisation_code: str
    exhibitor_name: Translated
    counterpart_code: str
    counterpart_name: Translated
    table_code: str | None
    person: UUID | None
    interpreter_names: Mapping[str, str] | None
    sample: bool

    @property
    def standing(self) -> Standing:
        return Standing(self.state, self.asked_by, self.proposed_by, self.begins_at)

    @property
    def during(self) -> Span | None:
        """None while no time is proposed."""
        return None if self.begins_at is None or self.ends_at is None else Span(self.begins_at, self.ends_at)

    @property
    def over(self) -> bool:
        """Nothing can be said of it any more but by organisers."""
        return self.state in rules.OVER or self.state in ("held", "no_show")

    @property
    def scope(self) -> str:
        return scope_of(self.organisation)


@dataclass(frozen=True, slots=True)
class Terms:
    answer_days: int
    remind_days: int
    revision: int


async def meeting_of(meeting: UUID, *, locked: bool = False) -> Meet:
    """For those who have found it already. Raises NotFound. `locked`: nobody else changes it meanwhile."""
    rows: Any = await DB.run_querystring(QueryString(LOCKED if locked else ONE, meeting))
    if not rows:
        raise NotFound
    return met(rows[0])


async def meeting_called(actor: Actor, edition: UUID, code: str) -> Meet:
    """At the desk. Raises Denied, NotFound."""
    require(actor, Meetings.MEETING_READ)
    rows: Any = await DB.run_querystring(QueryString(CALLED, edition, code.upper()))
    if not rows:
        raise NotFound
    return met(rows[0])


async def meetings_of(what: Literal["exhibitor", "counterpart", "interpreter", "edition"], key: UUID) -> list[Meet]:
    """By when they begin, those without a time first. Asks nobody for permission: whoever has the exhibitor (the
    counterpart, …) has them.
    """
    rows: Any = await DB.run_querystring(QueryString(OF[what], key))
    return [met(row) for row in rows]


async def meetings_behind(edition: UUID, place: Place | None, *, most: int) -> list[Meet]:
    """Of an edition in the same order, not more than so many, from behind a meeting's place on. As `meetings_of`, it asks
    nobody.
    """
    behind = QueryString(BEHIND, *place) if place else QueryString("TRUE")
    rows: Any = await DB.run_querystring(QueryString(A_PAGE, edition, behind, most))
    return [met(row) for row in rows]


def place_of(one: Meet) -> Place:
    """Where it stands in its edition's order."""
    return one.begins_at.isoformat() if one.begins_at else "-infinity", one.made_at.isoformat(), one.code


def called_among(found: Sequence[Meet], code: str) -> Meet:
    """Raises NotFound for one that is not among them: others' meetings look like none."""
    for one in found:
        if one.code == code.upper():
            return one
    raise NotFound


async def waiting(side: Literal["exhibitor", "counterpart"], whose: UUID) -> int:
    """How many questions that this side asked wait for an answer."""
    rows: Any = await DB.run_querystring(QueryString(WAITING[side], whose))
    return int(rows[0]["count"])


async def terms_of(edition: UUID) -> Terms:
    """As set, else the usual ones with `revision` 0."""
    row = await MeetingTerms.objects().where(MeetingTerms.edition == edition).first()
    return Terms(7, 2, 0) if row is None else Terms(row.answer_days, row.remind_days, row.revision)


def met(row: Mapping[str, Any]) -> Meet:
    """A row of SELECTED."""
    names = row["interpreter_names"]
    return Meet(
        **{
            **row,
            "exhibitor_name": required(row["exhibitor_name"]),
            "counterpart_name": required(row["counterpart_name"]),
            "interpreter_names": loads(names) if isinstance(names, str) else names,
        }
    )
