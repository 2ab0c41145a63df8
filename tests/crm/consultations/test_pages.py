"""The page of a meeting leads to its record, and a form without an edition or a company is shown again."""

import re

from litestar import Litestar

from core.access.roles import Role
from tests.conftest import NOW
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
