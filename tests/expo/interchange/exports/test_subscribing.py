"""A calendar program that is not ours subscribes before and after releases: entries are moved and removed, none doubles."""

import re
from datetime import datetime, timedelta

from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event, EventStatus
from ical.store import EventStore
from litestar import Litestar

from core.actor import SYSTEM
from expo.programme.commands import take_slots_away
from expo.programme.tables import Session, Slot
from expo.releases.commands import release_programme
from tests.conftest import NOW, started
from tests.make.accounts import browser
from tests.make.worlds import sample_world

ADDRESS = "/ar/wsce-2026/schedule.ics"
LATER = timedelta(minutes=25)


class Subscriber:
    """What calendar programs do with an address (RFC 5545, 3.8.7.4; RFC 5546, 2.1.5): known by UID, newer by SEQUENCE."""

    def __init__(self) -> None:
        self.calendar = Calendar()
        self._store = EventStore(self.calendar)

    def take(self, octets: bytes) -> None:
        for event in IcsCalendarStream.calendar_from_ics(octets.decode()).events:
            known = self.known.get(event.uid or "")
            newer = known is None or (event.sequence or 0) > (known.sequence or 0)
            if known is not None and newer:
                self._store.delete(known.uid or "")
            if newer and event.status != EventStatus.CANCELLED:
                self._store.add(event)

    @property
    def known(self) -> dict[str, Event]:
        return {event.uid or "": event for event in self.calendar.events}

    def at(self, begin: datetime) -> int:
        """How many entries begin at a moment, as its owner sees them."""
        return sum(one.start == begin for one in self.calendar.timeline)


async def read(app: Litestar) -> bytes:
    async with browser(app) as program:
        answer = await program.get(ADDRESS)
    assert answer.status_code == 200
    octets: bytes = answer.content
    return octets


async def released(app: Litestar, name: str, hours: int) -> bytes:
    await release_programme(SYSTEM, edition="wsce-2026", name=name, now=NOW + timedelta(hours=hours))
    await app.state.shelf.fill()
    return await read(app)


async def test_whoever_subscribed_sees_sessions_move_go_and_never_twice(db: None) -> None:
    await sample_world(NOW)
    slots = await Slot.select(Slot.id, Slot.begins_at, Slot.ends_at, Slot.session.code.as_alias("code")).order_by(
        Slot.ends_at, ascending=False
    )
    moved, off, gone = slots[0], slots[1], slots[2]
    async with started(lambda: NOW) as app:
        told = [await read(app)]
        subscriber = Subscriber()
        subscriber.take(told[0])
        count = len(subscriber.known)
        here = subscriber.at(moved["begins_at"] + LATER)
        await Slot.update({Slot.begins_at: moved["begins_at"] + LATER, Slot.ends_at: moved["ends_at"] + LATER}).where(
            Slot.id == moved["id"]
        )
        await Session.update({Session.cancelled_at: NOW}).where(Session.code == off["code"])
        told.append(await released(app, "After the rain", 1))
        await take_slots_away([gone["id"]])
        told.append(await released(app, "After the storm", 2))
    for octets in told[1:]:
        subscriber.take(octets)
    names = " ".join(subscriber.known)
    assert str(moved["id"]) in names
    assert str(off["id"]) not in names
    assert str(gone["id"]) not in names
    assert len(subscriber.known) == count - 2
    assert subscriber.at(moved["begins_at"] + LATER) == here + 1
    assert doubled(told) > count, "entries under new names double: the same program finds it"


def doubled(told: list[bytes]) -> int:
    """The planted flaw: names that a release makes anew."""
    naive = Subscriber()
    for number, octets in enumerate(told):
        naive.take(re.sub(rb"UID:", f"UID:{number}".encode(), octets))
    return len(naive.known)
