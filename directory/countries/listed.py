"""The list of countries: few enough to be asked in memory, since the time there and the next day off are worked out."""

import asyncio
from collections.abc import Sequence

from core.errors import mark
from core.lists.columns import Column, Kind, Listed, Looking, Row
from core.lists.rules import Asked
from directory.countries.days_off import DayOff, days_off
from directory.countries.queries import Land, lands
from directory.countries.rules import REGIONS
from directory.countries.zones import time_there
from directory.permissions import Directory
from i18n.locales import Language, language

A_DAY = 1_440
"""In minutes: no place is further from Seoul."""
COLUMNS = (
    Column(name="name", label=mark("Country"), kind=Kind.COUNTRY, always=True),
    Column(name="code", label=mark("Code")),
    Column(name="region", label=mark("Region"), kind=Kind.CHOICE, choices=REGIONS, grouped=True),
    Column(name="time", label=mark("Time there"), filtered=False),
    Column(name="free", label=mark("Next public holiday"), kind=Kind.DAY, open_while="FALSE"),
)


async def _every(looking: Looking, asked: Asked) -> list[Row]:
    """Those that have the words; by name as this reader sorts, by time from what is behind Seoul to what is ahead."""
    reader = language(looking.reader)
    found = await lands(looking.actor, reader, words=asked.words)
    coming = await asyncio.to_thread(_coming, found, reader, looking)
    return [_row(at, one, coming.get(one.code), reader, looking) for at, one in enumerate(found)]


def _row(at: int, one: Land, free: DayOff | None, reader: Language, looking: Looking) -> Row:
    here = time_there(one.zone, looking.now, reader)
    values = {
        "name": one.code,
        "name_sort": f"{at:04}",
        "code": one.code,
        "region": one.region,
        "time": f"{here.at:%Y-%m-%d %H:%M} ({here.place})",
        "time_sort": f"{here.minutes + A_DAY:05}",
        "free": free.day if free else None,
    }
    shown = {**values, "here": here, "day_off": free}
    return Row(one.id, 1, f"/desk/countries/{one.code}", values, shown)


def _coming(found: Sequence[Land], reader: Language, looking: Looking) -> dict[str, DayOff]:
    """The next day off of each."""
    return {one.code: days[0] for one in found if (days := days_off(one.code, reader, looking.today, 1))}


COUNTRIES = Listed(
    name="countries",
    label=mark("Countries"),
    path="/desk/countries",
    section="countries",
    icon="globe",
    permission=Directory.COUNTRY_READ,
    exporting=Directory.COUNTRY_READ,
    columns=COLUMNS,
    first=("name", "region", "time", "free"),
    order="name",
    whole=_every,
    cells="directory/countries/_cells.html",
)
