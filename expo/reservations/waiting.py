"""Waiting for a booth that somebody has: in order, offered when it comes free, passed on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.journal.commands import record
from expo.reservations import rules
from expo.reservations.commands import edition_run_by
from expo.reservations.ending import run_out
from expo.reservations.facts import WaitingBegun, WaitingEnded
from expo.reservations.queries import booths_called, places_of, standing_of
from expo.reservations.tables import Taken, Waiting
from expo.reservations.turns import turn


async def wait_for(actor: Actor, exhibitor: UUID, *, booth: str, now: datetime) -> int:
    """The place in the list, from 1. Raises BoothFree, WaitingAlready, NotTakingPart, NoSuchBooth, NotFound."""
    async with transaction():
        edition = await edition_run_by(actor, exhibitor)
        await turn(edition)
        row = (await booths_called(edition, [booth]))[0]
        rules.check_taking(await standing_of(exhibitor), places_of([row]))
        await run_out([row["id"]], now=now)
        if not await Taken.exists().where((Taken.booth == row["id"]) & Taken.ended_at.is_null()):
            raise rules.BoothFree(booth=row["number"])
        last = (
            await Waiting.select(Waiting.place)
            .where(Waiting.booth == row["id"])
            .order_by(Waiting.place, ascending=False)
            .first()
        )
        made = Waiting(
            id=uuid4(), booth=row["id"], exhibitor=exhibitor, place=(last["place"] if last else 0) + 1, asked_at=now
        )
        async with refusing({"expo_booth_waiting_once": rules.WaitingAlready()}):
            await Waiting.insert(made)
        begun = WaitingBegun(edition=edition, exhibitor=exhibitor, reservation=made.id, booths=(row["number"],))
        await record(actor, begun, now=now)
        before = (Waiting.booth == row["id"]) & Waiting.ended_at.is_null() & (Waiting.place < made.place)
        return 1 + int(await Waiting.count().where(before))


async def stop_waiting(actor: Actor, exhibitor: UUID, *, booth: str, now: datetime) -> None:
    """Raises NoSuchBooth, NotFound; nothing happens to who was not waiting."""
    async with transaction():
        edition = await edition_run_by(actor, exhibitor)
        await turn(edition)
        row = (await booths_called(edition, [booth]))[0]
        mine = (Waiting.booth == row["id"]) & (Waiting.exhibitor == exhibitor) & Waiting.ended_at.is_null()
        ended = await Waiting.update({Waiting.ended_at: now}).where(mine).returning(Waiting.id)
        for one in ended:
            told = WaitingEnded(edition=edition, exhibitor=exhibitor, reservation=one["id"], booths=(row["number"],))
            await record(actor, told, now=now)


async def waiting_of(exhibitor: UUID) -> list[Mapping[str, Any]]:
    """`number` and `asked_at` of the booths it waits for, by number."""
    mine = (Waiting.exhibitor == exhibitor) & Waiting.ended_at.is_null()
    number = Waiting.booth.number.as_alias("number")
    return list(await Waiting.select(number, Waiting.asked_at).where(mine).order_by(Waiting.booth.number))
