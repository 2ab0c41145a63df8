"""The list of agreements: how each stands today is worked out and not stored, so that all are asked in memory; what a page
shows of them is read for the page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from uuid import UUID

from core.errors import NotFound, mark
from core.lists.columns import Column, Kind, Listed, Looking, Row
from core.lists.registry import Editing, Field, Stand
from crm.agreements import commands
from crm.agreements.desk.lean import every
from crm.agreements.desk.listing import ALL_STATES
from crm.agreements.queries import Card, agreement_for, agreements_with, codes_of, locked
from crm.agreements.rules import KIND_NAMES, WAY
from crm.agreements.steps.commands import take_step
from crm.duties.queries import Deadline, next_due
from crm.permissions import Crm
from crm.sight import SIGHT_NAMES
from crm.timeline.colleagues import offered_to
from i18n.locales import language

KNOWN = {"month": len("2019-07"), "year": len("2019")}
"""So much of a day is told in tables that are taken out, where a signature is known no more exactly."""
WHO, STATE = mark("Looked after by"), mark("State")
COLUMNS = (
    Column(name="title", label=mark("Agreement"), always=True, filtered=False),
    Column(name="state", label=STATE, kind=Kind.CHOICE, choices=ALL_STATES, grouped=True),
    Column(name="due_on", label=mark("Next deadline"), kind=Kind.DAY),
    Column(name="signed_on", label=mark("Date of signature"), kind=Kind.DAY, open_while="FALSE"),
    Column(name="owner", label=WHO, kind=Kind.PERSON, grouped=True),
    Column(name="country", label=mark("Country"), kind=Kind.COUNTRY, grouped=True),
    Column(name="kind", label=mark("Kind"), kind=Kind.CHOICE, choices=KIND_NAMES, grouped=True),
    Column(name="parties", label=mark("Parties")),
    Column(name="sight", label=mark("Who sees this"), kind=Kind.CHOICE, choices=SIGHT_NAMES, grouped=True),
    Column(name="code", label=mark("Code")),
    Column(name="effective_on", label=mark("In force since"), kind=Kind.DAY, open_while="FALSE"),
    Column(name="expires_on", label=mark("Runs until"), kind=Kind.DAY, open_while="FALSE"),
    Column(name="notice_by", label=mark("Notice by"), kind=Kind.DAY, open_while="FALSE"),
)
MOVED_TO = {code: ALL_STATES[code] for code in WAY if code in ALL_STATES}
"""Its way to signature, each step with what it asks for; going back, and signing, need more than a choice."""
ONWARD = {state: (following,) for state, following in pairwise(WAY)}


async def _with_cards(looking: Looking, rows: Sequence[Row]) -> Sequence[Row]:
    """What a page shows of each, with what falls due first."""
    found = await agreements_with(looking.actor, [row.id for row in rows], now=looking.now)
    cards, coming = {one.id: one for one in found}, await next_due(found, now=looking.now)
    return [_shown(row, cards[row.id], coming.get(row.id), looking) for row in rows if row.id in cards]


def _shown(row: Row, one: Card, due: Deadline | None, looking: Looking) -> Row:
    chain = language(looking.reader).chain
    parties = " · ".join(side.name.read(chain).text for side in one.sides)
    shown = {**row.shown, "title": one.title, "parties": parties, "card": one, "due": due}
    if one.signed_on and one.signed_precision != "day":
        shown["signed_on"] = one.signed_on.isoformat()[: KNOWN[one.signed_precision]]
    return replace(row, shown=shown, values={**row.values, "title": one.title.read(chain).text, "parties": parties})


async def _staff(looking: Looking) -> list[tuple[str, str]]:
    return await offered_to(looking.actor, looking.now)


AGREEMENTS = Listed(
    name="agreements",
    label=mark("Agreements"),
    path="/desk/agreements",
    section="agreements",
    icon="handshake",
    permission=Crm.AGREEMENT_READ,
    exporting=Crm.AGREEMENT_EXPORT,
    columns=COLUMNS,
    first=("title", "state", "due_on", "signed_on", "owner"),
    order="due_on",
    board="state",
    calendar="due_on",
    whole=every,
    enriched=_with_cards,
    offered=_staff,
    cells="crm/agreements/desk/_cells.html",
)


async def _locked(looking: Looking, agreement: UUID) -> Stand:
    card = await locked(looking.actor, await _code(looking, agreement), now=looking.now)
    return Stand({"owner": str(card.owner or ""), "state": card.shown_state}, card.version)


async def _write(looking: Looking, agreement: UUID, lines: Mapping[str, str], version: int) -> int:
    actor, now, code = looking.actor, looking.now, await _code(looking, agreement)
    if "owner" in lines:
        stored = await commands.lines_now(actor, await agreement_for(actor, code, now=now))
        await commands.edit(actor, code, lines={**stored, "owner": lines["owner"]}, before=stored, now=now)
        version += 1
    if "state" in lines:
        await take_step(actor, code, lines["state"], now=now)
        version += 1
    return version


async def _code(looking: Looking, agreement: UUID) -> str:
    """Raises NotFound: one that they may not see looks like none."""
    codes = await codes_of(looking.actor, [agreement])
    if agreement not in codes:
        raise NotFound
    return codes[agreement]


EDITING = Editing(
    Crm.AGREEMENT_WRITE,
    (
        Field("owner", WHO, Kind.PERSON, offered=_staff, needed=False),
        Field("state", STATE, Kind.CHOICE, MOVED_TO, onward=ONWARD),
    ),
    _locked,
    _write,
)
