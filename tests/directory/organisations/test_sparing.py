"""A page asks the database as often for thirty rows as for one."""

import asyncio
from typing import Any

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.db.engine import DB
from directory.organisations import commands, queries
from directory.organisations.rules import scope_of
from tests.conftest import NOW
from tests.directory.organisations.browsing import MINE, Person, somebody
from tests.make.accounts import account
from tests.make.organisations import member, organisation

PAGES = ("/desk/organisations", "/desk/organisations/maru", "/portal/maru/members", "/portal/maru/sight")
MANY = 29


class Asked:
    """Counts what goes to the database."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        plain = type(DB).run_querystring

        async def counted(engine: Any, *args: Any, **more: Any) -> Any:
            self.times += 1
            return await plain(engine, *args, **more)

        monkeypatch.setattr(type(DB), "run_querystring", counted)

    async def by(self, person: Person, address: str) -> int:
        """The fewer of twice: the application may fill its shelves meanwhile."""
        return min(await self._once(person, address), await self._once(person, address))

    async def at_rest(self) -> None:
        """Shelves hear of each change and load what they show anew: that is not a page's asking."""
        before = -1
        while before != self.times:
            before = self.times
            await asyncio.sleep(1)

    async def _once(self, person: Person, address: str) -> int:
        before = self.times
        assert (await person.sees(address)).status_code == 200
        return self.times - before


async def test_pages_ask_as_often_for_thirty_rows_as_for_one(app: Litestar, monkeypatch: pytest.MonkeyPatch) -> None:
    kim, texts = member(MINE), (await queries.locked(MINE)).texts()

    async def one_more(number: int) -> None:
        await organisation(f"more{number}")
        await account(role=Role.EXHIBITOR_STAFF, scope=scope_of(MINE))
        given = {**texts, "name_en": f"Maru {number}"}
        await commands.edit_profile(kim, MINE, given, version=number + 1, now=NOW)

    async with somebody(app, Role.ORGANISER) as staff:
        await one_more(0)
        assert (await staff.sees("/desk")).status_code == 200  # the first look of a session is written down
        asked = Asked(monkeypatch)
        await asked.at_rest()
        few = {address: await asked.by(staff, address) for address in PAGES}
        for number in range(MANY):
            await one_more(number + 1)
        await asked.at_rest()
        many = {address: await asked.by(staff, address) for address in PAGES}
    assert all(few.values())
    assert many == few
