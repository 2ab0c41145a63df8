"""Services on pages: a phone in the portal, a floor manager at the desk, and what others do not see."""

import io
from datetime import timedelta

import httpx
import pytest
from litestar import Litestar
from python_calamine import CalamineWorkbook

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from core.journal.tables import Entry
from expo.editions.queries import edition_called
from expo.extras.orders.queries import Ordered, orders_for
from expo.floor.tables import Booth
from tests.conftest import NOW
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.billing import confirmed, tariff
from tests.make.exhibitors import exhibitor, fair
from tests.make.extras import LINES, extra
from tests.make.lets import booths

SLUG = "wsce-2026"
DESK, OWN = f"/desk/{SLUG}", f"/portal/extra-maru/exhibit/{SLUG}"


@pytest.fixture
async def hall(site: Litestar) -> None:
    row = await edition_called(SLUG)
    if not await Booth.exists().where(Booth.number == "X-101"):
        await fair(row.id, booths_open_at=NOW - timedelta(days=1))
        await booths(row.id, 6, prefix="X")
        await tariff()


async def test_a_floor_manager_keeps_the_catalogue_with_mistakes_told_at_their_fields(
    site: Litestar, hall: None
) -> None:
    page, typed = f"{DESK}/services", {name: line for name, line in LINES.items() if line}
    async with browser(site, await session_of(await account(role=Role.FLOOR_MANAGER))) as client:
        form = await client.get(f"{page}/new")
        wrong = {
            **typed,
            "amount": "much",
            "late_on": "2026-10-01",
            "late_percent": "30",
            "late_amount": "5",
            "stock": "-2",
        }
        refused = await send(client, page, form, **wrong)
        assert refused.status_code == 422
        for said in (
            "An amount looks like 1,650,000.",
            "Late begins after the first day, and not after the last one.",
            "Please give either a surcharge or another price for late orders.",
            "From 0 to 1000000, please.",
        ):
            assert said in refused.text
        assert 'value="much"' in refused.text
        made = await send(client, page, form, **{**typed, "name_en": "Steam", "amount": "1,500"})
        assert made.status_code == 303
        assert "KRW\u00a01,500" in (await client.get(page)).text
        changed = await send(
            client, f"{page}/steam", await client.get(f"{page}/steam"), **{**typed, "name_en": "Steam 2"}
        )
        assert changed.status_code == 303
        gone = await send(client, f"{page}/steam/retirement", await client.get(f"{page}/steam"))
        assert gone.status_code == 303
        assert (await client.get(f"{page}/steam")).status_code == 404
    async with browser(site, await session_of(await account(role=Role.TRANSLATOR))) as client:
        assert (await client.get(page)).status_code == 403


async def test_an_order_goes_from_the_portal_to_the_desk_the_contractor_and_the_invoice(
    site: Litestar, hall: None
) -> None:
    known, _ = await exhibitor("extra-maru")
    other, _ = await exhibitor("extra-other")
    await confirmed(known, ["X-101", "X-102"])
    code = await extra(name_en="Sunlight", unit="day", placed="yes", question_en="Which lamp?", stock="9")
    mine = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=known.scope))
    async with browser(site, mine) as client:
        await _orders(client, code)
        assert (await client.get(f"/portal/extra-other/exhibit/{SLUG}/services")).status_code == 404
    (order,) = await orders_for(known.id)
    assert (order.units, order.where) == (4, ("X-102",)), "the same form twice is one order"
    async with browser(site, await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=other.scope))) as client:
        theirs = f"/portal/extra-other/exhibit/{SLUG}/services"
        assert (await client.get(f"{theirs}/orders/{order.id}")).status_code == 404
        assert "Sunlight" in (await client.get(theirs)).text
        assert "=1+1" not in (await client.get(theirs)).text
    async with browser(site, await session_of(await account(role=Role.FLOOR_MANAGER))) as client:
        await _is_confirmed(client, order)
        await _is_taken_out(client)
    async with browser(site, await session_of(await account(role=Role.FINANCE_OFFICER))) as client:
        await _is_billed(client, f"{DESK}/exhibitors/{known.code}/billing")
    async with browser(site, mine) as client:
        page = (await client.get(f"{OWN}/services")).text
        assert f"{OWN}/services/orders/{order.id}" not in page, "what is invoiced is not changed any more"


async def _orders(client: httpx.AsyncClient, code: str) -> None:
    assert f'href="{OWN}/services"' in (await client.get(OWN)).text
    assert f'href="{OWN}/services/{code}"' in (await client.get(f"{OWN}/services")).text
    form = await client.get(f"{OWN}/services/{code}")
    empty = await send(client, f"{OWN}/services/{code}", form, quantity="0", place="", answer="")
    assert empty.status_code == 422
    assert "Please choose one of the list." in empty.text
    days = ["2026-12-08", "2026-12-10"]
    wish = {"quantity": "2", "days": days, "place": "back", "answer": "=1+1", "booth": "X-102"}
    for _ in range(2):
        assert (await send(client, f"{OWN}/services/{code}", form, **wish)).status_code == 303
    page = (await client.get(f"{OWN}/services")).text
    assert "KRW\u00a0300,000" in page
    assert "KRW\u00a0330,000" in page, "with tax"


async def _is_confirmed(client: httpx.AsyncClient, order: Ordered) -> None:
    for by in ("service", "booth"):
        assert "X-102" in (await client.get(f"{DESK}/orders?by={by}&q=sunlight")).text
    page = await client.get(f"{DESK}/orders")
    none = await send(client, f"{DESK}/orders", page, to="confirmed")
    assert none.status_code == 409
    assert "Please choose at least one order." in none.text
    done = await send(client, f"{DESK}/orders", page, to="confirmed", order=str(order.id))
    assert done.status_code == 303
    assert "Sunlight" in (await client.get(f"{DESK}/orders/{order.id}")).text
    days = f"{DESK}/orders/days?trade=power&day="
    assert "Sunlight" in (await client.get(f"{days}2026-12-10")).text
    assert "Sunlight" not in (await client.get(f"{days}2026-12-09")).text


async def _is_taken_out(client: httpx.AsyncClient) -> None:
    page = await client.get(f"{DESK}/orders")
    silent = await send(client, f"{DESK}/orders/exports", page, **{"as": "xlsx", "because": ""})
    assert silent.status_code == 422
    taken = await send(client, f"{DESK}/orders/exports", page, **{"as": "xlsx", "because": "for the electrician"})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(taken.content)).get_sheet_by_index(0).to_python()
    row = next(one for one in rows if "X-102" in one)
    assert "'=1+1" in row, "never a formula"
    assert 300_000 in row
    assert await Entry.exists().where(Entry.kind == "expo.extras.exported")


async def _is_billed(client: httpx.AsyncClient, billing: str) -> None:
    page = await client.get(billing)
    assert "Sunlight" in page.text
    issued = await send(client, f"{billing}/further", page)
    assert issued.status_code == 303
    assert "KRW\u00a0330,000" in (await client.get(issued.headers["location"])).text
    assert "Services to be billed" not in (await client.get(billing)).text
