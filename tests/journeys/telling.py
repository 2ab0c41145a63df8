"""Who is in the story of the house, where their browsers are, what their clocks say, and what their letters lead to."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from playwright.async_api import Browser, Page
from pypdf import PdfReader

from core.access.roles import Role
from core.access.tables import Account
from tests import database
from tests.conftest import NOW
from tests.journeys.conftest import _free_port, _until_ready
from tests.journeys.looking import errors_of, too_wide
from tests.make.accounts import account, session_of

AUTUMN = datetime(2026, 11, 2, 1, tzinfo=UTC)
SLUG = "wsce-2026"
DESK, PHONE = (1440, 900), (390, 844)


@dataclass
class Story:
    """A site whose clock stands where it is put, and everybody who comes to it."""

    browser: Browser
    base: str
    hands: Path
    people: dict[str, Account] = field(default_factory=dict)
    now: datetime = AUTUMN

    def turn_to(self, moment: datetime) -> None:
        self.now = moment
        self.hands.write_text(moment.isoformat())

    @asynccontextmanager
    async def on(self, size: tuple[int, int], who: str = "", language: str = "ko") -> AsyncIterator[Page]:
        """A browser of its own; `who` is signed in. Fails when a page logs an error or is wider than the screen."""
        width, height = size
        context = await self.browser.new_context(
            base_url=self.base, timezone_id="Asia/Seoul", viewport={"width": width, "height": height}
        )
        cookies = {"language": language}
        if who:
            cookies["madang"] = await session_of(self.people[who], now=self.now)
        await context.add_cookies([{"name": name, "value": value, "url": self.base} for name, value in cookies.items()])
        page = await context.new_page()
        errors = errors_of(page)
        yield page
        assert await too_wide(page) == []
        await context.close()
        assert errors == []


@pytest.fixture
async def story(browser: Browser, tmp_path: Path) -> AsyncIterator[Story]:
    from core.db.engine import pool  # noqa: PLC0415 -- only after the database has been named
    from tests.make.worlds import sample_world  # noqa: PLC0415 -- only after the database has been named

    hands, port = tmp_path / "clock", _free_port()
    hands.write_text(AUTUMN.isoformat())
    async with pool():
        await database.empty()
        await sample_world(NOW)
        environment = {**os.environ, "PORT": str(port), "BASE_URL": f"http://localhost:{port}"}
        process = subprocess.Popen([sys.executable, "-m", "tests.journeys.clocked", str(hands)], env=environment)
        try:
            one = Story(browser, f"http://localhost:{port}", hands)
            await _everybody(one)
            await _until_ready(f"http://127.0.0.1:{port}")
            yield one
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)


async def _everybody(story: Story) -> None:
    """Who works there, the company, and the ministry that sends its guests: none of the sample, to whom nobody writes."""
    from directory.countries.tables import Country  # noqa: PLC0415 -- only after the database has been named
    from directory.organisations.rules import scope_of  # noqa: PLC0415
    from expo.editions.queries import edition_called  # noqa: PLC0415
    from tests.make.exhibitors import exhibitor, fair  # noqa: PLC0415
    from tests.make.meetings import counterpart, offering  # noqa: PLC0415

    for who, role in (
        ("officer", Role.COOPERATION_OFFICER),
        ("lead", Role.COOPERATION_LEAD),
        ("auditor", Role.RESULTS_AUDITOR),
    ):
        story.people[who] = await account(role=role, name=who, now=AUTUMN)
    await fair((await edition_called(SLUG)).id)
    firm, _ = await exhibitor("river", lines={"contact_language": "ko"})
    scope = scope_of(firm.organisation)
    story.people["company"] = await account(role=Role.EXHIBITOR_OWNER, scope=scope, name="company", now=AUTUMN)
    await offering(firm.id, "ko", "es")
    peru = await Country.select(Country.id).where(Country.code == "PE").first()
    assert peru is not None
    await counterpart("lima", "es", written=False, country=peru["id"])


async def prepared(visit: str) -> None:
    """What an officer does again and again, by commands: steps, flights with their cars, the rest of the programme."""
    from core.actor import SYSTEM  # noqa: PLC0415 -- only after the database has been named
    from crm.delegations.dossiers.queries import dossier_for  # noqa: PLC0415
    from crm.delegations.programme.commands import add_item  # noqa: PLC0415
    from crm.delegations.programme.lines import EMPTY  # noqa: PLC0415
    from crm.delegations.steps.commands import take_step  # noqa: PLC0415
    from crm.delegations.travel.commands import add_flight, book_stay, set_pickup  # noqa: PLC0415
    from crm.delegations.visas.commands import decide_case  # noqa: PLC0415

    for step in ("accepted", "planning"):
        await take_step(SYSTEM, visit, step, now=AUTUMN)
    who = [str(one.id) for one in (await dossier_for(SYSTEM, visit)).members]
    await decide_case(SYSTEM, visit, UUID(who[0]), nation="PE", passport_kind="ordinary", visa="C-3-1", now=AUTUMN)
    for way, route, hours in (
        ("arrival", ("LIM", "ICN"), ("2026-12-07T00:10", "2026-12-08T05:20", "2026-12-08T06:40")),
        ("departure", ("ICN", "LIM"), ("2026-12-10T22:05", "2026-12-10T23:55", "2026-12-10T18:30")),
    ):
        lines = {"way": way, "number": "XX7", "origin": route[0], "destination": route[1], "note": ""}
        lines |= {"departs": hours[0], "arrives": hours[1], "aboard": " ".join(who)}
        flight = await add_flight(SYSTEM, visit, lines=lines, now=AUTUMN)
        car: dict[str, Any] = {"place": "ICN", "vehicle": "", "note": "", "seats": 4, "riders": who}
        await set_pickup(SYSTEM, visit, flight, starts=datetime.fromisoformat(hours[2]), now=AUTUMN, **car)
    bed: dict[str, Any] = {"hotel": "Hotel", "room": "", "booking": "", "guests": who}
    await book_stay(SYSTEM, visit, comes_on=date(2026, 12, 8), leaves_on=date(2026, 12, 10), now=AUTUMN, **bed)
    for kind, day, begins, ends, title in (
        ("transfer", "2026-12-08", "06:40", "07:40", "Traslado"),
        ("meal", "2026-12-09", "12:30", "13:30", "Almuerzo"),
        ("site_visit", "2026-12-10", "09:00", "11:00", "Ciudad piloto"),
    ):
        said = {"kind": kind, "day": day, "begins": begins, "ends": ends, "title_es": title, "title_ko": title}
        more = {"place": "BEXCO", "host": "Madang", "everyone": "yes"}
        await add_item(SYSTEM, visit, {**EMPTY, **said, **more}, now=AUTUMN)


def words_of(paper: bytes) -> str:
    """With one blank wherever there are any, as lines are broken at."""
    return " ".join("".join(one.extract_text() for one in PdfReader(BytesIO(paper)).pages).split())


async def link_in(address: str, path: str) -> str:
    """The one in the newest letter to that address that has one, from its path on: we write letters for another host."""
    from core.mail.tables import Letter  # noqa: PLC0415 -- only after the database has been named

    rows = await Letter.select(Letter.text).where(Letter.address == address).order_by(Letter.made_at, ascending=False)
    return next(found[1] for row in rows if (found := re.search(rf"https?://[^/\s]+({path}\S+)", row["text"])))
