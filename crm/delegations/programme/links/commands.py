"""Opening and closing addresses without a login."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Gone, NotFound
from core.journal.commands import record
from crm.delegations.permissions import Visits
from crm.delegations.programme.facts import PlanLinkOpened, PlanLinkRevoked
from crm.delegations.programme.links.tokens import link_in, token_of
from crm.delegations.programme.tables import PlanLink
from crm.delegations.programme.versions.changes import Party
from crm.delegations.tables import Delegate

AFTERWARDS = timedelta(days=90)
"""For so long after a visit a member still looks up whom they met; a car or a room has its plan as long as it is used."""
COLUMNS = {"member": "delegate", "car": "car", "room": "room", "interpreter": "interpreter"}


async def open_link(actor: Actor, party: Party, *, language: str, now: datetime) -> UUID:
    """The one that is there already, else a new one. Whoever calls has asked whether the actor may change the visit."""
    require(actor, Visits.VISIT_WRITE)
    async with transaction():
        await PlanLink.raw("SELECT pg_advisory_xact_lock(hashtext({}))", str(party.id))
        found = await _live(party)
        if found is not None:
            return found
        link = uuid4()
        row = PlanLink(id=link, language=language, made_at=now, made_by=str(actor))
        setattr(row, COLUMNS[party.whose], party.id)
        await PlanLink.insert(row)
        await record(actor, PlanLinkOpened(link=link), now=now)
    return link


async def revoke_link(actor: Actor, link: UUID, *, now: datetime) -> None:
    """Page, paper and calendar lead nowhere any more. Raises NotFound for one that is closed or never was."""
    require(actor, Visits.VISIT_WRITE)
    async with transaction():
        live = (PlanLink.id == link) & PlanLink.revoked_at.is_null()
        values: dict[Any, Any] = {PlanLink.revoked_at: now}
        if not await PlanLink.update(values).where(live).returning(PlanLink.id):
            raise NotFound
        await record(actor, PlanLinkRevoked(link=link), now=now)


async def links_to(parties: Collection[Party]) -> dict[Party, UUID]:
    """The live ones among them."""
    ids = [one.id for one in parties]
    if not ids:
        return {}
    whose = (
        PlanLink.delegate.is_in(ids)
        | PlanLink.car.is_in(ids)
        | PlanLink.room.is_in(ids)
        | PlanLink.interpreter.is_in(ids)
    )
    rows = await PlanLink.select().where(whose & PlanLink.revoked_at.is_null())
    return {party_of(row): row["id"] for row in rows}


async def party_at(token: str, now: datetime) -> tuple[Party, str]:
    """Whose plan it is, and in which language. Raises NotFound, or Gone for one that was closed or is long over."""
    link = link_in(token)
    row = await PlanLink.select().where(PlanLink.id == link).first() if link else None
    if row is None:
        raise NotFound
    if row["revoked_at"] is not None or await _is_over(row["delegate"], now):
        raise Gone
    return party_of(row), row["language"]


def party_of(row: dict[str, Any]) -> Party:
    for whose, column in COLUMNS.items():
        if row[column] is not None:
            return Party(whose, row[column])  # type: ignore[arg-type]
    raise ValueError("a link is somebody's")


def address_of_link(base_url: str, link: UUID) -> str:
    """Of the page; paper and calendar are beside it."""
    return f"{base_url}/plans/{token_of(link)}"


async def _is_over(delegate: UUID | None, now: datetime) -> bool:
    row = await Delegate.select(Delegate.visit.ends_on.as_alias("last")).where(Delegate.id == delegate).first()
    return row is not None and row["last"] is not None and row["last"] + AFTERWARDS < now.date()


async def _live(party: Party) -> UUID | None:
    mine = (getattr(PlanLink, COLUMNS[party.whose]) == party.id) & PlanLink.revoked_at.is_null()
    row = await PlanLink.select(PlanLink.id).where(mine).first()
    return row["id"] if row else None
