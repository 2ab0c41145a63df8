"""Saying on the day what differs from the programme, and taking it back."""

from datetime import datetime

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.journal.commands import record
from core.live.notices import tell
from expo.editions.queries import held
from expo.editions.tables import Edition
from expo.live import rules
from expo.live.facts import DaySaid, DayUndone
from expo.live.queries import before_of, last_two
from expo.live.rules import AS_PLANNED, Act, DecidedAnew, Differs
from expo.live.tables import Deviation
from expo.permissions import Expo
from expo.releases.publication import Publication

SUBJECT = "live"


async def say_of_slot(
    actor: Actor, shown: Publication, *, slot: str, act: Act, because: str = "", now: datetime
) -> int:
    """The number under which it can be taken back. Everybody who reads hears it at once. Raises Denied, NotFound for
    what the public does not see, Invalid, NothingChanged.
    """
    require(actor, Expo.LIVE_WRITE)
    planned = next((one.slot for one in shown.meetings if one.slot.id == slot), None)
    if planned is None:
        raise NotFound
    async with transaction():
        row = await held(shown.edition.slug)
        words = await last_two(row.id, slot)
        there = words[0][1] if words else AS_PLANNED
        differs = rules.after(there, act, planned_room=planned.room, rooms=frozenset(shown.rooms))
        number = await _write(actor, row, slot, differs, now)
        fact = DaySaid(
            edition=row.id,
            slot=slot,
            number=number,
            what=act.what,
            delay=differs.delay,
            room=differs.room or "",
            full=differs.full,
            cancelled=differs.cancelled,
        )
        await record(actor, fact, because=because, now=now)
    return number


async def undo(actor: Actor, shown: Publication, *, slot: str, number: int, now: datetime) -> None:
    """The slot is as before that change. Raises Denied, DecidedAnew when it is not the latest one of the slot."""
    require(actor, Expo.LIVE_WRITE)
    async with transaction():
        row = await held(shown.edition.slug)
        words = await last_two(row.id, slot)
        if not words or words[0][0] != number:
            raise DecidedAnew
        written = await _write(actor, row, slot, before_of(words), now)
        await record(actor, DayUndone(edition=row.id, slot=slot, number=written, undone=number), now=now)


async def _write(actor: Actor, edition: Edition, slot: str, differs: Differs, now: datetime) -> int:
    """In the transaction that holds the edition, so that numbers are in the order of commits."""
    last = (
        await Deviation.select(Deviation.number)
        .where(Deviation.edition == edition.id)
        .order_by(Deviation.number, ascending=False)
        .first()
    )
    number: int = last["number"] + 1 if last else 1
    row = Deviation(
        edition=edition.id,
        number=number,
        slot=slot,
        delay=differs.delay,
        room=differs.room,
        full=differs.full,
        cancelled=differs.cancelled,
        at=now,
        actor=str(actor),
    )
    await Deviation.insert(row)
    await tell(f"{SUBJECT}:{edition.slug}")
    return number
