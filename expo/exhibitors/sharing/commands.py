"""Naming co-exhibitors, and saying who they are in the directory. None of it is a reservation: the booth stays one's."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import may, require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, Invalid, NotFound, mark
from core.journal.commands import record
from core.live.notices import tell
from directory.countries.tables import Country
from directory.organisations.rules import NO_COUNTRY
from directory.organisations.tables import Organisation
from expo.exhibitors.commands import SUBJECT
from expo.exhibitors.facts import CoExhibitorsSet
from expo.exhibitors.queries import Application, locked
from expo.exhibitors.rules import STATE_NAMES, NotNow
from expo.exhibitors.tables import CoExhibitor
from expo.permissions import Expo

MOST = 30


class TooMany(Conflict):
    message = mark("At most {most} can show at one booth; please ask the organisers for more.")


class NamedAlready(Conflict):
    message = mark("This organisation is named already.")


async def name_co_exhibitor(actor: Actor, exhibitor: UUID, *, name: str, country: str, now: datetime) -> None:
    """`country` is alpha-2. Raises TooMany, NamedAlready, NotNow once the application is over, Invalid, NotFound."""
    async with transaction():
        known = await _mine(actor, exhibitor)
        there = await CoExhibitor.select(CoExhibitor.name, CoExhibitor.position).where(
            CoExhibitor.exhibitor == exhibitor
        )
        if len(there) >= MOST:
            raise TooMany(most=MOST)
        if name.casefold() in {one["name"].casefold() for one in there}:
            raise NamedAlready
        found = await Country.select(Country.id).where(Country.code == country).first()
        if found is None:
            raise Invalid({"country": NO_COUNTRY})
        place = max((one["position"] for one in there), default=0) + 1
        row = CoExhibitor(id=uuid4(), exhibitor=exhibitor, name=name, country=found["id"], position=place)
        await CoExhibitor.insert(row)
        await _tell(actor, known, now)


async def drop_co_exhibitor(actor: Actor, exhibitor: UUID, co_exhibitor: UUID, *, now: datetime) -> None:
    """Raises NotNow, NotFound."""
    async with transaction():
        known = await _mine(actor, exhibitor)
        theirs = (CoExhibitor.id == co_exhibitor) & (CoExhibitor.exhibitor == exhibitor)
        if not await CoExhibitor.delete().where(theirs).returning(CoExhibitor.id):
            raise NotFound
        await _tell(actor, known, now)


async def find_co_exhibitor(actor: Actor, exhibitor: UUID, co_exhibitor: UUID, *, code: str, now: datetime) -> None:
    """Says which organisation of the directory it is. Raises NamedAlready, Invalid, Denied, NotFound."""
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        known = await _mine(actor, exhibitor)
        there = await Organisation.select(Organisation.id).where(Organisation.code == code).first()
        if there is None or there["id"] == known.organisation:
            raise Invalid({"organisation": mark("The directory has no other organisation with this code.")})
        theirs = (CoExhibitor.id == co_exhibitor) & (CoExhibitor.exhibitor == exhibitor)
        said: dict[Any, Any] = {CoExhibitor.organisation: there["id"]}
        async with refusing({"expo_co_exhibitor_once": NamedAlready()}):
            found = await CoExhibitor.update(said).where(theirs).returning(CoExhibitor.id)
        if not found:
            raise NotFound
        await _tell(actor, known, now)


async def _mine(actor: Actor, exhibitor: UUID) -> Application:
    known = await locked(exhibitor)
    if not may(actor, Expo.EXHIBITOR_WRITE):
        require(actor, Expo.APPLICATION_WRITE, known.scope)
    if known.over:
        raise NotNow(state=STATE_NAMES[known.state])
    return known


async def _tell(actor: Actor, known: Application, now: datetime) -> None:
    number = await CoExhibitor.count().where(CoExhibitor.exhibitor == known.id)
    await record(actor, CoExhibitorsSet(edition=known.edition, exhibitor=known.id, number=number), now=now)
    await tell(SUBJECT)
