"""Pick-ups of a visit's flights as items of its programme: who rides reads of them, and so does who drives."""

from datetime import timedelta
from uuid import UUID

from core.errors import mark
from crm.delegations.programme.rules import PICKUP
from crm.delegations.programme.versions.frozen import FrozenItem
from crm.delegations.travel.queries import legs_of
from crm.delegations.travel.rules import Leg, Ride
from i18n.catalogue import say
from i18n.locales import LANGUAGES
from i18n.text import Rendition, Translated

CALLED = {
    "arrival": mark("Pick-up: flight {flight} from {place}"),
    "between": mark("Pick-up: flight {flight} from {place}"),
    "departure": mark("To the airport: flight {flight} to {place}"),
}


async def rides_of(visit: UUID) -> tuple[FrozenItem, ...]:
    """Those in which somebody rides, by time."""
    made = [_ride(leg, one) for leg in await legs_of(visit) for one in leg.rides if one.riders]
    return tuple(sorted(made, key=lambda one: (one.begin, one.id)))


def _ride(leg: Leg, one: Ride) -> FrozenItem:
    """The car's plate stands with the car; how somebody else's is called is a note."""
    elsewhere = leg.destination if leg.way == "departure" else leg.origin
    named = {tongue.code: say(tongue, CALLED[leg.way], flight=leg.number, place=elsewhere) for tongue in LANGUAGES}
    return FrozenItem(
        id=one.id,
        kind=PICKUP,
        begin=one.starts_at,
        end=one.starts_at + timedelta(minutes=one.minutes),
        title=Translated("en", {code: Rendition(text) for code, text in named.items()}),
        place=one.place,
        notes=" · ".join(filter(None, (one.vehicle if one.car is None else "", one.note))),
        members=one.riders,
        cars=() if one.car is None else (one.car,),
    )
