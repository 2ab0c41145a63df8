"""Saying where a hall stands."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from uuid import uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from expo.editions.queries import held
from expo.floor.drawing.queries import drawing_of
from expo.floor.facts import HallPlaced
from expo.floor.places.queries import places_of
from expo.floor.places.rules import NOWHERE, Place
from expo.floor.places.tables import HallPlace
from expo.permissions import Expo


async def put_place(actor: Actor, *, edition: str, hall: str, place: Place, before: Lines, now: datetime) -> None:
    """What somebody else said since `before` stays. Raises Denied, NotFound, ChangedMeanwhile."""
    require(actor, Expo.FLOOR_WRITE)
    async with transaction():
        row = await held(edition)
        where = (await drawing_of(row)).hall(hall)
        stored = (await places_of(row.id)).get(hall)
        theirs = stored.lines if stored else NOWHERE
        after = merged(before, place.lines, theirs)
        if after == theirs:
            return
        if stored and after["place"] == theirs["place"]:
            place = replace(stored, level=place.level)
        place = replace(place, level=int(after["level"]))
        made = HallPlace(
            id=uuid4(),
            edition=row.id,
            hall=where,
            latitude=Decimal(str(place.latitude)),
            longitude=Decimal(str(place.longitude)),
            bearing=Decimal(str(place.bearing)),
            level=place.level,
        )
        said = [HallPlace.latitude, HallPlace.longitude, HallPlace.bearing, HallPlace.level]
        await HallPlace.insert(made).on_conflict(action="DO UPDATE", target=HallPlace.hall, values=said)
        change = Change("place", theirs["place"] or None, place.lines["place"])
        await record(actor, HallPlaced(edition=row.id, hall=hall), now=now, changes=[change])
