"""Offering meeting times."""

from datetime import datetime
from json import dumps
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import may, require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.live.notices import tell
from expo.exhibitors.commands import SUBJECT
from expo.exhibitors.meetings.facts import MeetingTimesSet
from expo.exhibitors.meetings.queries import offer_of
from expo.exhibitors.meetings.rules import HALF_HOUR, SavedMeanwhile, Wanted
from expo.exhibitors.meetings.tables import MeetingOffer, MeetingTime
from expo.exhibitors.queries import locked
from expo.exhibitors.rules import STATE_NAMES, TAKING_PART, NotNow
from expo.permissions import Expo


async def offer_times(actor: Actor, exhibitor: UUID, wanted: Wanted, *, revision: int, now: datetime) -> None:
    """All at once, in place of what was offered. `revision` is what was read. Raises SavedMeanwhile, NotNow, NotFound."""
    async with transaction():
        known = await locked(exhibitor)
        if not may(actor, Expo.EXHIBITOR_WRITE):
            require(actor, Expo.APPLICATION_WRITE, known.scope)
        if known.state not in TAKING_PART:
            raise NotNow(state=STATE_NAMES[known.state])
        if (await offer_of(exhibitor)).revision != revision:
            raise SavedMeanwhile
        await _write(exhibitor, wanted, revision)
        number = len(wanted.begins)
        await record(actor, MeetingTimesSet(edition=known.edition, exhibitor=exhibitor, number=number), now=now)
        await tell(SUBJECT)


async def _write(exhibitor: UUID, wanted: Wanted, revision: int) -> None:
    first, last = wanted.lunch or (None, None)
    values: dict[Any, Any] = {
        MeetingOffer.parallel: wanted.parallel,
        MeetingOffer.spoken: dumps(wanted.spoken),
        MeetingOffer.lunch_from: first,
        MeetingOffer.lunch_to: last,
        MeetingOffer.revision: revision + 1,
    }
    if revision:
        await MeetingOffer.update(values).where(MeetingOffer.exhibitor == exhibitor)
    else:
        await MeetingOffer.insert(MeetingOffer({**values, MeetingOffer.id: uuid4(), MeetingOffer.exhibitor: exhibitor}))
    await MeetingTime.delete().where(MeetingTime.exhibitor == exhibitor)
    rows = [
        MeetingTime(id=uuid4(), exhibitor=exhibitor, begins_at=begin, ends_at=begin + HALF_HOUR)
        for begin in sorted(wanted.begins)
    ]
    if rows:
        await MeetingTime.insert(*rows)
