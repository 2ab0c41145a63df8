"""The list of all meetings of all editions: asked by state, day, who meets whom, language and interpreter."""

from collections.abc import Sequence
from json import loads
from typing import Any
from uuid import UUID

from litestar import Response, get
from piccolo.querystring import QueryString

from core.access.rules import may
from core.db.engine import DB
from core.errors import mark
from core.forms.form import Form, blank
from core.lists.columns import Column, Kind, Listed, Looking, Row
from core.lists.registry import Handed
from core.lists.rules import Asked
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import MEETINGS
from core.web.given import AnyRequest
from directory.lists.pages import list_page, opened
from expo.editions.frame import current_edition
from expo.meetings.called import person_name
from expo.meetings.finding import called, nearly_called
from expo.meetings.permissions import Meetings
from expo.meetings.rules import SIDE_NAMES, STATE_NAMES
from i18n.locales import LANGUAGES, language_name
from i18n.text import Rendition, Translated, required

PEOPLE = (
    "SELECT DISTINCT i.person FROM expo_meeting m JOIN expo_interpreter i ON i.id = m.interpreter WHERE m.id = ANY({})"
)
CLOCK = "to_char(m.begins_at AT TIME ZONE e.zone, 'HH24:MI')"


def _tongue(tag: str) -> Translated | str:
    """A language by its name in the reader's."""
    texts = {one.code: Rendition(language_name(tag, one)) for one in LANGUAGES}
    return Translated(LANGUAGES[0].code, texts) if tag else ""


def _person(names: Any) -> Translated | str:
    if not names:
        return ""
    return person_name(loads(names) if isinstance(names, str) else names)


COLUMNS = (
    Column(name="code", label=mark("Code"), sql="m.code", always=True),
    Column(
        name="counterpart",
        label=mark("Counterpart"),
        sql="c.code",
        shown="them.name",
        sort="directory_called(them.name, :reader)",
        read=required,
    ),
    Column(
        name="exhibitor",
        label=mark("Exhibitor"),
        sql="us.code",
        shown="us.name",
        sort="directory_called(us.name, :reader)",
        read=required,
    ),
    Column(name="state", label=mark("State"), kind=Kind.CHOICE, sql="m.state", choices=STATE_NAMES, grouped=True),
    Column(
        name="day",
        label=mark("Day"),
        kind=Kind.DAY,
        sql="(m.begins_at AT TIME ZONE e.zone)::date",
        open_while="m.state IN ('requested', 'agreed')",
        grouped=True,
    ),
    Column(name="time", label=mark("Time of the meeting"), sql=CLOCK, filtered=False),
    Column(name="table", label=mark("Meeting table"), sql="coalesce(t.code, '')", grouped=True),
    Column(name="language", label=mark("Language"), sql="m.language", read=_tongue),
    Column(
        name="interpreter",
        label=mark("Interpreter"),
        sql="coalesce(n.family, '')",
        shown="n.names",
        read=_person,
    ),
    Column(name="country", label=mark("Country"), kind=Kind.COUNTRY, sql="land.code", grouped=True),
    Column(name="asked", label=mark("Asked by"), kind=Kind.CHOICE, sql="m.asked_by", choices=SIDE_NAMES, grouped=True),
    Column(name="edition", label=mark("Edition"), sql="e.slug", grouped=True),
)


def _scope(looking: Looking) -> QueryString:
    return QueryString("TRUE" if may(looking.actor, Meetings.MEETING_READ) else "FALSE")


async def _noted(looking: Looking, rows: Sequence[Row], asked: Asked) -> None:
    """Interpreters are people."""
    found: Any = await DB.run_querystring(QueryString(PEOPLE, [row.id for row in rows]))
    people: list[UUID] = [one["person"] for one in found]
    await note_list(looking.actor, MEETINGS, people, question=asked.words, now=looking.now)


LISTED = Listed(
    name="meetings",
    label=mark("Meetings"),
    path="/desk/meetings",
    section="meetings",
    icon="handshake",
    permission=Meetings.MEETING_READ,
    exporting=Meetings.MEETING_READ,
    columns=COLUMNS,
    first=("code", "counterpart", "exhibitor", "state", "day", "time", "table", "language", "interpreter"),
    order="day",
    board="state",
    calendar="day",
    source=(
        "expo_meeting m JOIN expo_edition e ON e.id = m.edition JOIN expo_counterpart c ON c.id = m.counterpart"
        " JOIN directory_organisation them ON them.id = c.organisation JOIN expo_exhibitor x ON x.id = m.exhibitor"
        " JOIN directory_organisation us ON us.id = x.organisation"
        " LEFT JOIN directory_country land ON land.id = them.country"
        " LEFT JOIN expo_meeting_table t ON t.id = m.table LEFT JOIN expo_interpreter i ON i.id = m.interpreter"
        " LEFT JOIN directory_person n ON n.id = i.person"
    ),
    key="m.id",
    version="m.revision",
    href="'/desk/' || e.slug || '/meetings/' || m.code",
    scope=_scope,
    words=called,
    near=nearly_called,
    noted=_noted,
)


@get("/desk/meetings", name="expo.meetings.desk.list", policy=Meetings.MEETING_READ)
async def index(request: AnyRequest) -> Response[Any]:
    """By day; each column can be asked."""
    return await opened(request, LISTED) or await page(request, blank())


async def page(request: AnyRequest, form: Form) -> Response[bytes]:
    """The list, shown anew when a form on it was refused."""
    there = current_edition(request)
    return await list_page(request, LISTED, "expo/meetings/desk/list.html", form, at_hand=there.slug if there else "")


LIST = Handed(LISTED, page)
ROUTES = [index]
