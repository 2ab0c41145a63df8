"""Three people who edit the programmes of two delegations at once: `python -m bench.visits`.

`edits` went through the real commands; `double_booked` counts pairs of promises of one person, room, car or interpreter that
overlap, and must be 0. `feed_errors` counts calendars that another library cannot read, or that say something else than the
page at the same link. `naive_double_booked` is what comes of looking first and writing then, without a constraint.
"""

import asyncio
import os
import re
from datetime import datetime, timedelta
from itertools import count
from random import Random

import httpx

from bench.programmes import fresh_database
from bench.report import finish

SEED, ROUNDS, EVERY = 7, 120, 30
ITEM = re.compile(r'<li class="pocket-item">\s*<p[^>]*><time datetime="([^"]+)">')


def main() -> None:
    with fresh_database("bench_visits") as address:
        os.environ["DATABASE_URL"] = address
        os.environ.setdefault("BASE_URL", "https://expo.example")
        edits, twice, errors, naive = asyncio.run(_measure())
    finish(edits=edits, double_booked=twice, feed_errors=errors, naive_double_booked=naive)


async def _measure() -> tuple[int, int, int, int]:
    from core.db.engine import pool  # noqa: PLC0415 -- the engine reads its address when it is imported
    from tests.make.timeline import colleague  # noqa: PLC0415
    from tests.make.visit_edits import (  # noqa: PLC0415
        World,
        double_booked,
        edit_at_once,
        edited_world,
        naive_double_booked,
    )

    async with pool():
        world: World = await edited_world([await colleague(f"Officer {number}") for number in range(3)])
        edits = errors = 0
        for part in range(ROUNDS // EVERY):
            edits += await edit_at_once(world, Random(SEED + part), EVERY)
            errors += await _feed_errors(world.officers[0])
        return edits, await double_booked(), errors, await naive_double_booked(world, Random(SEED), ROUNDS)


async def _feed_errors(officer: object) -> int:
    """Of every link that there can be: what the calendar says against what the page says, over HTTP."""
    from app import create_app  # noqa: PLC0415 -- as above
    from crm.delegations.programme.links.commands import address_of_link, open_link  # noqa: PLC0415
    from crm.delegations.programme.tables import PublishedProgramme  # noqa: PLC0415
    from crm.delegations.programme.versions.changes import parties_of  # noqa: PLC0415
    from crm.delegations.programme.versions.queries import latest_of  # noqa: PLC0415
    from tests.conftest import NOW  # noqa: PLC0415

    app, minutes = create_app(), count(step=10)
    app.state.clock = lambda: NOW + timedelta(minutes=next(minutes))  # so that nobody looks too often
    visits = await PublishedProgramme.select(PublishedProgramme.visit).distinct()
    found = [await latest_of(row["visit"]) for row in visits]
    parties = {party for one in found if one for party in parties_of(one)}
    wrong = 0
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url="https://expo.example") as phone:
        for party in sorted(parties):
            link = await open_link(officer, party, language="ko", now=NOW)  # type: ignore[arg-type]
            address = address_of_link("", link)
            page, feed = await phone.get(address), await phone.get(f"{address}/calendar.ics")
            shown = sorted(datetime.fromisoformat(one) for one in ITEM.findall(page.text))
            wrong += page.status_code != httpx.codes.OK or shown != _begins(feed.text)
    return wrong


def _begins(text: str) -> list[datetime] | None:
    """When each entry begins that is on, as another library reads it; None where it cannot."""
    from ical.calendar_stream import IcsCalendarStream  # noqa: PLC0415 -- only here
    from ical.exceptions import CalendarParseError  # noqa: PLC0415

    try:
        calendar = IcsCalendarStream.calendar_from_ics(text)
    except CalendarParseError:
        return None
    on = (one for one in calendar.events if str(one.status.value if one.status else "") != "CANCELLED")
    return sorted(one.start for one in on if isinstance(one.start, datetime))


if __name__ == "__main__":
    main()
