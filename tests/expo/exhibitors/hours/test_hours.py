"""Opening hours of the floor: two who set them at once lose nothing, day by day."""

import asyncio
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.actor import SYSTEM
from core.forms.rows import Began
from core.spans import Span
from expo.editions.queries import edition_called
from expo.exhibitors.hours import commands
from expo.exhibitors.hours.commands import set_hours
from expo.exhibitors.hours.queries import days_of, hours_of
from expo.exhibitors.hours.rules import lines_of
from expo.exhibitors.hours.tables import FloorHours
from tests.conftest import NOW
from tests.make.accounts import account, browser, session_of
from tests.make.opened import disputed, opened, shown_again

SLUG = "wsce-2026"
PAGE = f"/desk/{SLUG}/hours"


@pytest.fixture
async def days(site: Litestar) -> list[date]:
    """Of which nothing is stated."""
    await FloorHours.delete(force=True)
    return days_of(await edition_called(SLUG))


async def _stored() -> dict[str, str]:
    row = await edition_called(SLUG)
    return lines_of(await hours_of(row.id), row.zone)


async def test_two_who_set_hours_at_once_are_joined_by_day_and_asked_of_one_day(
    site: Litestar, days: list[date]
) -> None:
    first, second, third = (day.isoformat() for day in days[:3])
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        mine, theirs = [await opened(client, PAGE) for _ in range(2)]
        both = {f"opens_{first}": "09:00", f"closes_{first}": "18:00"}
        added = {**both, f"opens_{second}": "10:00", f"closes_{second}": "17:00"}
        assert (await theirs.sends(**added)).status_code == 303
        asked = await mine.sends(**{**both, f"opens_{first}": "08:00"})
        assert [one[1:] for one in disputed(asked)] == [
            ("Yours: 08:00–18:00", "Theirs: 09:00–18:00", "Before: nothing")
        ]
        assert (await shown_again(client, asked, PAGE).sends()).status_code == 303
        assert await _stored() == {first: "08:00 18:00", second: "10:00 17:00"}, "the other day stays"
        mine, theirs = [await opened(client, PAGE) for _ in range(2)]
        assert (await theirs.sends(**{f"opens_{second}": "", f"closes_{second}": ""})).status_code == 303
        assert (await mine.sends(**{f"opens_{third}": "09:00", f"closes_{third}": "12:00"})).status_code == 303
        assert await _stored() == {first: "08:00 18:00", third: "09:00 12:00"}, "taken away, and added"
        silent = await theirs.sends(silent=True)
        assert [one[1:] for one in disputed(silent)] == [
            ("Yours: 10:00–17:00", "Theirs: nothing"),
            ("Yours: nothing", "Theirs: 09:00–12:00"),
        ]


def _span(day: date, zone: str) -> Span:
    return Span(*(datetime.combine(day, at, ZoneInfo(zone)) for at in (time(9), time(18))))


async def _set(days: list[date]) -> None:
    """Each by somebody else; all began from none."""
    zone = (await edition_called(SLUG)).zone
    await asyncio.gather(
        *(set_hours(SYSTEM, edition=SLUG, spans={day: _span(day, zone)}, before=Began({}), now=NOW) for day in days)
    )


async def test_all_who_set_another_day_at_the_same_moment_are_joined(days: list[date]) -> None:
    await _set(days)
    assert {*await _stored()} == {day.isoformat() for day in days}


@pytest.mark.planted("what is stored is read before whoever writes it is waited for")
async def test_reading_before_waiting_loses_a_day(days: list[date], monkeypatch: pytest.MonkeyPatch) -> None:
    """The naive twin has read that there is nothing, waits, and writes what it made of that."""

    async def read_early(_: Any) -> dict[date, Span]:
        return {}

    await _set(days[:1])
    monkeypatch.setattr(commands, "hours_of", read_early)
    await _set(days[1:2])
    assert {*await _stored()} == {days[1].isoformat()}
