"""The page of a meeting leads to its record, and a form without an edition or a company is shown again."""

import re
from random import Random

from litestar import Litestar

from core.access.roles import Role
from core.actor import SYSTEM
from crm.consultations.commands import WalkIn, add_walk_in
from crm.consultations.table.queries import companies_at
from directory.organisations.tables import Organisation
from expo.editions.queries import edition_called
from tests.conftest import NOW
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of

MEETINGS, RECORD = "/desk/wsce-2026/meetings", re.compile(r'href="(/desk/consultations/[0-9a-f-]{36})"')


async def test_a_meeting_leads_to_its_record(site: Litestar) -> None:
    async with browser(site, await session_of(await account(role=Role.COOPERATION_OFFICER), now=NOW)) as officer:
        codes = re.findall(rf'href="{MEETINGS}/([0-9A-Z]{{6}})"', (await officer.get(MEETINGS)).text)
        page = f"{MEETINGS}/{codes[0]}"
        led = RECORD.search((await officer.get(page)).text)
        assert led is not None
        assert (await officer.get(led[1])).status_code == 200


async def test_a_walk_in_of_no_edition_or_no_company_is_asked_for_again(site: Litestar) -> None:
    async with browser(site, await session_of(await account(role=Role.COOPERATION_OFFICER), now=NOW)) as officer:
        opened = await officer.get("/desk/consultations/new")
        sent = {"csrf": opened.text.partition('name="csrf" value="')[2].partition('"')[0], "other": "Ayuntamiento"}
        for edition in ("", "nowhere-2026", "wsce-2026"):
            again = await officer.post("/desk/consultations", data={**sent, "edition": edition, "company": "nobody"})
            assert again.status_code == 422
            assert "data-summary" in again.text
            assert "Ayuntamiento" in again.text


async def test_whoever_walked_in_becomes_a_record_of_the_directory_unless_it_is_there(site: Litestar) -> None:
    edition = await edition_called("wsce-2026")
    code = next(iter(await companies_at(edition.id)))
    (firm,) = await Organisation.select(Organisation.id).where(Organisation.code == code)
    pages = []
    for number in (1, 2):
        walked = WalkIn(edition.id, firm["id"], f"tests:{number}:{NOW}", counterpart_name="Municipio de Zarumilla")
        pages.append(f"/desk/consultations/{await add_walk_in(SYSTEM, walked, chance=Random(number), now=NOW)}")
    async with browser(site, await session_of(await account(role=Role.COOPERATION_OFFICER), now=NOW)) as officer:
        assert f"{pages[0]}/counterpart" in (await officer.get(pages[0])).text
        asked = await officer.get(f"{pages[0]}/counterpart")
        assert 'value="municipio-de-zarumilla"' in asked.text
        new = {"who": "new", "name": "Municipio de Zarumilla", "code": "municipio-de-zarumilla", "kind": "city"}
        new |= {"country": "PE", "person": "Ana Zarumilla", "title": "Alcaldesa"}
        wrong = await send(officer, f"{pages[0]}/counterpart", asked, **{**new, "code": "No code!"})
        assert (wrong.status_code, "Alcaldesa" in wrong.text) == (422, True)
        assert (await send(officer, f"{pages[0]}/counterpart", asked, **new, idempotency="made")).status_code == 303
        assert "Peru" in (await officer.get(pages[0])).text
        offered = await officer.get(f"{pages[1]}/counterpart")
        assert 'value="municipio-de-zarumilla" checked' in offered.text, "what reads alike is offered first"
        there = {"who": "municipio-de-zarumilla", "person": "Ana Zarumilla"}
        doubted = await send(officer, f"{pages[1]}/counterpart", offered, **there)
        assert (doubted.status_code, "another person of the same name" in doubted.text) == (409, True)
        for key, status in (("two", 303), ("three", 409)):
            said = await send(officer, f"{pages[1]}/counterpart", offered, who=there["who"], idempotency=key)
            assert said.status_code == status
    assert await Organisation.count().where(Organisation.code.like("municipio-de-zarumilla%")) == 1
