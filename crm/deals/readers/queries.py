"""Who can see a deal, and why."""

from datetime import datetime
from uuid import UUID

from core.access.accounts.queries import names_of
from core.access.grants.queries import holders, holding_anywhere
from crm.agreements.readers.queries import DESK, LEADS, NAMED, OWNS, TEAM, Reader
from crm.deals.permissions import Deals
from crm.deals.queries import Card
from crm.deals.tables import DealReader
from crm.sight import country_scope


async def readers_of(card: Card, *, now: datetime) -> list[Reader]:
    """By name: as `crm.deals.sight` decides, said in people."""
    scope = country_scope(card.country)
    reading = await holders(Deals.DEAL_READ, scope, now=now)
    mine = DealReader.select(DealReader.account).where(DealReader.deal == card.id)
    named = set(await mine.output(as_list=True))
    why: dict[UUID, str] = {}
    if card.owner is not None and (card.sight != "confidential" or card.owner in named):
        why[card.owner] = OWNS
    why |= {one: NAMED for one in named if one not in why}
    still = await holding_anywhere(Deals.DEAL_READ, why, now=now)
    why = {one: because for one, because in why.items() if one in still}
    for holder in await holders(Deals.DEAL_CLEAR, scope, now=now):
        if holder.scope is None:
            why.setdefault(holder.account, LEADS)
    for holder in reading:
        if holder.scope == scope and card.sight in ("team", "country"):
            why.setdefault(holder.account, DESK)
        elif holder.scope is None and card.sight == "team":
            why.setdefault(holder.account, TEAM)
    known = {one.account: one.name for one in reading}
    names = {**await names_of({one for one in why if one not in known}), **known}
    found = [Reader(one, names.get(one, "–"), because, one in named) for one, because in why.items()]
    return sorted(found, key=lambda one: (one.name.casefold(), str(one.account)))
