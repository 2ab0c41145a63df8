"""Agreements are nowhere to be found by those who may not see them, and by those who are named as long as they are."""

from uuid import uuid4

import pytest
from litestar import Litestar

from core.access.roles import Role
from crm.agreements.annexes.commands import file_annex
from crm.agreements.annexes.queries import annexes_of
from crm.agreements.queries import agreement_for
from crm.agreements.signing.commands import file_scan
from crm.agreements.texts.commands import put_text
from tests.conftest import NOW
from tests.crm.agreements.browsing import LIST, csrf, somebody, told
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import browser
from tests.make.agreements import PDF, led, proposed

SECRET = "비밀교섭협약"


async def _finds_nothing(site: Litestar, role: Role, title: str, code: str, everywhere: list[str]) -> None:
    """On pages, among files, in a table that is taken out, and by sending forms of its page."""
    _, _, token = await somebody(role)
    async with browser(site, token) as client:
        for address in everywhere:
            answer = await client.get(address)
            assert title not in answer.text, address
            assert b"%PDF" not in answer.content, address
        page = await client.get(LIST)
        assert code not in page.text
        if role != Role.AUDITOR:
            table = await send(client, "/desk/lists/agreements/exports", page, because="보고", address="")
            assert table.status_code == 200
            assert title not in table.text
            forged = {"csrf": csrf(page), "organisation": "molit"}
            assert (await client.post(f"{LIST}/{code}/parties", data=forged)).status_code == 404


@pytest.mark.parametrize("sight", ["confidential", "own", "country"])
async def test_who_may_not_see_an_agreement_finds_it_nowhere(site: Litestar, sight: str) -> None:
    title = f"{SECRET}{sight}"
    _, owner, own = await somebody()
    _, chief, lead = await somebody(Role.COOPERATION_LEAD)
    code = await proposed(owner, title=title, sight=sight, kind="intent", expires_on="2026-12-20")
    await led(owner, chief, code, "signed")
    await file_scan(owner, code, PDF, now=NOW)
    await put_text(owner, code, language="ko", body=f"{title} 본문", upload=PDF, note="정정", now=NOW)
    await file_annex(owner, code, title=title, upload=PDF, now=NOW)
    card = await agreement_for(owner, code, now=NOW)
    annex = (await annexes_of(card.id))[0]["file"]
    everywhere = [
        *(
            LIST,
            f"{LIST}?q={SECRET[:4]}",
            f"{LIST}?state=notice_window",
            f"{LIST}/due",
            f"{LIST}/{code}",
            f"{LIST}/{code}/texts",
        ),
        *(
            f"{LIST}/{code}/edit",
            f"/desk/palette?q={SECRET[:4]}",
            f"{LIST}/{code}/papers/{card.scan}",
            "/desk",
            "/desk/audit",
        ),
        *(f"/files/{card.scan}", f"/files/{annex}", f"{LIST}/{code}/papers/{annex}", "/ko/wsce-2026/partners"),
        "/api/v1/agreements",
    ]
    for role in (Role.COOPERATION_OFFICER, Role.ADMINISTRATOR, Role.AUDITOR):
        await _finds_nothing(site, role, title, code, everywhere)
    for token in (own, lead):
        async with browser(site, token) as client:
            for address in (f"{LIST}?q={title}", f"{LIST}/{code}", f"/desk/palette?q={title}"):
                assert title in (await client.get(address)).text, address
            assert (await client.get(f"{LIST}/{code}/papers/{card.scan}")).content.startswith(b"%PDF")
            assert (await client.get(f"/files/{card.scan}")).status_code == 404
            assert (await client.get(f"{LIST}/{code}/papers/{uuid4()}")).status_code == 404


async def test_somebody_who_is_named_sees_it_until_they_are_taken_away(site: Litestar) -> None:
    _, owner, own = await somebody()
    named, _, token = await somebody()
    code = await proposed(owner, title=f"{SECRET} 지정", sight="confidential")
    one = f"{LIST}/{code}"
    async with browser(site, own) as client, browser(site, token) as other:
        assert (await other.get(one)).status_code == 404
        await told(await send(client, f"{one}/readers", await client.get(one), account=str(named.id)))
        assert SECRET in (await other.get(one)).text
        page = await client.get(one)
        await told(await send(client, f"{one}/readers/{named.id}/removal", page))
        assert (await other.get(one)).status_code == 404
