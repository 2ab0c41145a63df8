"""Steps on the board: given, moved, swapped, released, confirmed. Each is a change of reservations, a look at who stands
beside whom, and a step that can be taken back.
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Literal
from uuid import UUID

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from expo.allocation.board.states import Act, Placed
from expo.allocation.board.steps import written_down
from expo.allocation.neighbours.commands import check_neighbours
from expo.exhibitors.tables import Exhibitor
from expo.permissions import Expo
from expo.reservations.commands import assign_booths, move_booths, move_reservation, swap_booths
from expo.reservations.queries import Held, reservation_of
from expo.reservations.rules import NoReservation
from expo.reservations.turns import turn

As = Literal["proposed", "confirmed"]


async def give(
    actor: Actor, edition: UUID, exhibitor: UUID, *, booths: Iterable[str], as_: As, because: str = "", now: datetime
) -> int:
    """The step's number. Raises as `assign_booths`, and TooNear without a reason."""
    async with _in_turn(actor, edition):
        if not await Exhibitor.exists().where((Exhibitor.id == exhibitor) & (Exhibitor.edition == edition)):
            raise NotFound
        made = await assign_booths(actor, exhibitor, booths=booths, as_=as_, now=now)
        return await _step(actor, edition, "give", [placed(None, made)], because, now)


async def move(
    actor: Actor, edition: UUID, reservation: UUID, *, booths: Iterable[str], because: str = "", now: datetime
) -> int:
    """To other booths. Raises as `move_booths`, and TooNear without a reason."""
    async with _in_turn(actor, edition):
        before = await _of_edition(edition, reservation)
        after = await move_booths(actor, reservation, booths=booths, now=now)
        return await _step(actor, edition, "move", [placed(before, after)], because, now)


async def swap(actor: Actor, edition: UUID, one: UUID, other: UUID, *, because: str = "", now: datetime) -> int:
    """Raises as `swap_booths`, and TooNear without a reason."""
    async with _in_turn(actor, edition):
        before = [await _of_edition(edition, each) for each in (one, other)]
        await swap_booths(actor, one, other, now=now)
        after = [await reservation_of(each) for each in (one, other)]
        changes = [placed(was, then) for was, then in zip(before, after, strict=True)]
        return await _step(actor, edition, "swap", changes, because, now)


async def release(actor: Actor, edition: UUID, reservation: UUID, *, because: str = "", now: datetime) -> int:
    """Raises NotNow, NoReservation, Denied."""
    return await _moved(actor, edition, reservation, "release", "released", because, now)


async def confirm(actor: Actor, edition: UUID, reservation: UUID, *, now: datetime) -> int:
    """What was proposed is taken in the exhibitor's name first. Raises NotNow, NoReservation, Denied."""
    return await _moved(actor, edition, reservation, "confirm", "confirmed", "", now)


async def _moved(actor: Actor, edition: UUID, reservation: UUID, act: Act, to: str, because: str, now: datetime) -> int:
    async with _in_turn(actor, edition):
        before = await _of_edition(edition, reservation)
        if to == "confirmed" and before.state in ("held", "proposed"):
            await move_reservation(actor, reservation, to="requested", now=now)
        await move_reservation(actor, reservation, to=to, because=because, now=now)
        after = await reservation_of(reservation)
        return await written_down(actor, edition, act, [placed(before, after)], now=now)


async def _step(actor: Actor, edition: UUID, act: Act, changes: Sequence[Placed], because: str, now: datetime) -> int:
    await check_neighbours(actor, edition, {one.exhibitor for one in changes}, because=because, now=now)
    return await written_down(actor, edition, act, changes, now=now)


async def _of_edition(edition: UUID, reservation: UUID) -> Held:
    found = await reservation_of(reservation)
    if found.edition != edition:
        raise NoReservation
    return found


def placed(before: Held | None, after: Held) -> Placed:
    """What became of a reservation; of one that ended only the booths that it had are told."""
    return Placed(
        reservation=after.id,
        exhibitor=after.exhibitor,
        before=before.booths if before else (),
        was=before.state if before else "",
        after=after.booths if after.live else (),
        state=after.state,
        revision=after.revision,
    )


@asynccontextmanager
async def _in_turn(actor: Actor, edition: UUID) -> AsyncIterator[None]:
    require(actor, Expo.BOOTH_ASSIGN)
    async with transaction():
        await turn(edition)
        yield
