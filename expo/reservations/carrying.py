"""What is let stays let while it is drawn anew: who has a booth that is split, merged or redrawn has what comes of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.actor import Actor
from core.journal.commands import record
from core.live.notices import tell
from expo.exhibitors.tables import Exhibitor
from expo.floor.geometry.outlines import overlap
from expo.floor.geometry.points import Outline
from expo.reservations.ending import SUBJECT, run_out
from expo.reservations.facts import BoothsChanged
from expo.reservations.queries import locked
from expo.reservations.rules import BoothLet, LetToSeveral
from expo.reservations.tables import Reservation, Taken, Waiting
from expo.reservations.telling import tell_exhibitor
from expo.reservations.turns import turn
from i18n.locales import DEFAULT
from i18n.text import required


@dataclass(frozen=True, slots=True)
class Lot:
    """A booth that goes, or one that comes."""

    id: UUID
    number: str
    hall: UUID
    polygon: Outline


async def carry_over(
    actor: Actor, edition: UUID, going: Sequence[Lot], coming: Sequence[Lot], *, now: datetime
) -> None:
    """In the caller's transaction, after the rows of the booths were written and before it commits. What comes lies where
    something let went: it is its exhibitor's, in the same reservation. Raises BoothLet when nothing comes of a booth that
    somebody has, LetToSeveral when a new one would be two reservations' at once.
    """
    if not going:
        return
    await turn(edition)
    await run_out([one.id for one in going], now=now)
    holders = await _holders(going)
    heirs = {one.id: [new for new in coming if _over(one, new)] for one in going}
    for one in going:
        if one.id in holders and not heirs[one.id]:
            raise BoothLet(booth=one.number, exhibitor=await _name_of(holders[one.id]))
    await _carry(actor, holders, heirs, now)
    await _carry_waiting(heirs, now)


def _over(one: Lot, other: Lot) -> bool:
    return one.hall == other.hall and overlap(one.polygon, other.polygon)


async def _holders(lots: Iterable[Lot]) -> dict[UUID, UUID]:
    """Reservations by booth."""
    live = Taken.booth.is_in([one.id for one in lots]) & Taken.ended_at.is_null()
    rows = await Taken.select(Taken.booth, Taken.reservation).where(live)
    return {row["booth"]: row["reservation"] for row in rows}


async def _carry(
    actor: Actor, holders: Mapping[UUID, UUID], heirs: Mapping[UUID, Sequence[Lot]], now: datetime
) -> None:
    """All that goes is ended before anything new begins: a booth has one reservation at every moment."""
    new: dict[UUID, tuple[Lot, UUID]] = {}
    for booth, reservation in holders.items():
        for one in heirs[booth]:
            if new.setdefault(one.id, (one, reservation))[1] != reservation:
                raise LetToSeveral(booth=one.number)
    before = {each: await locked(each) for each in sorted(set(holders.values()), key=str)}
    if not before:
        return
    await Taken.update({Taken.ended_at: now}).where(Taken.booth.is_in(list(holders)) & Taken.ended_at.is_null())
    await Taken.insert(*(Taken(id=uuid4(), booth=one.id, reservation=of, since=now) for one, of in new.values()))
    for each, known in before.items():
        await Reservation.update({Reservation.revision: known.revision + 1}).where(Reservation.id == each)
        after = await locked(each)
        told: dict[str, Any] = {"edition": known.edition, "exhibitor": known.exhibitor, "reservation": each}
        await record(actor, BoothsChanged(**told, booths=after.booths, before=known.booths), now=now)
        await tell_exhibitor("changed", known.exhibitor, after.booths, until=None, now=now)
    await tell(SUBJECT)


async def _carry_waiting(heirs: Mapping[UUID, Sequence[Lot]], now: datetime) -> None:
    """Who waited for a booth waits for the first that came of it, behind those who wait there already."""
    waiting = Waiting.booth.is_in(list(heirs)) & Waiting.ended_at.is_null()
    for row in await Waiting.select().where(waiting).order_by(Waiting.asked_at).order_by(Waiting.place):
        heir = next(iter(heirs[row["booth"]]), None)
        mine = Waiting.id == row["id"]
        if heir is None or await _waits(row["exhibitor"], heir.id):
            await Waiting.update({Waiting.ended_at: now}).where(mine)
            continue
        places = Waiting.select(Waiting.place).where(Waiting.booth == heir.id)
        last = await places.order_by(Waiting.place, ascending=False).first()
        place = (last["place"] if last else 0) + 1
        await Waiting.update({Waiting.booth: heir.id, Waiting.place: place}).where(mine)


async def _waits(exhibitor: UUID, booth: UUID) -> bool:
    live = (Waiting.booth == booth) & (Waiting.exhibitor == exhibitor) & Waiting.ended_at.is_null()
    return bool(await Waiting.exists().where(live))


async def _name_of(reservation: UUID) -> str:
    known = await locked(reservation)
    name = Exhibitor.organisation.name.as_alias("name")
    row = await Exhibitor.select(name).where(Exhibitor.id == known.exhibitor).first()
    return required(row["name"]).read(DEFAULT.chain).text if row else "–"
