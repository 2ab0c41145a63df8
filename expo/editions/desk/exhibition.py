"""What a new edition takes over of an earlier one's exhibition: the floor as it is drawn, the terms, tasks and prices."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import uuid4

from core.live.notices import tell
from expo.billing.invoices.tables import Biller
from expo.billing.prices.tables import Discount, Price
from expo.editions.desk.copying import Ids, Row, copied
from expo.editions.tables import Edition
from expo.exhibitors.newcomers.shelf import SUBJECT as FAIRS
from expo.exhibitors.tables import Fair, Pavilion, Task
from expo.floor.places.tables import HallPlace
from expo.floor.tables import Booth, Connection, Feature, Ground

WHEN = {"applications_open_at": None, "applications_close_at": None, "booths_open_at": None}
"""When a fair takes applications and gives out booths is said anew each year."""


async def exhibition_along(like: Edition, made: Edition, halls: Ids, rooms: Ids, *, floor: bool, fair: bool) -> None:
    """In the caller's transaction; `halls` and `rooms` are the copies' ids by the former ones."""
    if floor:
        await _floor(like, made, halls, rooms)
    if fair:
        await _fair(like, made)


async def _floor(like: Edition, made: Edition, halls: Ids, rooms: Ids) -> None:
    """As it is drawn now, not as it was published; each booth knows which one of the former year it was."""
    given = {"edition": made.id}
    fresh = {**given, "revision": 0}
    await copied(Ground, await Ground.objects().where(Ground.edition == like.id), fresh, hall=halls)
    await copied(HallPlace, await HallPlace.objects().where(HallPlace.edition == like.id), given, hall=halls)
    there = await Booth.objects().where((Booth.edition == like.id) & Booth.retired_at.is_null())
    if there:
        await Booth.insert(*(_booth(one, made, halls) for one in there))
    features = await Feature.objects().where(Feature.edition == like.id)
    await copied(Feature, features, given, hall=halls, room=rooms)
    ways = await Connection.objects().where(Connection.edition == like.id)
    await copied(Connection, ways, given, first=halls, then=halls)


def _booth(one: Booth, made: Edition, halls: Ids) -> Booth:
    values = {**one.to_dict(), "id": uuid4(), "edition": made.id, "hall": halls[one.hall], "revision": 0}
    return Booth(**{**values, "lineage": json.dumps([str(one.id)])})


async def _fair(like: Edition, made: Edition) -> None:
    """Days come as many days later as the edition does; of an edition without days nothing that has a day comes along."""
    given = {"edition": made.id}
    await copied(Fair, await Fair.objects().where(Fair.edition == like.id), {**given, **WHEN, "revision": 1})
    await copied(Pavilion, await Pavilion.objects().where(Pavilion.edition == like.id), given)
    await copied(Biller, await Biller.objects().where(Biller.edition == like.id), {**given, "revision": 1})
    await tell(FAIRS)
    begins: tuple[date | None, date | None] = (like.starts_on, made.starts_on)
    if begins[0] is None or begins[1] is None:
        return
    later = begins[1] - begins[0]
    tasks = await Task.objects().where((Task.edition == like.id) & Task.retired_at.is_null())
    await copied(Task, _later(tasks, later, "due_on"), given)
    for table in (Price, Discount):
        live = await table.objects().where((table.edition == like.id) & table.retired_at.is_null())
        await copied(table, _later(live, later, "from_on", "until_on"), given)


def _later(rows: Sequence[Row], later: timedelta, *days: str) -> Sequence[Row]:
    for row in rows:
        for name in days:
            day = getattr(row, name)
            setattr(row, name, day + later if day else None)
    return rows
