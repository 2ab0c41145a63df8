"""Opening a deal and changing what is said of it: two who change it at once lose nothing."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Conflict, Invalid, mark
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from crm.agreements.days import day_in_seoul
from crm.deals.facts import DealEdited, DealFound
from crm.deals.lines import LINKS, lines_from
from crm.deals.origins import origins_of, rows_of
from crm.deals.permissions import Deals
from crm.deals.queries import Card, deal_for, locked
from crm.deals.readers.commands import name_reader
from crm.deals.steps.tables import DealStep
from crm.deals.tables import Deal
from crm.sight import country_scope
from directory.countries.tables import Country
from directory.organisations.tables import Organisation

UNTOLD = frozenset({"owner", *LINKS})
"""Said in the history without what they were: ids and codes of other records."""
NO_COUNTRY = mark("Please choose a country from the list.")
NO_ORGANISATION = mark("There is no organisation with this code.")
NUMBERED = "SELECT pg_advisory_xact_lock(hashtext('crm_deal'))"


class SameParty(Conflict):
    status = 422
    message = mark("The company that leads and the buyer are two.")


async def find_deal(actor: Actor, *, lines: Lines, sample: bool = False, now: datetime) -> str:
    """Its code; whoever opens it owns it, unless it is somebody else's, and sees it even when it is confidential. Raises
    Denied, Invalid, SameParty.
    """
    require(actor, Deals.DEAL_WRITE, country_scope(lines["country"]))
    async with transaction():
        await DB.run_querystring(QueryString(NUMBERED))
        year = day_in_seoul(now).year
        number = await Deal.count().where(Deal.code.like(f"deal-{year}-%")) + 1
        code = f"deal-{year}-{number:03d}"
        values = await _columns(lines) | await rows_of(actor, lines)
        if values["owner"] is None:
            values["owner"] = actor.account
        row = Deal(id=uuid4(), code=code, state_at=now, sample=sample, **values)
        await Deal.insert(row)
        await DealStep.insert(DealStep(id=uuid4(), deal=row.id, after=row.state, made_at=now, made_by=str(actor)))
        await record(actor, DealFound(deal=row.id), now=now)
        if row.sight == "confidential":
            await _name(actor, code, row.id, values["owner"], now)
    return code


async def edit(actor: Actor, code: str, *, lines: Lines, before: Lines, now: datetime) -> None:
    """`before` is what the form began from: what others changed meanwhile stays. Raises ChangedMeanwhile with what both
    changed, Denied, Invalid, SameParty, NotFound.
    """
    async with transaction():
        card = await locked(actor, code)
        stored = await lines_now(actor, card)
        after = merged(before, lines, stored)
        changed = [name for name, line in after.items() if stored[name] != line]
        if not changed:
            return
        require(actor, Deals.DEAL_WRITE, country_scope(after["country"]))
        links = await rows_of(actor, after)
        values: dict[Any, Any] = {
            **await _columns(after),
            **{
                name: row
                for name, row in links.items()
                if {name, "edition"} & {*changed} and _said(name, after, stored)
            },
        }
        await Deal.update({**values, "version": card.version + 1}).where(Deal.id == card.id)
        if after["sight"] == "confidential":
            await _name(actor, code, card.id, values["owner"], now)
        told = [
            _told(name, stored[name], after[name], shown=card.sight == after["sight"] == "team") for name in changed
        ]
        await record(actor, DealEdited(deal=card.id, version=card.version + 1), now=now, changes=told)


async def hand_over(actor: Actor, code: str, owner: UUID | None, *, now: datetime) -> None:
    """To somebody else, or to nobody. Raises NotFound."""
    card = await deal_for(actor, code)
    stored = await lines_now(actor, card)
    await edit(actor, code, lines={**stored, "owner": str(owner or "")}, before=stored, now=now)


async def lines_now(actor: Actor, card: Card) -> dict[str, str]:
    """As its form would have it. What it came from has no code for those who may not see that."""
    return lines_from(card, {one.kind: one.code for one in await origins_of(actor, card)})


def _said(name: str, after: Lines, stored: Lines) -> bool:
    """What its writer may not see is left as it is: for them it was empty, and still is."""
    return bool(after[name] or stored[name])


def _told(name: str, before: str, after: str, *, shown: bool) -> Change:
    if not shown or name in UNTOLD:
        return Change(name, None, None)
    return Change(name, before or None, after or None)


async def _name(actor: Actor, code: str, deal: UUID, owner: UUID | None, now: datetime) -> None:
    for account in {one for one in (actor.account, owner) if one}:
        await name_reader(actor, code, account, now=now, first=deal)


async def _columns(lines: Lines) -> dict[str, Any]:
    """What is stored of its own lines. Raises Invalid, SameParty."""
    country = await Country.select(Country.id).where(Country.code == lines["country"]).first()
    if country is None:
        raise Invalid({"country": NO_COUNTRY})
    lead, buyer = await _house(lines["lead"], "lead"), await _house(lines["buyer"], "buyer") if lines["buyer"] else None
    if lead == buyer:
        raise SameParty
    return {
        "name": lines["name"],
        "country": country["id"],
        "lead": lead,
        "buyer": buyer,
        "field": lines["field"],
        "owner": UUID(lines["owner"]) if lines["owner"] else None,
        "sight": lines["sight"],
    }


async def _house(code: str, name: str) -> UUID:
    row = await Organisation.select(Organisation.id).where(Organisation.code == code).first()
    if row is None:
        raise Invalid({name: NO_ORGANISATION})
    found: UUID = row["id"]
    return found
