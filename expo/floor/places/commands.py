"""Saying where a hall stands."""

from datetime import datetime
from decimal import Decimal
from uuid import uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import Change, record
from expo.editions.queries import held
from expo.floor.drawing.queries import drawing_of
from expo.floor.facts import HallPlaced
from expo.floor.places.queries import places_of
from expo.floor.places.rules import Place
from expo.floor.places.tables import HallPlace
from expo.permissions import Expo


async def put_place(actor: Actor, *, edition: str, hall: str, place: Place, now: datetime) -> None:
    """Raises Denied, NotFound."""
    require(actor, Expo.FLOOR_WRITE)
    async with transaction():
        row = await held(edition)
        where = (await drawing_of(row)).hall(hall)
        before = (await places_of(row.id)).get(hall)
        if before == place:
            return
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
        change = Change("place", _line(before), _line(place))
        await record(actor, HallPlaced(edition=row.id, hall=hall), now=now, changes=[change])


def _line(place: Place | None) -> str | None:
    return f"{place.latitude}, {place.longitude}, {place.bearing}°" if place else None
