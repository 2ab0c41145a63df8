"""Letting people sign up for a session, with more seats or fewer, and ending it."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import NotFound
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from core.live.notices import tell
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.programme.edits.telling import tell_board
from expo.programme.tables import Session
from expo.seats.commands import offer_free_seats
from expo.seats.facts import SeatingChanged, SeatingClosed, SeatingOpened
from expo.seats.queries import locked, seating_of
from expo.seats.rules import FewerThanTaken, SeatingThere
from expo.seats.shelf import SUBJECT
from expo.seats.tables import Seating


async def open_seating(
    actor: Actor, *, edition: str, session: str, seats: int, hold_minutes: int, now: datetime
) -> UUID:
    """Raises Denied, NotFound, SeatingThere."""
    require(actor, Expo.SEAT_WRITE)
    row = await edition_called(edition)
    found = await Session.select(Session.id).where((Session.edition == row.id) & (Session.code == session)).first()
    if found is None:
        raise NotFound
    seating = Seating(id=uuid4(), session=found["id"], seats=seats, hold_minutes=hold_minutes)
    async with refusing({"expo_seating_session_key": SeatingThere()}):
        await Seating.insert(seating)
        await record(actor, SeatingOpened(seating=seating.id, seats=seats), now=now)
        await tell(SUBJECT)
        await tell_board(edition)
    return seating.id


async def change_seating(
    actor: Actor, *, edition: str, session: str, lines: Lines, before: Lines, now: datetime
) -> None:
    """What somebody else changed since `before` stays, so that nobody opens again unseen what was ended. More seats go to
    those who wait, at once. Raises Denied, NotFound, ChangedMeanwhile, FewerThanTaken.
    """
    require(actor, Expo.SEAT_WRITE)
    found = await seating_of(edition, session)
    async with transaction():
        known = await locked(found.id)
        after = merged(before, lines, known.lines)
        changes = [
            Change(name, was or None, after[name] or None) for name, was in known.lines.items() if after[name] != was
        ]
        if not changes:
            return
        changed: dict[Any, Any] = {
            Seating.seats: int(after["seats"]),
            Seating.hold_minutes: int(after["hold_minutes"]),
            Seating.closed_at: known.closed_at if after["over"] else None,
        }
        async with refusing({"expo_seating_never_over": FewerThanTaken(taken=known.taken)}):
            await Seating.update(changed).where(Seating.id == known.id)
        fact = SeatingChanged(seating=known.id, seats=int(after["seats"]))
        await record(actor, fact, now=now, changes=changes)
        await offer_free_seats(known.id, now=now)
        await tell(SUBJECT)
        await tell_board(edition)


async def close_seating(actor: Actor, *, edition: str, session: str, now: datetime) -> None:
    """Nobody signs up any more; who has a seat keeps it. Raises Denied, NotFound."""
    require(actor, Expo.SEAT_WRITE)
    found = await seating_of(edition, session)
    async with transaction():
        known = await locked(found.id)
        await Seating.update({Seating.closed_at: now}).where(Seating.id == known.id)
        await record(actor, SeatingClosed(seating=known.id), now=now)
        await tell(SUBJECT)
        await tell_board(edition)
