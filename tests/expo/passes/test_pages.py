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
from expo.passes.queries import Badge, passes_for, quotas_of
from tests.conftest import NOW
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.exhibitors import exhibitor, fair
from tests.make.opened import disputed, opened, shown_again

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
        quota = await opened(client, f"{DESK}/quota")
        wrong = await quota.sends(exhibitor="many")
        assert wrong.status_code == 422
        assert "A line looks like 18: 6" in wrong.text
        assert (await quota.sends(exhibitor="9: 1", staff="", contractor="")).status_code == 303
        await _set_by_two(client)
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


async def _set_by_two(client: httpx.AsyncClient) -> None:
    """Step by step: what only one of two set is joined, and a step that both did is asked."""
    where = (await edition_called(SLUG)).id
    ((kind, stored),) = [(one.kind, one.least_area) for one in await quotas_of(where)]
    assert (kind, stored) == ("exhibitor", 9)
    first, second = [await opened(client, f"{DESK}/quota") for _ in range(2)]
    assert (await first.sends(exhibitor="9: 1\n36: 8")).status_code == 303
    assert (await second.sends(staff="9: 4")).status_code == 303
    said = {(one.kind, one.least_area, one.passes) for one in await quotas_of(where)}
    assert said == {("exhibitor", 9, 1), ("exhibitor", 36, 8), ("staff", 9, 4)}
    asked = await second.sends(exhibitor="9: 1\n36: 7")
    assert disputed(asked) == [("Exhibitor · from 36 m²", "Yours: 7 badges", "Theirs: 8 badges", "Before: nothing")]
    assert len(disputed(await second.sends(silent=True))) == 2, "who does not say what they saw takes nothing away"
    assert (await shown_again(client, asked, f"{DESK}/quota").sends(exhibitor="9: 1")).status_code == 303
    assert {(one.kind, one.least_area) for one in await quotas_of(where)} == {("exhibitor", 9), ("staff", 9)}


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
