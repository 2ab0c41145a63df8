"""Airports by their three letters, as IATA names them: where they are, and which clock hangs there."""

from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import airportsdata


@dataclass(frozen=True, slots=True)
class Airport:
    """`country` is ISO alpha-2."""

    code: str
    name: str
    city: str
    country: str
    zone: ZoneInfo


@cache
def airport(code: str) -> Airport | None:
    """None for letters that no airport has."""
    row = _airports().get(code)
    if row is None:
        return None
    try:
        return Airport(code, row["name"], row["city"], row["country"], ZoneInfo(row["tz"]))
    except (ZoneInfoNotFoundError, ValueError):
        return None


@cache
def _airports() -> dict[str, airportsdata.Airport]:
    return airportsdata.load("IATA")
