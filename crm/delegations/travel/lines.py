"""A flight and a pick-up as their forms have them, line by line: so that two who change one at once are told apart."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from core.errors import Invalid, mark
from core.forms.merging import Lines
from crm.delegations.travel.airports import airport
from crm.delegations.travel.rules import Leg, Ride

NAMES = ("way", "number", "origin", "destination", "departs", "arrives", "note", "aboard")
RIDE = ("starts", "place", "car", "vehicle", "minutes", "seats", "note", "riders")
EMPTY = {**dict.fromkeys(NAMES, ""), "way": "arrival"}
NO_AIRPORT = mark("No airport has these three letters.")
SAME_AIRPORT = mark("It lands where it took off.")
LANDS_BEFORE = mark("It lands before it takes off: each time is that of its own airport.")
NO_SUCH_HOUR = mark("A day and an hour look like 2026-12-08 14:30.")


def lines_of(leg: Leg) -> dict[str, str]:
    """Times are local to their airports."""
    return {
        "way": leg.way,
        "number": leg.number,
        "origin": leg.origin,
        "destination": leg.destination,
        "departs": f"{leg.departs_at:%Y-%m-%dT%H:%M}",
        "arrives": f"{leg.arrives_at:%Y-%m-%dT%H:%M}",
        "note": leg.note,
        "aboard": " ".join(sorted(map(str, leg.aboard))),
    }


def columns_of(lines: Mapping[str, str]) -> dict[Any, Any]:
    """With the clocks of both airports. Raises Invalid."""
    here, there = airport(lines["origin"]), airport(lines["destination"])
    wrong = {name: NO_AIRPORT for name, found in (("origin", here), ("destination", there)) if found is None}
    if wrong or here is None or there is None:
        raise Invalid(wrong)
    if here == there:
        raise Invalid({"destination": SAME_AIRPORT})
    departs = datetime.fromisoformat(lines["departs"]).replace(tzinfo=here.zone)
    arrives = datetime.fromisoformat(lines["arrives"]).replace(tzinfo=there.zone)
    if departs.timestamp() >= arrives.timestamp():
        raise Invalid({"arrives": LANDS_BEFORE})
    return {
        **{name: lines[name] for name in ("way", "number", "origin", "destination", "note")},
        "departs_at": departs,
        "arrives_at": arrives,
        "departs_zone": here.zone.key,
        "arrives_zone": there.zone.key,
    }


def aboard_in(lines: Mapping[str, str]) -> list[UUID]:
    return [UUID(one) for one in lines["aboard"].split()]


def ride_lines(starts: datetime, riders: Sequence[str], given: Mapping[str, Any]) -> dict[str, str]:
    """As it is typed; `starts` is on the airport's clock."""
    texts = {name: str(given[name] or "") for name in ("place", "car", "vehicle", "minutes", "seats", "note")}
    return {**texts, "starts": f"{starts:%Y-%m-%dT%H:%M}", "riders": " ".join(sorted(riders))}


def lines_of_ride(ride: Ride) -> dict[str, str]:
    """The plate of a car of ours is none of its lines."""
    given = {name: getattr(ride, name) for name in ("place", "car", "minutes", "seats", "note")}
    vehicle = "" if ride.car else ride.vehicle
    return ride_lines(ride.starts_at, [str(one) for one in ride.riders], {**given, "vehicle": vehicle})


def ride_in(lines: Lines) -> dict[str, Any]:
    """What was typed, out of lines that were read from a form once."""
    return {
        **{name: lines[name] for name in ("place", "vehicle", "note")},
        "starts": datetime.fromisoformat(lines["starts"]),
        "car": UUID(lines["car"]) if lines["car"] else None,
        "minutes": int(lines["minutes"]),
        "seats": int(lines["seats"]),
        "riders": lines["riders"].split(),
    }
