"""Invoices on pages: a finance officer's, and a company's own."""

from datetime import timedelta

import pytest
from litestar import Litestar

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from expo.editions.queries import edition_called
from expo.floor.tables import Booth
from tests.conftest import NOW
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.billing import asked_for, billed, tariff
from tests.make.exhibitors import exhibitor, fair
from tests.make.lets import booths

SLUG = "wsce-2026"


@pytest.fixture
async def open_booths(site: Litestar) -> None:
    row = await edition_called(SLUG)
    if not await Booth.exists().where(Booth.number == "V-101"):
        await fair(row.id, booths_open_at=NOW - timedelta(days=1))
        await booths(row.id, 4, prefix="V")
        await tariff()


async def test_a_finance_officer_issues_records_and_credits_on_pages(site: Litestar, open_booths: None) -> None:
    known, _ = await exhibitor("bill-desk", state="approved")
    held = await asked_for(known, ["V-101"])
    billing = f"/desk/{SLUG}/exhibitors/{known.code}/billing"
    async with browser(site, await session_of(await account(role=Role.FINANCE_OFFICER))) as client:
        page = await client.get(billing)
        issued = await send(client, f"{billing}/{held.id}", page)
        assert issued.status_code == 303
        address = issued.headers["location"]
        page = await client.get(address)
        assert "KRW\u00a01,375,000" in page.text
        wrong = await send(client, f"{address}/payments", page, way="received", amount="a lot", paid_on="2026-12-08")
        assert wrong.status_code == 422
        paid = {"way": "received", "amount": "1,000,000", "paid_on": "2026-12-08", "said": "마루"}
        assert (await send(client, f"{address}/payments", page, **paid)).status_code == 303
        assert "Partly paid" in (await client.get(address)).text
        printed = await client.get(f"{address}/paper?lang=ko")
        assert printed.content.startswith(b"%PDF")
        assert "Partly paid" in (await client.get(f"/desk/{SLUG}/invoices")).text
        taken_back = await send(client, f"{address}/credit", page, because="wrong name")
        assert taken_back.status_code == 303
        assert "To be given back" in (await client.get(address)).text


async def test_another_companys_invoice_is_not_there(site: Litestar, open_booths: None) -> None:
    known, _ = await exhibitor("bill-own", state="approved")
    other, _ = await exhibitor("bill-thief", state="approved")
    issued = await billed(known, ["V-102"])
    own, theirs = (f"/portal/{code}/exhibit/{SLUG}/invoices" for code in ("bill-own", "bill-thief"))
    async with browser(site, await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=known.scope))) as client:
        assert issued.reference in (await client.get(own)).text
        assert "1,375,000" in (await client.get(f"{own}/{issued.reference}")).text
    async with browser(site, await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=other.scope))) as client:
        assert issued.reference not in (await client.get(theirs)).text
        for base in (own, theirs):
            for rest in ("", "/paper"):
                assert (await client.get(f"{base}/{issued.reference}{rest}")).status_code == 404
        assert (await client.get(f"/desk/{SLUG}/invoices/{issued.reference}")).status_code == 403
