"""Who can see a visit, and why."""

from datetime import datetime
from uuid import UUID

from core.access.accounts.queries import names_of
from core.access.grants.queries import holders, holding_anywhere
from crm.agreements.readers.queries import DESK, LEADS, NAMED, OWNS, TEAM, Reader
from crm.delegations.permissions import Visits
from crm.delegations.queries import Card
from crm.delegations.tables import VisitReader
from crm.sight import country_scope


async def readers_of(card: Card, *, now: datetime) -> list[Reader]:
    """By name: as `crm.delegations.sight` decides, said in people. Who was named or owns it and has lost their role since
    sees it no more.
    """
    scope = country_scope(card.country)
    reading = await holders(Visits.VISIT_READ, scope, now=now)
    may_at_all = {one.account: one for one in reading}
    named = set(await VisitReader.select(VisitReader.account).where(VisitReader.visit == card.id).output(as_list=True))
    why: dict[UUID, str] = {}
    if card.owner is not None and (card.sight != "confidential" or card.owner in named):
        why[card.owner] = OWNS
    why |= {one: NAMED for one in named if one not in why}
    still = await holding_anywhere(Visits.VISIT_READ, why, now=now)
    why = {one: because for one, because in why.items() if one in still}
    for holder in await holders(Visits.VISIT_CLEAR, scope, now=now):
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
