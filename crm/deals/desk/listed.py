"""The list of deals: asked by any column, as a table, a board by state, or a calendar of what is next."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from core.errors import NotFound, mark
from core.lists.columns import Column, Kind, Listed, Looking, Row
from core.lists.registry import Editing, Field, Stand
from core.money import Money
from crm.deals import commands
from crm.deals.amounts.kinds import KINDS
from crm.deals.amounts.queries import standing_of
from crm.deals.amounts.rules import Entry, totals
from crm.deals.finding import called, nearly_called
from crm.deals.permissions import Deals
from crm.deals.queries import codes_of, locked
from crm.deals.rules import ONWARD, STATE_NAMES, STEP_NAMES
from crm.deals.sight import seen_in_sql
from crm.deals.steps.commands import take_step
from crm.sight import SIGHT_NAMES
from crm.timeline.colleagues import offered_to
from expo.solutions.taxonomy import FIELDS
from i18n.locales import DEFAULT
from i18n.money import exact
from i18n.text import from_json

WHO, STATE = mark("Looked after by"), mark("State")
NEXT_ON = (
    "(SELECT min(t.due_on) FROM crm_task_subject s JOIN crm_task t ON t.id = s.task"
    " WHERE s.deal = crm_deal.id AND t.state = 'open')"
)
COLUMNS = (
    Column(name="name", label=mark("Deal"), sql="crm_deal.name", always=True, filtered=False),
    Column(name="state", label=STATE, kind=Kind.CHOICE, sql="crm_deal.state", choices=STATE_NAMES, grouped=True),
    Column(name="amounts", label=mark("Amounts"), filtered=False, sortable=False),
    Column(name="next_on", label=mark("Next action"), kind=Kind.DAY, sql=NEXT_ON),
    Column(name="owner", label=WHO, kind=Kind.PERSON, sql="crm_deal.owner", shown="a.name", grouped=True),
    Column(name="country", label=mark("Country"), kind=Kind.COUNTRY, sql="land.code", grouped=True),
    Column(
        name="lead",
        label=mark("Company that leads"),
        sql="lead.code",
        shown="lead.name",
        sort="directory_called(lead.name, :reader)",
        read=from_json,
        grouped=True,
    ),
    Column(
        name="buyer",
        label=mark("Client"),
        sql="coalesce(buyer.code, '')",
        shown="buyer.name",
        sort="coalesce(directory_called(buyer.name, :reader), '')",
        read=from_json,
    ),
    Column(
        name="field", label=mark("Business field"), kind=Kind.CHOICE, sql="crm_deal.field", choices=FIELDS, grouped=True
    ),
    Column(name="edition", label=mark("Edition"), sql="coalesce(ed.slug, '')", grouped=True),
    Column(
        name="sight",
        label=mark("Who sees this"),
        kind=Kind.CHOICE,
        sql="crm_deal.sight",
        choices=SIGHT_NAMES,
        grouped=True,
    ),
    Column(
        name="state_on",
        label=mark("In this state since"),
        kind=Kind.DAY,
        sql="(crm_deal.state_at AT TIME ZONE 'Asia/Seoul')::date",
        open_while="FALSE",
    ),
    Column(name="code", label=mark("Code"), sql="crm_deal.code"),
)


@dataclass(frozen=True, slots=True)
class Amount:
    """What a deal comes to of one kind and currency; as text for tables that are taken out."""

    kind: str
    money: Money

    def __str__(self) -> str:
        return f"{self.kind} {exact(self.money.minor, self.money.currency, DEFAULT)}"


async def _staff(looking: Looking) -> list[tuple[str, str]]:
    return await offered_to(looking.actor, looking.now)


async def _with_amounts(_looking: Looking, rows: Sequence[Row]) -> Sequence[Row]:
    """In one more question for a page of rows."""
    found: Mapping[UUID, list[Entry]] = defaultdict(list)
    for one in await standing_of([row.id for row in rows]):
        found[one.deal].append(one)
    return [replace(row, shown={**row.shown, "amounts": amounts_of(found[row.id])}) for row in rows]


def amounts_of(entries: Sequence[Entry]) -> list[Amount]:
    """By kind and currency, of entries that stand."""
    return [Amount(kind, total.money) for (kind, _), total in totals(entries).items()]


def lane_amounts(rows: Sequence[Row], state: str) -> list[Amount]:
    """What the cards of a lane come to, by kind and currency: never one sum of two kinds or currencies."""
    sums: dict[tuple[str, str], Money] = {}
    for one in (each for row in rows if row.values["state"] == state for each in row.shown["amounts"]):
        key = (one.kind, one.money.currency)
        sums[key] = sums.get(key, Money(0, one.money.currency)) + one.money
    order = [*KINDS]
    return [
        Amount(kind, sums[kind, currency])
        for kind, currency in sorted(sums, key=lambda one: (order.index(one[0]), one[1]))
    ]


DEALS = Listed(
    name="deals",
    label=mark("Deals"),
    path="/desk/deals",
    section="deals",
    icon="handshake",
    permission=Deals.DEAL_READ,
    exporting=Deals.DEAL_EXPORT,
    columns=COLUMNS,
    first=("name", "state", "amounts", "next_on", "owner"),
    order="next_on",
    board="state",
    calendar="next_on",
    source=(
        "crm_deal JOIN directory_country land ON land.id = crm_deal.country"
        " JOIN directory_organisation lead ON lead.id = crm_deal.lead"
        " LEFT JOIN directory_organisation buyer ON buyer.id = crm_deal.buyer"
        " LEFT JOIN expo_edition ed ON ed.id = crm_deal.edition LEFT JOIN core_account a ON a.id = crm_deal.owner"
    ),
    key="crm_deal.id",
    version="crm_deal.version",
    href="'/desk/deals/' || crm_deal.code",
    scope=lambda looking: seen_in_sql(looking.actor),
    words=called,
    near=nearly_called,
    offered=_staff,
    enriched=_with_amounts,
    cells="crm/deals/desk/_cells.html",
)


async def _locked(looking: Looking, deal: UUID) -> Stand:
    card = await locked(looking.actor, await _code(looking, deal))
    return Stand({"owner": str(card.owner or ""), "state": card.state}, card.version)


async def _write(looking: Looking, deal: UUID, lines: Mapping[str, str], version: int) -> int:
    actor, now, code = looking.actor, looking.now, await _code(looking, deal)
    if "owner" in lines:
        await commands.hand_over(actor, code, UUID(lines["owner"]) if lines["owner"] else None, now=now)
        version += 1
    if "state" in lines:
        await take_step(actor, code, lines["state"], now=now)
        version += 1
    return version


async def _code(looking: Looking, deal: UUID) -> str:
    """Raises NotFound: one that they may not see looks like none."""
    codes: dict[UUID, Any] = {**await codes_of(looking.actor, [deal])}
    if deal not in codes:
        raise NotFound
    return str(codes[deal])


MOVED_TO = {code: STATE_NAMES[code] for code in STEP_NAMES}
"""Onward; going back, and giving up, need a reason: that is done on its page."""
EDITING = Editing(
    Deals.DEAL_WRITE,
    (
        Field("owner", WHO, Kind.PERSON, offered=_staff, needed=False),
        Field("state", STATE, Kind.CHOICE, MOVED_TO, onward=ONWARD),
    ),
    _locked,
    _write,
)
