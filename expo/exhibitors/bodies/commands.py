"""Naming who stands behind an edition; readers see it at once."""

from datetime import datetime
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import NotFound
from core.journal.commands import Change, record
from core.live.notices import tell
from directory.organisations.tables import Organisation
from expo.editions.queries import held
from expo.exhibitors.bodies.queries import Standing, bodies_of
from expo.exhibitors.bodies.rules import NamedAlready, NoSuchOrganisation, shifted
from expo.exhibitors.commands import SUBJECT
from expo.exhibitors.facts import BodiesSet
from expo.exhibitors.tables import Body
from expo.permissions import Expo


async def add_body(actor: Actor, *, edition: str, part: str, organisation: str, now: datetime) -> None:
    """`organisation` is its code; last of its part. Raises Denied, NamedAlready, NoSuchOrganisation."""
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        row = await held(edition)
        found = await Organisation.select(Organisation.id).where(Organisation.code == organisation).first()
        if found is None:
            raise NoSuchOrganisation(code=organisation)
        before = (await bodies_of(row.id))[part]
        place = len(before)
        made = Body(id=uuid4(), edition=row.id, organisation=found["id"], part=part, position=place)
        async with refusing({"expo_body_once": NamedAlready()}):
            await Body.insert(made)
        await _told(actor, row.id, part, before, now)


async def move_body(actor: Actor, body: UUID, *, edition: str, up: bool, now: datetime) -> None:
    """One place within its part. Raises Denied, NotFound."""
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        row = await held(edition)
        part, before = await _around(row.id, body)
        at = next(place for place, one in enumerate(before) if one.id == body)
        for place, one in enumerate(shifted(before, at, up=up)):
            await Body.update({Body.position: place}).where(Body.id == one.id)
        await _told(actor, row.id, part, before, now)


async def take_body_away(actor: Actor, body: UUID, *, edition: str, now: datetime) -> None:
    """Raises Denied, NotFound."""
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        row = await held(edition)
        part, before = await _around(row.id, body)
        await Body.delete().where(Body.id == body)
        await _told(actor, row.id, part, before, now)


async def _around(edition: UUID, body: UUID) -> tuple[str, list[Standing]]:
    for part, ones in (await bodies_of(edition)).items():
        if any(one.id == body for one in ones):
            return part, ones
    raise NotFound


async def _told(actor: Actor, edition: UUID, part: str, before: list[Standing], now: datetime) -> None:
    """Who has the part now beside who had it."""
    after = (await bodies_of(edition))[part]
    was, now_is = (", ".join(one.code for one in ones) or None for ones in (before, after))
    if was != now_is:
        await record(actor, BodiesSet(edition=edition), now=now, changes=[Change(part, was, now_is)])
        await tell(SUBJECT)
