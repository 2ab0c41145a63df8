"""Taking booths: held by an exhibitor, proposed or assigned by staff, moved, swapped; the constraint decides who wins."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.rules import may, require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import refusing, transaction
from core.journal.commands import record
from core.live.notices import tell
from directory.organisations.rules import scope_of
from expo.exhibitors.commands import send_by_right
from expo.exhibitors.queries import fair_of
from expo.exhibitors.tables import Exhibitor
from expo.permissions import Expo
from expo.reservations import rules
from expo.reservations.ending import SUBJECT, end, run_out
from expo.reservations.facts import BoothsChanged, BoothsHeld, BoothsProposed, ReservationMoved
from expo.reservations.queries import (
    Held,
    booths_called,
    check_free,
    locked,
    places_of,
    reservation_of,
    standing_of,
)
from expo.reservations.tables import Reservation, Taken
from expo.reservations.telling import tell_exhibitor
from expo.reservations.turns import turn

WHO_HAS = """
SELECT b.number FROM expo_booth_taken t JOIN expo_booth b ON b.id = t.booth
WHERE t.ended_at IS NULL AND b.id = ANY({})
"""


async def hold_booths(actor: Actor, exhibitor: UUID, *, booths: Iterable[str], now: datetime) -> Held:
    """Keeps all of them, or none, for as long as the edition's terms say. Raises BoothTaken, BookingNotOpen, NotTakingPart,
    WrongBoothKind, HoldingAlready, NoSuchBooth, NotFound.
    """
    wanted = list(booths)
    async with transaction():
        edition = await edition_run_by(actor, exhibitor)
        await turn(edition)
        await check_free(edition, exhibitor, wanted, now=now)
        fair, standing = await fair_of(edition), await standing_of(exhibitor)
        rows = await booths_called(edition, wanted)
        rules.check_taking(standing, places_of(rows))
        if not may(actor, Expo.BOOTH_ASSIGN):
            rules.check_choosing(standing, places_of(rows), opens=fair.booths_open_at, now=now)
        made = await _take(
            edition, exhibitor, rows, state="held", until=rules.held_until(now, fair.hold_minutes), now=now
        )
        await record(actor, BoothsHeld(**_told(made)), now=now)
    return made


async def assign_booths(
    actor: Actor, exhibitor: UUID, *, booths: Iterable[str], as_: Literal["proposed", "confirmed"], now: datetime
) -> Held:
    """By staff: proposed, to be objected to for some days, or confirmed at once. Raises as `hold_booths`, and Denied."""
    require(actor, Expo.BOOTH_ASSIGN)
    async with transaction():
        edition = await edition_run_by(actor, exhibitor)
        await turn(edition)
        fair = await fair_of(edition)
        rows = await booths_called(edition, booths)
        rules.check_taking(await standing_of(exhibitor), places_of(rows))
        until = rules.objected_until(now, fair.objection_days) if as_ == "proposed" else None
        made = await _take(edition, exhibitor, rows, state=as_, until=until, now=now)
        await record(actor, BoothsProposed(**_told(made)), now=now)
        await tell_exhibitor(as_, exhibitor, made.booths, until=until, now=now)
    return made


async def keep_booths(edition: UUID, exhibitor: UUID, *, booths: Iterable[str], until: datetime, now: datetime) -> Held:
    """For who had them the year before, in the caller's transaction, which has the turn: whatever their application is by
    now, nobody else takes these booths before `until`. Raises BoothTaken, NoSuchBooth.
    """
    return await _take(edition, exhibitor, await booths_called(edition, booths), state="kept", until=until, now=now)


async def move_reservation(actor: Actor, reservation: UUID, *, to: str, because: str = "", now: datetime) -> None:
    """Asks for what is held or kept, takes or objects to a proposal, confirms, gives back. Who asks for what is kept sends
    their application with it. Raises NotNow, HoldOver, Incomplete, NotFound.
    """
    async with transaction():
        known = await _in_turn(reservation)
        await edition_run_by(actor, known.exhibitor)
        side: rules.Side = "organiser" if may(actor, Expo.BOOTH_ASSIGN) else "exhibitor"
        rules.check_move(known.state, to, side=side, until=known.until, now=now)
        if known.state == "kept" and to == "requested":
            await send_by_right(actor, known.exhibitor, now=now)
        await bring(actor, known, to, because=because, now=now)


async def bring(actor: Actor, known: Held, to: str, *, because: str = "", now: datetime) -> None:
    """In the caller's transaction, which holds the lock and has asked whether it may be."""
    if to in ("released", "expired"):
        await end(actor, known, to=to, because=because, now=now)
    else:
        await _set(known, to, now)
        moved = ReservationMoved(**_told(known), state=to, was=known.state)
        await record(actor, moved, now=now, because=because)
        await tell(SUBJECT)
    await tell_exhibitor(to, known.exhibitor, known.booths, until=None, now=now)


async def move_booths(actor: Actor, reservation: UUID, *, booths: Iterable[str], now: datetime) -> Held:
    """To other booths in one go; what it has, it may keep among them. Raises BoothTaken, NotNow, Denied, NotFound."""
    require(actor, Expo.BOOTH_ASSIGN)
    async with transaction():
        known = await _in_turn(reservation)
        _check_live(known, now)
        rows = await booths_called(known.edition, booths)
        rules.check_taking(await standing_of(known.exhibitor), places_of(rows))
        await run_out([row["id"] for row in rows], now=now)
        await _end_rows(known.id, now)
        await _insert(known.id, rows, now)
        return await _changed(actor, known, now)


