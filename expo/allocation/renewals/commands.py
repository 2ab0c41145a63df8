"""Offering earlier exhibitors the booths they had: kept from everybody else until they answer or the day is over."""

from collections.abc import Collection
from datetime import date, datetime, time
from random import SystemRandom
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.journal.commands import record
from expo.allocation.facts import RightsExtended, RightsOffered
from expo.allocation.renewals.queries import claims_to
from expo.allocation.renewals.rules import Claim, DayIsPast, NobodyToOffer, NothingOpen
from expo.allocation.renewals.tables import Renewal
from expo.editions.queries import edition_called
from expo.editions.tables import Edition
from expo.exhibitors.commands import begin_application
from expo.exhibitors.queries import application_of
from expo.exhibitors.tables import Exhibitor, Pavilion
from expo.permissions import Expo
from expo.reservations.commands import keep_booths
from expo.reservations.facts import BoothsKept
from expo.reservations.rules import BoothTaken
from expo.reservations.tables import Reservation
from expo.reservations.turns import turn

LAST_MINUTE = time(23, 59)
TAKEN_OVER = (
    *(
        "kind",
        "area",
        "open_sides",
        "hall",
        "near",
        "apart",
        "alliance",
        "sign",
        "speaks",
        "public_email",
        "public_phone",
    ),
    *("contact", "contact_name", "contact_email", "contact_phone", "contact_language"),
)
"""What an application has of the one before it: who accepts need write nothing."""


async def offer_rights(
    actor: Actor, *, edition: str, like: str, formers: Collection[str], until: date, now: datetime
) -> int:
    """To the exhibitors of `like` with these numbers, until the end of that day in the edition's zone; all or none. How
    many. Nobody is written to by this. Raises Denied, NobodyToOffer, DayIsPast, BoothTaken.
    """
    require(actor, Expo.BOOTH_ASSIGN)
    async with transaction():
        row, before = await edition_called(edition), await edition_called(like)
        ends = _end_of(until, row.zone, now)
        await turn(row.id)
        there = await claims_to(actor, row.id, before.id)
        chosen = [one for one in there if one.offerable and one.former.code in formers]
        if not chosen:
            raise NobodyToOffer
        for one in chosen:
            await _offer(actor, row, one, ends, now)
        await record(actor, RightsOffered(edition=row.id, like=before.id, count=len(chosen)), now=now)
    return len(chosen)


async def extend_rights(actor: Actor, *, edition: str, until: date, now: datetime) -> int:
    """Of all who have not answered. How many. Raises Denied, DayIsPast, NothingOpen."""
    require(actor, Expo.BOOTH_ASSIGN)
    async with transaction():
        row = await edition_called(edition)
        ends = _end_of(until, row.zone, now)
        await turn(row.id)
        mine = await Renewal.select(Renewal.reservation).where(Renewal.edition == row.id).output(as_list=True)
        still = Reservation.id.is_in(mine or [uuid4()]) & (Reservation.state == "kept") & (Reservation.until > now)
        moved = await Reservation.update({Reservation.until: ends}).where(still).returning(Reservation.id)
        if not moved:
            raise NothingOpen
        await record(actor, RightsExtended(edition=row.id, until=until, count=len(moved)), now=now)
    return len(moved)


async def _offer(actor: Actor, row: Edition, one: Claim, ends: datetime, now: datetime) -> None:
    known = await application_of(actor, row.id, one.former.organisation)
    begun = known is None or known.over
    if known is None or begun:
        await _begin(actor, row, one, now)
        known = await application_of(actor, row.id, one.former.organisation)
    if known is None:
        raise NobodyToOffer
    held = await keep_booths(row.id, known.id, booths=one.booths, until=ends, now=now)
    made = Renewal(
        id=uuid4(),
        edition=row.id,
        former=one.former.exhibitor,
        exhibitor=known.id,
        reservation=held.id,
        begun=begun,
        made_at=now,
        made_by=str(actor),
    )
    async with refusing({"expo_renewal_once": BoothTaken(booth=held.booths[0])}):
        await Renewal.insert(made)
    kept = BoothsKept(edition=row.id, exhibitor=known.id, reservation=held.id, booths=held.booths)
    await record(actor, kept, now=now)


async def _begin(actor: Actor, row: Edition, one: Claim, now: datetime) -> None:
    code = await begin_application(
        actor, edition=row.slug, organisation=one.former.organisation, chance=SystemRandom(), now=now
    )
    before = await Exhibitor.select().where(Exhibitor.id == one.former.exhibitor).first()
    values: dict[Any, Any] = {getattr(Exhibitor, name): before[name] for name in TAKEN_OVER} if before else {}
    values[Exhibitor.pavilion] = await _pavilion(row.id, before["pavilion"]) if before and before["pavilion"] else None
    await Exhibitor.update(values).where((Exhibitor.edition == row.id) & (Exhibitor.code == code))


async def _pavilion(edition: UUID, before: UUID) -> UUID | None:
    """The one of the same name in addresses."""
    was = await Pavilion.select(Pavilion.code).where(Pavilion.id == before).first()
    there = (Pavilion.edition == edition) & (Pavilion.code == (was["code"] if was else ""))
    row = await Pavilion.select(Pavilion.id).where(there).first()
    return row["id"] if row else None


def _end_of(day: date, zone: str, now: datetime) -> datetime:
    """Raises DayIsPast."""
    ends = datetime.combine(day, LAST_MINUTE, ZoneInfo(zone))
    if ends <= now:
        raise DayIsPast
    return ends
