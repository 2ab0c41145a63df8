"""Badges on pages: asked for in the portal, approved, printed and handed out at the desk; looks are written down."""

import re

import httpx
import pytest
from litestar import Litestar

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from core.jobs.running import run_one
from core.journal.tables import Entry
from core.privacy.reads.facts import PeopleRead
from expo.editions.queries import edition_called
from expo.passes.queries import Badge, passes_for
from tests.conftest import NOW
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.exhibitors import exhibitor, fair

SLUG = "wsce-2026"
DESK, OWN = f"/desk/{SLUG}/badges", f"/portal/badge-maru/exhibit/{SLUG}"


@pytest.fixture
async def open_fair(site: Litestar) -> None:
    await fair((await edition_called(SLUG)).id)


async def test_badges_go_from_the_portal_to_the_printer_and_to_who_has_come(site: Litestar, open_fair: None) -> None:
    known, _ = await exhibitor("badge-maru")
    other, _ = await exhibitor("badge-other")
    manager = await session_of(await account(role=Role.FLOOR_MANAGER))
    async with browser(site, manager) as client:
        quota = await client.get(f"{DESK}/quota")
        wrong = await send(client, f"{DESK}/quota", quota, exhibitor="many")
        assert wrong.status_code == 422
        assert "A line looks like 18: 6" in wrong.text
        assert (await send(client, f"{DESK}/quota", quota, exhibitor="9: 1")).status_code == 303
    async with browser(site, await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=known.scope))) as client:
        await _are_asked_for(client)
    first, second = sorted(await passes_for(known.id), key=lambda one: one.beyond)
    async with browser(site, await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=other.scope))) as client:
        theirs = f"/portal/badge-other/exhibit/{SLUG}/badges"
        assert "Qzuma" not in (await client.get(theirs)).text
        assert (await client.get(f"{theirs}/{first.id}")).status_code == 404
        assert (await client.get(f"{OWN}/badges")).status_code == 404
        assert (await client.get(DESK)).status_code == 403
    async with browser(site, manager) as client:
        await _are_printed(client, first, second)
        await _is_handed_out(client, first)


async def _are_asked_for(client: httpx.AsyncClient) -> None:
    assert f'href="{OWN}/badges"' in (await client.get(OWN)).text
    page = await client.get(f"{OWN}/badges")
    refused = await send(client, f"{OWN}/badges", page, kind="exhibitor", name="", days="2026-12-08")
    assert refused.status_code == 422
    people = {"kind": "exhibitor", "people": "김하늘; Haneul Kim; Engineer\nQzuma Park", "days": "2026-12-08"}
    assert (await send(client, f"{OWN}/badges", page, **people)).status_code == 303
    listed = (await client.get(f"{OWN}/badges")).text
    assert "Haneul Kim" in listed
    assert "Waiting for approval" in listed


async def _are_printed(client: httpx.AsyncClient, first: Badge, second: Badge) -> None:
    assert "Qzuma Park" in (await client.get(f"{DESK}?q=badge-maru")).text
    looks = await Entry.select(Entry.payload).where(Entry.kind == PeopleRead.kind).output(as_list=True)
    assert any('"badges"' in one for one in looks), "who looked is written down"
    page = await client.get(DESK)
    assert (await send(client, DESK, page, to="approved", badge=str(second.id))).status_code == 303
    asked = await send(client, f"{DESK}/prints", await client.get(DESK))
    assert asked.status_code == 303
    assert 'data-anew="2"' in (await client.get(DESK)).text
    while await run_one(NOW):
        pass
    (address,) = set(re.findall(rf'href="({DESK}/prints/[^"]+)"', (await client.get(DESK)).text))
    assert (await client.get(address)).content.startswith(b"%PDF")
    assert (await client.get(f"{DESK}/{first.code}/paper")).content.startswith(b"%PDF")


async def _is_handed_out(client: httpx.AsyncClient, first: Badge) -> None:
    page = await client.get(DESK)
    handed = await send(client, f"{DESK}/handing", page, code=first.code)
    assert handed.status_code == 303
    assert "Handed out:" in (await client.get(handed.headers["location"].partition("#")[0])).text
    again = await send(client, f"{DESK}/handing", page, code=first.code, idempotency="another")
    assert again.status_code == 409
    assert "This badge was handed out already." in again.text
    unknown = await send(client, f"{DESK}/handing", page, code="NOBODY", idempotency="third")
    assert unknown.status_code == 404