async def swap_booths(actor: Actor, one: UUID, other: UUID, *, now: datetime) -> None:
    """Two reservations change places, both or neither. Raises NothingToSwap, NotNow, Denied, NotFound."""
    require(actor, Expo.BOOTH_ASSIGN)
    async with transaction():
        first, second = await _in_turn(one), await _in_turn(other)
        if first.exhibitor == second.exhibitor or first.edition != second.edition:
            raise rules.NothingToSwap
        for each in (first, second):
            _check_live(each, now)
        mine = await booths_called(first.edition, first.booths)
        theirs = await booths_called(second.edition, second.booths)
        for each in (first, second):
            await _end_rows(each.id, now)
        await _insert(first.id, theirs, now)
        await _insert(second.id, mine, now)
        for each in (first, second):
            await _changed(actor, each, now)


async def _take(
    edition: UUID,
    exhibitor: UUID,
    rows: Sequence[Mapping[str, Any]],
    *,
    state: str,
    until: datetime | None,
    now: datetime,
) -> Held:
    await run_out([row["id"] for row in rows], now=now)
    if await Reservation.exists().where((Reservation.exhibitor == exhibitor) & (Reservation.state == "held")):
        await _run_out_of(exhibitor, now)
    made = Reservation(
        id=uuid4(),
        edition=edition,
        exhibitor=exhibitor,
        state=state,
        until=until,
        made_at=now,
        confirmed_at=now if state == "confirmed" else None,
    )
    async with refusing({"expo_reservation_one_hold": rules.HoldingAlready()}):
        await Reservation.insert(made)
    await _insert(made.id, rows, now)
    await tell(SUBJECT)
    return await locked(made.id)


async def _run_out_of(exhibitor: UUID, now: datetime) -> None:
    """A hold of their own whose time is over does not keep them from another."""
    mine = (Reservation.exhibitor == exhibitor) & (Reservation.state == "held") & (Reservation.until <= now)
    for row in await Reservation.select(Reservation.id).where(mine):
        rows = await Taken.select(Taken.booth).where((Taken.reservation == row["id"]) & Taken.ended_at.is_null())
        await run_out([one["booth"] for one in rows], now=now)


async def _insert(reservation: UUID, rows: Sequence[Mapping[str, Any]], now: datetime) -> None:
    """Raises BoothTaken with the first of them that somebody has."""
    taken = await DB.run_querystring(QueryString(WHO_HAS, [row["id"] for row in rows]))
    lost = min((row["number"] for row in taken), default=rows[0]["number"])
    async with refusing({"expo_booth_taken_once": rules.BoothTaken(booth=lost)}):
        await Taken.insert(*(Taken(id=uuid4(), booth=row["id"], reservation=reservation, since=now) for row in rows))


async def _end_rows(reservation: UUID, now: datetime) -> None:
    await Taken.update({Taken.ended_at: now}).where((Taken.reservation == reservation) & Taken.ended_at.is_null())


async def _set(known: Held, to: str, now: datetime) -> None:
    values: dict[Any, Any] = {Reservation.state: to, Reservation.until: None, Reservation.revision: known.revision + 1}
    if to == "requested":
        values[Reservation.requested_at] = now
    if to == "confirmed":
        values[Reservation.confirmed_at] = now
    if to == "proposed":
        fair = await fair_of(known.edition)
        values[Reservation.until] = rules.objected_until(now, fair.objection_days)
    await Reservation.update(values).where(Reservation.id == known.id)


async def _changed(actor: Actor, known: Held, now: datetime) -> Held:
    await Reservation.update({Reservation.revision: known.revision + 1}).where(Reservation.id == known.id)
    after = await locked(known.id)
    await record(actor, BoothsChanged(**_told(after), before=known.booths), now=now)
    await tell_exhibitor("changed", known.exhibitor, after.booths, until=None, now=now)
    await tell(SUBJECT)
    return after


async def _in_turn(reservation: UUID) -> Held:
    await turn((await reservation_of(reservation)).edition)
    return await locked(reservation)


def _check_live(known: Held, now: datetime) -> None:
    if not known.live:
        raise rules.NotNow(state=rules.STATE_NAMES[known.state])
    if known.state in rules.RUNNING and known.until is not None and known.until <= now:
        raise rules.HoldOver


def _told(known: Held) -> dict[str, Any]:
    return {
        "edition": known.edition,
        "exhibitor": known.exhibitor,
        "reservation": known.id,
        "booths": known.booths,
    }


async def edition_run_by(actor: Actor, exhibitor: UUID) -> UUID:
    """The edition of an exhibitor whom the actor acts for; one out of reach is NotFound."""
    columns = (Exhibitor.edition, Exhibitor.organisation)
    row = await Exhibitor.select(*columns).where(Exhibitor.id == exhibitor).first()
    if row is None:
        raise rules.NotTakingPart
    if not may(actor, Expo.BOOTH_ASSIGN):
        require(actor, Expo.BOOTH_HOLD, scope_of(row["organisation"]))
    found: UUID = row["edition"]
    return found
