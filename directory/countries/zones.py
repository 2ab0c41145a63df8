"""What time it is in a country: its capital's, and that of its other zones where it is wide."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location

from i18n.locales import Language

SEOUL = ZoneInfo("Asia/Seoul")
MOST = 6
"""Of the further zones of a country; Russia and the United States have more places than a page needs."""


@dataclass(frozen=True, slots=True)
class Here:
    """`at` is the time there; `minutes` how far that is from Seoul's, negative for what is behind."""

    place: str
    at: datetime
    minutes: int


def time_there(zone: str, now: datetime, reader: Language) -> Here:
    """`zone` is an IANA name; `place` is the city that CLDR names it by."""
    at = now.astimezone(ZoneInfo(zone))
    apart = (at.utcoffset() or timedelta()) - (now.astimezone(SEOUL).utcoffset() or timedelta())
    city = get_timezone_location(ZoneInfo(zone), locale=reader.babel, return_city=True)
    return Here(city, at, int(apart.total_seconds() // 60))


def other_times(country: str, capital: str, now: datetime, reader: Language) -> list[Here]:
    """One place for each time that is not the capital's, from east to west; at most six."""
    found: dict[int, Here] = {}
    own = time_there(capital, now, reader).minutes
    for zone in zones_of(country):
        here = time_there(zone, now, reader)
        if here.minutes != own:
            found.setdefault(here.minutes, here)
    return sorted(found.values(), key=lambda one: -one.minutes)[:MOST]


def zones_of(country: str) -> tuple[str, ...]:
    """The IANA zones of an ISO 3166-1 alpha-2 code, in the order of the tz database (zone.tab)."""
    return _zones().get(country, ())


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    lines = (files("tzdata") / "zoneinfo" / "zone.tab").read_text().splitlines()
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            code, _, zone = line.split("\t")[:3]
            found[code] = (*found.get(code, ()), zone)
    return found
