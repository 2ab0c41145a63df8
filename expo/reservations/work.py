"""What the clock does to reservations: holds run out, proposals that nobody objected to stand."""

from datetime import datetime, timedelta

from core.actor import SYSTEM
from core.db.transaction import transaction
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from expo.reservations.commands import bring
from expo.reservations.queries import locked
from expo.reservations.tables import Reservation
from expo.reservations.turns import turn

AFTER = {"held": "expired", "kept": "expired", "proposed": "requested"}
"""Where a reservation comes to when its time is over."""


async def _run(_arguments: Arguments, now: datetime, progress: Progress) -> Result:
    over = Reservation.state.is_in(list(AFTER)) & (Reservation.until <= now)
    rows = await Reservation.select(Reservation.id, Reservation.edition).where(over).order_by(Reservation.until)
    count = 0
    for number, row in enumerate(rows, start=1):
        async with transaction():
            await turn(row["edition"])
            known = await locked(row["id"])
            if known.state in AFTER and known.until is not None and known.until <= now:
                await bring(SYSTEM, known, AFTER[known.state], now=now)
                count += 1
        await progress(number, len(rows))
    return {"count": count}


WORK = Work(
    "expo.reservations.pass_time",
    mark("End holds of booths whose time is over"),
    mark("Ended: {count}"),
    _run,
    timedelta(minutes=1),
)
