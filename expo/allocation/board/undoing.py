"""Taking one's own latest step back, as a step the other way: refused once anything it touched was changed again."""

from datetime import datetime
from uuid import UUID

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from expo.allocation.board.commands import placed
from expo.allocation.board.states import Placed
from expo.allocation.board.steps import ChangedSince, Step, own_latest, written_down
from expo.allocation.facts import StepTakenBack
from expo.permissions import Expo
from expo.reservations.commands import assign_booths, move_booths, move_reservation, swap_booths
from expo.reservations.queries import reservation_of
from expo.reservations.turns import turn


async def undo(actor: Actor, edition: UUID, *, now: datetime) -> int:
    """The number of the step back. Who was near to whom before needs no new reason. Raises NothingToUndo, ChangedSince,
    and what keeps a booth from being given back to whom it was taken from.
    """
    require(actor, Expo.BOOTH_ASSIGN)
    async with transaction():
        await turn(edition)
        step = await own_latest(edition, str(actor))
        changes = await _back(actor, step, now)
        await record(actor, StepTakenBack(edition=edition, number=step.number), now=now)
        return await written_down(actor, edition, "undo", changes, now=now, undoes=step.number)


async def _back(actor: Actor, step: Step, now: datetime) -> list[Placed]:
    before = [await reservation_of(one.reservation) for one in step.changes]
    if any(known.revision != one.revision for known, one in zip(before, step.changes, strict=True)):
        raise ChangedSince
    first = step.changes[0]
    match step.act:
        case "give":
            await move_reservation(actor, first.reservation, to="released", now=now)
        case "move":
            await move_booths(actor, first.reservation, booths=first.before, now=now)
        case "swap":
            await swap_booths(actor, *(one.reservation for one in step.changes), now=now)
        case "release":
            return [await _given_again(actor, first, now)]
        case _:
            raise ChangedSince
    after = [await reservation_of(one.reservation) for one in step.changes]
    return [placed(was, then) for was, then in zip(before, after, strict=True)]


async def _given_again(actor: Actor, one: Placed, now: datetime) -> Placed:
    """As it was where that is the organiser's to say; what an exhibitor held or asked for is proposed to them again."""
    as_ = "confirmed" if one.was == "confirmed" else "proposed"
    made = await assign_booths(actor, one.exhibitor, booths=one.before, as_=as_, now=now)  # type: ignore[arg-type]
    if one.was == "requested":
        await move_reservation(actor, made.id, to="requested", now=now)
    return placed(None, await reservation_of(made.id))
