"""Where an invoice's lines come from: booths, and whatever else registers itself to be billed with them."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from expo.billing.prices.queries import claims_of, day_of, tariff
from expo.billing.prices.rules import Line, Space
from expo.exhibitors.queries import Application
from expo.reservations.queries import Held
from expo.reservations.tables import Taken

LineSource = Callable[[Application, Held, datetime], Awaitable[list[Line]]]
"""Net lines for an exhibitor's reservation, in the fair's currency."""
_sources: list[LineSource] = []


def lines_from(source: LineSource) -> LineSource:
    """Adds to what is billed, after what is there."""
    if source not in _sources:
        _sources.append(source)
    return source


async def lines_of(one: Application, held: Held, now: datetime) -> list[Line]:
    """All of them. Raises NoPrice."""
    return [line for source in _sources for line in await source(one, held, now)]


@lines_from
async def booths(one: Application, held: Held, _now: datetime) -> list[Line]:
    """By the prices of the day on which they were taken."""
    number, kind, area = Taken.booth.number, Taken.booth.kind, Taken.booth.area
    mine = (Taken.reservation == held.id) & Taken.ended_at.is_null()
    rows = await Taken.select(number.as_alias("number"), kind.as_alias("kind"), area.as_alias("area")).where(mine)
    spaces = [Space(row["number"], row["kind"], row["area"]) for row in rows]
    day = await day_of(one.edition, held.made_at)
    spaces.sort(key=lambda each: each.number)
    return (await tariff(one.edition, day)).of(spaces, await claims_of(one))
