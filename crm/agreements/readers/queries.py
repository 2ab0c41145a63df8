"""Who can see an agreement, and why."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.access.accounts.queries import names_of
from core.access.grants.queries import holders, holding_anywhere
from core.errors import mark
from crm.agreements.queries import Card
from crm.agreements.tables import NamedReader
from crm.permissions import Crm
from crm.sight import country_scope

OWNS, NAMED = mark("owns it"), mark("was named")
LEADS, DESK, TEAM = mark("leads co-operation"), mark("has the desk of the country"), mark("is of the team")


@dataclass(frozen=True, slots=True)
class Reader:
    """`why` is a gettext id; the first reason of several. `named`: it can be taken back here."""

    account: UUID
    name: str
    why: str
    named: bool


async def readers_of(card: Card, *, now: datetime) -> list[Reader]:
    """By name: as `crm.agreements.sight` decides, said in people. Who was named or owns it and has lost their role since
    sees it no more.
    """
    scope = country_scope(card.country)
    reading = await holders(Crm.AGREEMENT_READ, scope, now=now)
    may_at_all = {one.account: one for one in reading}
    named = set(
        await NamedReader.select(NamedReader.account).where(NamedReader.agreement == card.id).output(as_list=True)
    )
    why: dict[UUID, str] = {}
    if card.owner is not None and (card.sight != "confidential" or card.owner in named):
        why[card.owner] = OWNS
    why |= {one: NAMED for one in named if one not in why}
    still = await holding_anywhere(Crm.AGREEMENT_READ, why, now=now)
    why = {one: because for one, because in why.items() if one in still}
    for holder in await holders(Crm.AGREEMENT_CLEAR, scope, now=now):
        if holder.scope is None:
            why.setdefault(holder.account, LEADS)
    for holder in reading:
        if holder.scope == scope and card.sight in ("team", "country"):
            why.setdefault(holder.account, DESK)
        elif holder.scope is None and card.sight == "team":
            why.setdefault(holder.account, TEAM)
    names = await names_of({one for one in why if one not in may_at_all})
    found = [
        Reader(one, may_at_all[one].name if one in may_at_all else names.get(one, "–"), because, one in named)
        for one, because in why.items()
    ]
    return sorted(found, key=lambda one: (one.name.casefold(), str(one.account)))
