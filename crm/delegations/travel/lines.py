"""A flight as its form has it, line by line: so that two who change it at once are told apart."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from core.errors import Invalid, mark
from crm.delegations.travel.airports import airport
from crm.delegations.travel.rules import Leg

NAMES = ("way", "number", "origin", "destination", "departs", "arrives", "note", "aboard")
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
