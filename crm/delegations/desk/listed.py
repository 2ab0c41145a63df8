"""The list of visits: asked by any column, as a board of states and as a calendar of days."""

from collections.abc import Mapping
from itertools import pairwise
from uuid import UUID

from core.errors import NotFound, mark
from core.lists.columns import Column, Kind, Listed, Looking
from core.lists.registry import Editing, Field, Stand
from crm.delegations import commands
from crm.delegations.finding import called, nearly_called
from crm.delegations.permissions import Visits
from crm.delegations.queries import codes_of, locked, visit_for
from crm.delegations.rules import DIRECTION_NAMES, GRADE_NAMES, STATE_NAMES, WAY
from crm.delegations.sight import seen_in_sql
from crm.delegations.steps.commands import take_step
from crm.sight import SIGHT_NAMES
from crm.timeline.colleagues import offered_to
from i18n.text import from_json, required

WHO, STATE = mark("Looked after by"), mark("State")
COLUMNS = (
    Column(
        name="title",
        label=mark("Visit"),
        sql="crm_visit.code",
        shown="crm_visit.title",
        sort="directory_called(crm_visit.title, :reader)",
        read=required,
        always=True,
        filtered=False,
    ),
    Column(
        name="begins_on",
        label=mark("First day"),
        kind=Kind.DAY,
        sql="crm_visit.begins_on",
        open_while="crm_visit.state IN ('proposed', 'invited', 'accepted', 'planning', 'confirmed')",
    ),
    Column(
        name="ends_on",
        label=mark("Last day"),
        kind=Kind.DAY,
        sql="crm_visit.ends_on",
        open_while="crm_visit.state = 'in_progress'",
    ),
    Column(name="state", label=STATE, kind=Kind.CHOICE, sql="crm_visit.state", choices=STATE_NAMES, grouped=True),
    Column(name="country", label=mark("Country"), kind=Kind.COUNTRY, sql="land.code", grouped=True),
    Column(name="owner", label=WHO, kind=Kind.PERSON, sql="crm_visit.owner", shown="a.name", grouped=True),
    Column(
        name="direction",
        label=mark("Direction"),
        kind=Kind.CHOICE,
        sql="crm_visit.direction",
        choices=DIRECTION_NAMES,
        grouped=True,
    ),
    Column(
        name="grade", label=mark("Grade"), kind=Kind.CHOICE, sql="crm_visit.grade", choices=GRADE_NAMES, grouped=True
    ),
    Column(
        name="house",
        label=mark("Sent or received by"),
        sql="coalesce(house.code, '')",
        shown="house.name",
        sort="coalesce(directory_called(house.name, :reader), '')",
        read=from_json,
    ),
    Column(
        name="sight",
        label=mark("Who sees this"),
        kind=Kind.CHOICE,
        sql="crm_visit.sight",
        choices=SIGHT_NAMES,
        grouped=True,
    ),
    Column(name="code", label=mark("Code"), sql="crm_visit.code"),
)
MOVED_TO = {code: STATE_NAMES[code] for code in WAY}
"""On its way, each step with what it asks for; going back or aside needs a reason: that is done on its page."""
ONWARD = {state: (following,) for state, following in pairwise(WAY)}


async def _staff(looking: Looking) -> list[tuple[str, str]]:
    return await offered_to(looking.actor, looking.now)


VISITS = Listed(
    name="visits",
    label=mark("Visits"),
    path="/desk/visits",
    section="visits",
    icon="map-pin",
    permission=Visits.VISIT_READ,
    exporting=Visits.VISIT_EXPORT,
    columns=COLUMNS,
    first=("title", "begins_on", "state", "country", "owner"),
    order="begins_on",
    board="state",
    calendar="begins_on",
    source=(
        "crm_visit JOIN directory_country land ON land.id = crm_visit.country"
        " LEFT JOIN directory_organisation house ON house.id = crm_visit.organisation"
        " LEFT JOIN core_account a ON a.id = crm_visit.owner"
    ),
    key="crm_visit.id",
    version="crm_visit.version",
    href="'/desk/visits/' || crm_visit.code",
    scope=lambda looking: seen_in_sql(looking.actor),
    words=called,
    near=nearly_called,
    offered=_staff,
)


async def _locked(looking: Looking, visit: UUID) -> Stand:
    card = await locked(looking.actor, await _code(looking, visit))
    return Stand({"owner": str(card.owner or ""), "state": card.state}, card.version)


async def _write(looking: Looking, visit: UUID, lines: Mapping[str, str], version: int) -> int:
    actor, now, code = looking.actor, looking.now, await _code(looking, visit)
    if "owner" in lines:
        stored = await commands.lines_now(actor, await visit_for(actor, code))
        await commands.edit(actor, code, lines={**stored, "owner": lines["owner"]}, before=stored, now=now)
        version += stored["owner"] != lines["owner"]
    if "state" in lines:
        await take_step(actor, code, lines["state"], now=now)
        version += 1
    return version


async def _code(looking: Looking, visit: UUID) -> str:
    """Raises NotFound: one that they may not see looks like none."""
    codes = await codes_of(looking.actor, [visit])
    if visit not in codes:
        raise NotFound
    return codes[visit]


EDITING = Editing(
    Visits.VISIT_WRITE,
    (
        Field("owner", WHO, Kind.PERSON, offered=_staff, needed=False),
        Field("state", STATE, Kind.CHOICE, MOVED_TO, onward=ONWARD),
    ),
    _locked,
    _write,
)
