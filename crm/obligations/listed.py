"""The list of obligations from all agreements that somebody may see."""

from collections.abc import Mapping
from uuid import UUID

from core.errors import NotFound, mark
from core.lists.columns import Column, Kind, Listed, Looking
from core.lists.registry import Editing, Field, Stand
from crm.agreements.queries import agreement_for
from crm.agreements.sight import may_change, seen_in_sql
from crm.obligations import commands
from crm.obligations.finding import called, nearly_called
from crm.obligations.rules import SIDE_NAMES, STATE_NAMES, TO, WITH_REASON
from crm.obligations.tables import Obligation
from crm.permissions import Crm
from crm.timeline.colleagues import offered_to
from i18n.text import required

DUE_ON, WHO, STATE = mark("Due on"), mark("Looked after by"), mark("State")
COLUMNS = (
    Column(
        name="title",
        label=mark("Obligation"),
        sql="o.title",
        sort="directory_called(o.title, :reader)",
        read=required,
        always=True,
        filtered=False,
    ),
    Column(
        name="agreement",
        label=mark("Agreement"),
        sql="crm_agreement.code",
        shown="crm_agreement.title",
        sort="directory_called(crm_agreement.title, :reader)",
        read=required,
    ),
    Column(name="clause", label=mark("Clause"), sql="o.clause"),
    Column(name="country", label=mark("Country"), kind=Kind.COUNTRY, sql="land.code", grouped=True),
    Column(name="side", label=mark("Who owes it"), kind=Kind.CHOICE, sql="o.side", choices=SIDE_NAMES, grouped=True),
    Column(
        name="due_on",
        label=DUE_ON,
        kind=Kind.DAY,
        sql="o.due_on",
        open_while="o.state IN ('planned', 'in_progress', 'delivered')",
    ),
    Column(name="state", label=STATE, kind=Kind.CHOICE, sql="o.state", choices=STATE_NAMES, grouped=True),
    Column(name="owner", label=WHO, kind=Kind.PERSON, sql="o.owner", shown="a.name", grouped=True),
)
MOVED_TO = {code: name for code, name in STATE_NAMES.items() if code not in WITH_REASON}
"""Waiving one, or calling it missed, needs a reason: that is done with its agreement."""


async def _staff(looking: Looking) -> list[tuple[str, str]]:
    return await offered_to(looking.actor, looking.now)


OBLIGATIONS = Listed(
    name="obligations",
    label=mark("Obligations"),
    path="/desk/obligations",
    section="obligations",
    icon="flag",
    permission=Crm.AGREEMENT_READ,
    exporting=Crm.AGREEMENT_EXPORT,
    columns=COLUMNS,
    first=("title", "agreement", "side", "due_on", "state", "owner"),
    order="due_on",
    board="state",
    calendar="due_on",
    source=(
        "crm_obligation o JOIN crm_agreement ON crm_agreement.id = o.agreement"
        " JOIN directory_country land ON land.id = crm_agreement.country LEFT JOIN core_account a ON a.id = o.owner"
    ),
    key="o.id",
    version="o.revision",
    href="'/desk/agreements/' || crm_agreement.code || '#obligations'",
    scope=lambda looking: seen_in_sql(looking.actor),
    words=called,
    near=nearly_called,
    offered=_staff,
)


async def _locked(looking: Looking, obligation: UUID) -> Stand:
    code = await _code(obligation)
    card = await agreement_for(looking.actor, code, now=looking.now)
    if not may_change(looking.actor, card.country):
        raise NotFound
    row = await Obligation.select().where(Obligation.id == obligation).first().lock_rows("UPDATE")
    if row is None:
        raise NotFound
    lines = {"owner": str(row["owner"] or ""), "due_on": row["due_on"].isoformat(), "state": row["state"]}
    return Stand(lines, row["revision"])


async def _write(looking: Looking, obligation: UUID, lines: Mapping[str, str], version: int) -> int:
    """What it is, then how far it is: each is a revision of its own."""
    actor, now, code = looking.actor, looking.now, await _code(obligation)
    said = {name: line for name, line in lines.items() if name != "state"}
    if said:
        stored, _ = await commands.lines_now(await agreement_for(actor, code, now=now), obligation)
        await commands.change_obligation(actor, code, obligation, lines=said, before=stored, now=now)
        version += 1
    if "state" in lines:
        await commands.move_obligation(actor, code, obligation, to=lines["state"], now=now)
        version += 1
    return version


async def _code(obligation: UUID) -> str:
    """Of its agreement. Raises NotFound."""
    row = await Obligation.select(Obligation.agreement.code.as_alias("code")).where(Obligation.id == obligation).first()
    if row is None:
        raise NotFound
    code: str = row["code"]
    return code


EDITING = Editing(
    Crm.AGREEMENT_WRITE,
    (
        Field("owner", WHO, Kind.PERSON, offered=_staff, needed=False),
        Field("due_on", DUE_ON, Kind.DAY),
        Field("state", STATE, Kind.CHOICE, MOVED_TO, onward=TO),
    ),
    _locked,
    _write,
)
