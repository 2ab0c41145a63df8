"""A booth on a phone: chosen, held, asked for; and at the desk: proposed, confirmed, swapped."""

from datetime import timedelta

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.actor import SYSTEM
from expo.editions.queries import edition_called
from expo.exhibitors.queries import Application
from expo.floor.tables import Booth
from expo.reservations.commands import hold_booths
from expo.reservations.queries import reservations_of
from tests.conftest import NOW
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.exhibitors import exhibitor, fair
from tests.make.lets import booths

SLUG = "wsce-2026"


@pytest.fixture
async def open_booths(site: Litestar) -> None:
    """Once for this file: booths can be chosen."""
    row = await edition_called(SLUG)
    await fair(row.id, booths_open_at=NOW - timedelta(days=1))
    if not await Booth.exists().where((Booth.edition == row.id) & (Booth.number == "Q-101")):
        await booths(row.id, 8, prefix="Q")


async def token_of(one: Application) -> str:
    return await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=one.scope))


async def test_a_company_holds_asks_for_and_gives_back_on_its_own_page(site: Litestar, open_booths: None) -> None:
    one, _ = await exhibitor("booth-maru", state="approved")
    own = f"/portal/booth-maru/exhibit/{SLUG}/booths"
    async with browser(site, await token_of(one)) as client:
        page = await client.get(own)
        assert page.status_code == 200
        nothing = await send(client, own, page)
        assert nothing.status_code == 409
        assert "Please choose at least one booth." in nothing.text
        held = await send(client, own, page, booth=["Q-101", "Q-102"])
        assert (held.status_code, held.headers["location"]) == (303, own)
        again = await send(client, own, page, booth=["Q-101", "Q-102"])
        assert again.status_code == 303, "the same form sent twice has the same answer"
        shown = await client.get(own)
        assert 'data-countdown="2026-12-08T02:00:00+00:00"' in shown.text
        reservation = (await reservations_of(one.id))[0]
        asked = await send(client, f"{own}/{reservation.id}/moves", shown)
        assert asked.status_code == 303
        assert "Nobody else can take them." in (await client.get(own)).text
        told = (await client.get(own.removesuffix("/booths"))).text
        assert "held the booths Q-101 and Q-102" in told, "its history is in words"


async def test_who_is_late_is_told_so_and_what_they_chose_is_still_ticked(site: Litestar, open_booths: None) -> None:
    one, _ = await exhibitor("booth-first", state="approved")
    other, _ = await exhibitor("booth-late", state="approved")
    own = f"/portal/booth-late/exhibit/{SLUG}/booths"
    async with browser(site, await token_of(other)) as client:
        page = await client.get(own)
        await hold_booths(SYSTEM, one.id, booths=["Q-103"], now=NOW)
        late = await send(client, own, page, booth=["Q-103", "Q-104"])
        assert late.status_code == 409
        assert late.text.count("Booth Q-103 was taken a moment ago.") == 1, "said once"
        assert 'value="Q-104" checked' in late.text


async def test_nobody_moves_the_reservation_of_another_company(site: Litestar, open_booths: None) -> None:
    one, _ = await exhibitor("booth-owner", state="approved")
    other, _ = await exhibitor("booth-thief", state="approved")
    held = await hold_booths(SYSTEM, one.id, booths=["Q-105"], now=NOW)
    own = f"/portal/booth-thief/exhibit/{SLUG}/booths"
    async with browser(site, await token_of(other)) as client:
        page = await client.get(own)
        csrf = page.text.split('name="csrf" value="')[1].split('"')[0]
        refused = await client.post(f"{own}/{held.id}/moves", data={"csrf": csrf, "to": "released"})
        assert refused.status_code == 404
        theirs = f"/portal/booth-owner/exhibit/{SLUG}/booths/{held.id}/moves"
        assert (await client.post(theirs, data={"csrf": csrf, "to": "released"})).status_code == 404
    assert [each.state for each in await reservations_of(one.id)] == ["held"]


async def test_an_organiser_proposes_confirms_and_swaps(site: Litestar, open_booths: None) -> None:
    one, _ = await exhibitor("booth-desk", state="approved")
    other, _ = await exhibitor("booth-swap", state="approved")
    await hold_booths(SYSTEM, other.id, booths=["Q-107"], now=NOW)
    address = f"/desk/{SLUG}/exhibitors/{one.code}/booths"
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        page = await client.get(address)
        wrong = await send(client, address, page, **{"booths": "Q106!", "as": "proposed"})
        assert wrong.status_code == 422
        assert (await send(client, address, page, **{"booths": "q-106", "as": "confirmed"})).status_code == 303
        reservation = (await reservations_of(one.id))[0]
        page = await client.get(address)
        assert (await send(client, f"{address}/{reservation.id}/swap", page, other="Q-107")).status_code == 303
    assert [each.booths for each in await reservations_of(one.id)] == [("Q-107",)]
    assert [each.booths for each in await reservations_of(other.id)] == [("Q-106",)]
