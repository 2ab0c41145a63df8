"""A screen that hangs in a hall tells that it lives; one that falls silent while the expo is open is told of, once."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest
from litestar import Litestar

from core.access.csrf import token_for
from core.access.roles import Role
from core.actor import SYSTEM
from core.notices.rules import SCREEN_SILENT
from core.notices.tables import Notice
from expo.screens.commands import hang_screen
from expo.screens.rules import USUAL, Watch, is_open, minute_of, state_of
from expo.screens.tables import Screen
from expo.screens.work import WORK
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.opened import disputed, opened
from tests.make.worlds import sample_world

SLUG = "wsce-2026"
SCREENS = f"/desk/{SLUG}/screens"
FIRST, LAST = date(2026, 12, 8), date(2026, 12, 10)


@pytest.fixture
async def halls(db: None) -> AsyncIterator[Litestar]:
    await sample_world(NOW)
    async with started() as app:
        yield app


async def _quiet(done: int, total: int) -> None:
    """A worker's progress that nobody looks at."""


async def _hung(name: str) -> str:
    screen = await hang_screen(SYSTEM, edition=SLUG, name=name, shows="auditorium", language="ko", now=NOW)
    row = await Screen.select(Screen.code).where(Screen.id == screen).first()
    assert row is not None
    return str(row["code"])


async def _silences() -> int:
    return await Notice.count().where(Notice.what == SCREEN_SILENT)


async def test_a_screen_is_alive_while_it_is_heard_of_and_shows_which_release(halls: Litestar) -> None:
    token = await session_of(await account(role=Role.FLOOR_MANAGER))
    async with browser(halls, token) as manager:
        values = {"csrf": token_for(token), "name": "Hall 1 <north>", "shows": "auditorium", "tongue": "ar"}
        assert (await manager.post(SCREENS, data=values)).status_code == 303
        listed = (await manager.get(SCREENS)).text
        assert "Not heard of yet" in listed
        assert "Hall 1 &lt;north&gt;" in listed
        address = re.search(rf"/ar/{SLUG}/screens/auditorium\?screen=([\w-]+)", listed)
        assert address is not None
        async with browser(halls) as screen:
            page = (await screen.get(address[0])).text
            seen = re.search(r'data-release="(\d+)" data-seen="([^"]+)"', page)
            assert seen is not None
            assert (await screen.post(f"{seen[2]}/{address[1]}/seen", content=seen[1])).status_code == 200
            assert "Alive" in (await manager.get(SCREENS)).text
            assert (await screen.post(f"{seen[2]}/{address[1]}/seen", content="0")).status_code == 200
            assert "Shows release 0" in (await manager.get(SCREENS)).text
            assert (await screen.post(f"{seen[2]}/{address[1]}/seen", content="nonsense")).status_code == 200
            assert (await screen.post(f"{seen[2]}/guessed/seen", content="1")).content == b""
        removal = re.search(rf"{SCREENS}/[0-9a-f-]+/removal", listed)
        assert removal is not None
        assert (await manager.post(removal[0], data={"csrf": token_for(token)})).status_code == 303
    assert not await Screen.exists()


async def test_a_silence_is_told_once_to_who_looks_after_screens_and_never_at_night(halls: Litestar) -> None:
    await account(role=Role.FLOOR_MANAGER)
    await account(role=Role.TRANSLATOR)
    await _hung("never heard of")
    code = await _hung("north")
    heard = {Screen.seen_at: NOW, Screen.number: 1}
    await Screen.update(heard).where(Screen.code == code)  # type: ignore[arg-type]
    await WORK.run({}, NOW + timedelta(minutes=USUAL.minutes - 1), _quiet)
    assert await _silences() == 0
    for minutes in (USUAL.minutes, USUAL.minutes + 30):
        await WORK.run({}, NOW + timedelta(minutes=minutes), _quiet)
    assert await _silences() == 1
    again = {Screen.seen_at: NOW + timedelta(hours=1)}
    await Screen.update(again).where(Screen.code == code)  # type: ignore[arg-type]
    await WORK.run({}, datetime(2026, 12, 8, 14, 0, tzinfo=UTC), _quiet)
    assert await _silences() == 1, "it is night in Busan"
    await WORK.run({}, NOW + timedelta(hours=2), _quiet)
    assert await _silences() == 2


async def test_who_may_says_when_and_a_mistake_is_said_at_its_field(halls: Litestar) -> None:
    token = await session_of(await account(role=Role.FLOOR_MANAGER))
    async with browser(halls, token) as manager:
        values = {"csrf": token_for(token), "minutes": "10", "opens": "10:00", "closes": "9:00"}
        wrong = await manager.post(f"{SCREENS}/watch", data=values)
        assert (wrong.status_code, wrong.text.count('id="mistake-closes"')) == (422, 1)
        mine, other = [await opened(manager, SCREENS, f"{SCREENS}/watch") for _ in range(2)]
        assert (await mine.sends(minutes="10", closes="24:00")).status_code == 303
        asked = await other.sends(opens="10:00", closes="20:00")
        assert [readings[1:] for readings in disputed(asked)] == [("Yours: 20:00", "Theirs: 24:00", "Before: 18:00")]
        assert (await other.sends(opens="10:00")).status_code == 303
        shown = (await manager.get(SCREENS)).text
        assert ('value="10:00"' in shown, 'value="24:00"' in shown) == (True, True)
    reading = await session_of(await account(role=Role.TRANSLATOR))
    async with browser(halls, reading) as translator:
        refused = await translator.post(f"{SCREENS}/watch", data={**values, "csrf": token_for(reading)})
    assert refused.status_code == 403


@pytest.mark.parametrize(
    ("hour", "minute", "day", "opened"),
    [(9, 4, 8, False), (9, 5, 8, True), (17, 59, 10, True), (18, 0, 8, False), (12, 0, 7, False), (12, 0, 11, False)],
)
def test_the_expo_is_open_on_its_days_between_its_hours(hour: int, minute: int, day: int, opened: bool) -> None:
    watch = Watch(minutes=5, opens=9 * 60, closes=18 * 60)
    assert is_open(watch, FIRST, LAST, datetime(2026, 12, day, hour, minute)) is opened  # noqa: DTZ001 -- local
    assert is_open(watch, None, None, datetime(2026, 12, day, hour, minute)) is False  # noqa: DTZ001 -- local


def test_times_of_day_are_read_as_they_are_written() -> None:
    assert [minute_of(one) for one in ("09:30", "9:30", "24:00", "24:01", "9.30", "", "09:60")] == [
        570,
        570,
        1440,
        None,
        None,
        None,
        None,
    ]
    assert state_of(None, USUAL, NOW) == "never"
