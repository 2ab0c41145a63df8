"""Devices: named at the desk, paired by a code that only one of them can use, and out when they are revoked."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from asyncpg import CheckViolationError
from litestar import Litestar

from core.access.devices import commands
from core.access.devices.commands import PairingRefused
from core.access.devices.rules import ALPHABET, GOOD_FOR, LENGTH, as_typed, new_code
from core.access.devices.tables import Device
from core.access.roles import Role
from core.access.sessions.commands import Opened, open_session
from core.access.sessions.queries import actor_of
from core.access.tables import Account, Session
from core.actor import SYSTEM
from core.errors import Limited
from expo.venues.tables import Hall
from i18n.text import to_json, written
from tests.conftest import NOW, lent
from tests.core.access.entering import send
from tests.make.accounts import account, browser, session_of
from tests.make.editions import edition
from tests.make.opened import disputed, opened

MANY = 50
TODAY = NOW.date()
AGO = TODAY - timedelta(days=400)
LIST = "/desk/devices"


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    with lent() as made:
        await made.state.shelf.fill()
        yield made


async def _moved_by_two(desk: httpx.AsyncClient, page: str) -> None:
    """One gives it another place, one another name."""
    mine, theirs = [await opened(desk, page) for _ in range(2)]
    assert (await theirs.sends(place="south door")).status_code == 303
    assert (await mine.sends(name="Gate 4")).status_code == 303
    asked = ("Place", "Yours: 2026, Hall 1, north door", "Theirs: south door")
    assert disputed(await mine.sends(silent=True, name="Gate 4")) == [asked]


async def test_a_device_is_named_paired_seen_paired_anew_and_revoked_and_the_trail_tells_it(app: Litestar) -> None:
    manager = await session_of(await account(role=Role.FLOOR_MANAGER))
    old, shown = await edition("long-ago", starts_on=None, ends_on=AGO), await edition(ends_on=TODAY, starts_on=TODAY)
    for one, code in ((old, "old-hall"), (shown, "hall-1")):
        await Hall.insert(Hall(edition=one.id, code=code, name=to_json(written("en", {"en": code}))))
    async with browser(app, manager) as desk, browser(app) as gate, browser(app) as other:
        form = await desk.get(f"{LIST}/new")
        assert ('hall-1"' in form.text, "old-hall" in form.text) == (True, False), "halls can be chosen"
        empty = await send(desk, LIST, form, name="", place="Hall 1", purpose="spaceship")
        assert empty.status_code == 422
        assert "Hall 1" in empty.text
        page = await send(desk, LIST, form, name="Gate 3", place="2026, Hall 1, north door", purpose="gate")
        code = re.findall(r'class="secret-text"[^>]*>([^<]+)<', page.text)[0]
        shown = await gate.get(f"/pair?code={as_typed(code)}")
        assert as_typed(code) in shown.text, "scanned, it need not be typed; looking used nothing up"
        paired = await send(gate, "/pair", await gate.get("/pair"), code=code.lower())
        assert (paired.status_code, paired.headers["location"]) == (303, "/device")
        own = (await gate.get("/device")).text
        assert "Gate 3" in own
        assert "Hall 1, north door" in own
        assert [(await gate.get(address)).status_code for address in ("/desk", LIST, "/desk/accounts")] == [403] * 3
        used = await send(other, "/pair", await other.get("/pair"), code=code)
        assert used.status_code == 409

        device = (await Device.select(Device.account).first() or {})["account"]
        await _moved_by_two(desk, f"{LIST}/{device}")
        page = await desk.get(f"{LIST}/{device}")
        page = await send(desk, f"{LIST}/{device}/code", page)
        code = re.findall(r'class="secret-text"[^>]*>([^<]+)<', page.text)[0]
        assert (await gate.get("/device")).status_code == 200, "it stays in until the new code is used"
        await send(other, "/pair", await other.get("/pair"), code=code)
        assert [(await one.get("/device")).status_code for one in (gate, other)] == [303, 200]
        await send(desk, f"{LIST}/{device}/revocation", await desk.get(f"{LIST}/{device}"))
        assert (await other.get("/device")).status_code == 303
        gone = await send(desk, f"{LIST}/{device}/code", await desk.get(f"{LIST}/{device}"))
        assert gone.status_code == 404
    async with browser(app, await session_of(await account(role=Role.AUDITOR))) as auditor:
        trail = (await auditor.get("/desk/audit", headers={"accept-language": "en"})).text
        for told in ("added the device", "made a pairing code", "was paired", "changed the name", "revoked the device"):
            assert told in trail


async def test_what_was_revoked_is_not_let_in_again_from_the_page_of_accounts_nor_by_the_database(
    app: Litestar,
) -> None:
    coded = await commands.add_device(SYSTEM, name="Gate 9", purpose="gate", place="Hall 2", now=NOW)
    address = f"/desk/accounts/{coded.account}"
    async with browser(app, await session_of(await account())) as desk:
        page = await desk.get(address)
        assert "/suspension" not in page.text
        assert (await send(desk, f"{address}/suspension", page, because="lost")).status_code == 409
        await commands.revoke_device(SYSTEM, coded.account, now=NOW)
        page = await desk.get(address)
        assert "/restoration" not in page.text
        assert f"{LIST}/{coded.account}" in page.text, "where its own page is"
        assert (await send(desk, f"{address}/restoration", page, because="found")).status_code == 409
    for values in ({Account.disabled_at: None}, {Account.kind: "staff"}):
        with pytest.raises(CheckViolationError, match="stays out"):
            await Account.update(values).where(Account.id == coded.account)  # type: ignore[arg-type]


async def test_a_code_ends_after_fifteen_minutes_and_guessing_it_is_soon_over(db: None) -> None:
    coded = await commands.add_device(SYSTEM, name="Door", purpose="door", place="Room 3", now=NOW)
    with pytest.raises(PairingRefused):
        await commands.pair(coded.code, where="here", now=NOW + GOOD_FOR, agent="")
    for _ in range(19):
        with pytest.raises(PairingRefused):
            await commands.pair(new_code(), where="here", now=NOW + timedelta(minutes=10), agent="")
    with pytest.raises(Limited):
        await commands.pair(coded.code, where="here", now=NOW + timedelta(minutes=10), agent="")
    assert await Session.count() == 0
    assert {len(new_code()) for _ in range(20)} == {LENGTH}
    assert not set("ILOU01") & set(ALPHABET)


async def _naive(code: str, *, where: str, now: Any, agent: str) -> Opened:
    """The twin: looks whether the code is good, and then uses it up."""
    row = await Device.select(Device.account).where(Device.code == commands._sealed(code)).first()
    if row is None:
        raise PairingRefused
    await asyncio.sleep(0)
    await Device.update({Device.code: None, Device.code_ends_at: None}).where(Device.account == row["account"])
    return await open_session(row["account"], proved=("pairing",), now=now, agent=agent)


@pytest.mark.planted("a code used by two at once")
@pytest.mark.parametrize("pairing", [commands.pair, _naive], ids=["ours", "naive twin"])
async def test_of_fifty_devices_with_one_code_one_is_let_in_and_the_naive_twin_lets_in_several(
    pairing: Any, db: None
) -> None:
    coded = await commands.add_device(SYSTEM, name="Kiosk", purpose="kiosk", place="Foyer", now=NOW)
    tries = (pairing(coded.code, where=f"device {one}", now=NOW, agent="") for one in range(MANY))
    answers = await asyncio.gather(*tries, return_exceptions=True)
    let_in = [one for one in answers if isinstance(one, Opened)]
    assert all(isinstance(one, Opened | PairingRefused) for one in answers)
    if pairing is _naive:
        assert len(let_in) > 1, "this check cannot fail"
        return
    assert len(let_in) == 1
    found = await actor_of(let_in[0].token, NOW)
    assert found
    assert (found.kind, found.account) == ("device", coded.account)
