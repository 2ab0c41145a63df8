"""The market over HTTP: what everybody reads, what an exhibitor writes, what an organiser decides, what a city asks."""

import json
import re
from typing import Any

import httpx
import pytest
from litestar import Litestar

from core.access.roles import Role
from core.access.tables import Account
from directory.organisations.rules import scope_of
from directory.organisations.tables import Organisation
from expo.solutions.tables import Solution
from tests.core.files.drawn import document
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.exhibitors import exhibitor
from tests.make.market import SECRET, looking, solution

SLUG = "wsce-2026"
PUBLIC = f"/en/{SLUG}/solutions"


async def settled(site: Litestar) -> None:
    """What was told has been heard."""
    await site.state.shelf.hear("solutions")


async def of_company(code: str) -> str:
    row = await Organisation.select(Organisation.id).where(Organisation.code == code).first()
    return await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=scope_of((row or {})["id"])))


async def test_the_catalogue_is_narrowed_by_facets_and_found_in_any_language(reader: httpx.AsyncClient) -> None:
    page = await reader.get(f"/es/{SLUG}/solutions")
    assert page.status_code == 200
    assert "Fugas halladas en un día" in page.text
    found = await reader.get(f"/es/{SLUG}/solutions", params={"q": "누수"})
    assert "Fugas halladas en un día" in found.text
    assert "Autobuses a demanda" not in found.text
    narrowed = await reader.get(f"/es/{SLUG}/solutions?field=water&country=OM&language=es")
    assert "Reutilización de agua" in narrowed.text
    assert "Fugas halladas" not in narrowed.text
    odd = await reader.get(f"/es/{SLUG}/solutions?field=none&hall=%E2%80%AE&q=%27%22%3C")
    assert odd.status_code == 200
    assert "شارات" not in odd.text
    assert "jaryu" not in page.text
    assert "A counter for open records" not in (await reader.get(PUBLIC)).text


async def test_a_solution_says_to_search_engines_what_it_is_and_leads_nowhere_strange(
    reader: httpx.AsyncClient,
) -> None:
    row = await Solution.select(Solution.code).where(Solution.state == "published").order_by(Solution.begun_at).first()
    page = await reader.get(f"{PUBLIC}/{(row or {})['code']}")
    assert page.status_code == 200
    document = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.text, re.DOTALL)[0])
    assert document["@type"] in ("Product", "Service")
    assert "iframe" not in page.text
    assert "@expo.example" not in page.text
    assert (await reader.get(f"{PUBLIC}/ZZZZZZ")).status_code == 404


async def test_no_page_of_demands_leads_to_whom_one_would_write_to(site: Litestar, reader: httpx.AsyncClient) -> None:
    shown, _ = await looking(seed="pages", wished="yes")
    await settled(site)
    pages = [await reader.get(f"/en/{SLUG}/demands{rest}") for rest in ("", f"/{shown.code}", "/new")]
    pages += [await reader.get("/sitemap-en.xml"), await reader.get(PUBLIC)]
    assert [one.status_code for one in pages] == [200] * 5
    assert "Less water lost" in pages[1].text
    for role in (Role.ADMINISTRATOR, Role.ORGANISER, Role.AUDITOR):
        async with browser(site, await session_of(await account(role=role))) as client:
            pages += [await client.get(f"/desk/{SLUG}/demands{rest}") for rest in ("", f"/{shown.code}")]
    for page in pages:
        assert page.status_code == 200
        for secret in SECRET.values():
            assert secret not in page.text


async def test_an_exhibitor_writes_sends_and_an_organiser_publishes(site: Litestar) -> None:
    host, _ = await exhibitor("market-pages")
    base = f"/portal/market-pages/exhibit/{SLUG}/solutions"
    async with browser(site, await of_company("market-pages")) as mine:
        begun = await send(mine, base, await mine.get(base))
        address = begun.headers["location"]
        form = await mine.get(address)
        refused = await send(mine, address, form, name_ko="밤길 지도", videos="https://evil.example/x", send="yes")
        assert refused.status_code == 422
        assert "Addresses of videos begin with https://" in refused.text
        assert 'value="밤길 지도"' in refused.text
        lacking = await send(mine, address, form, name_ko="밤길 지도", send="yes")
        assert lacking.status_code == 422
        assert "Please choose at least one field." in lacking.text
        whole: dict[str, Any] = {"name_ko": "밤길 지도", "summary_ko": "어두운 길을 알립니다.", "fields": "safety"}
        sent = await send(mine, address, form, **whole, categories=["software"], send="yes")
        assert sent.headers["location"] == base
        listed = await mine.get(base)
        assert "Sent in" in listed.text
    code = address.rsplit("/", 1)[1]
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as staff:
        desk = f"/desk/{SLUG}/solutions"
        assert code in (await staff.get(desk)).text
        page = await staff.get(f"{desk}/{code}")
        assert "어두운 길을 알립니다." in page.text
        published = await send(staff, f"{desk}/{code}/moves", page)
        assert published.status_code == 303
        await settled(site)
        shown = await staff.get(f"/es/{SLUG}/solutions?q=밤길")
        assert "밤길 지도" in shown.text
    assert host.state == "confirmed"


async def test_a_document_is_public_with_the_solution_and_not_before(site: Litestar) -> None:
    known, _, _ = await solution("market-paper", state="submitted")
    base = f"/portal/market-paper/exhibit/{SLUG}/solutions/{known.code}"
    async with browser(site, await of_company("market-paper")) as mine:
        form = await mine.get(base)
        token = re.findall(r'name="csrf" value="([^"]+)"', form.text)[0]
        wrong = await mine.post(f"{base}/papers", data={"csrf": token}, files={"paper": ("a.pdf", b"MZ..", "x/y")})
        assert wrong.status_code == 422
        added = await mine.post(
            f"{base}/papers", data={"csrf": token}, files={"paper": ("운영.pdf", document(), "x/y")}
        )
        assert added.status_code == 303
        assert "Not public yet" in (await mine.get(base)).text
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as staff:
        desk = f"/desk/{SLUG}/solutions/{known.code}"
        await send(staff, f"{desk}/moves", await staff.get(desk))
        await settled(site)
        page = await staff.get(f"{PUBLIC}/{known.code}")
        paper = re.findall(r'href="(/media/[0-9a-f]{64})"', page.text)[0]
        assert (await staff.get(paper)).headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("rest", ["", "/moves", "/papers"])
async def test_another_exhibitors_draft_looks_like_none(site: Litestar, rest: str) -> None:
    code = f"market-secret{rest.replace('/', '-')}"
    theirs, _, _ = await solution(code, state="draft", name_ko="비밀 초안")
    await exhibitor(f"{code}-other")
    async with browser(site, await of_company(f"{code}-other")) as other:
        own = f"/portal/{code}-other/exhibit/{SLUG}/solutions"
        token = re.findall(r'name="csrf" value="([^"]+)"', (await other.get(own)).text)[0]
        for base in (f"/portal/{code}/exhibit/{SLUG}/solutions", own):
            answers = [await other.post(f"{base}/{theirs.code}{rest}", data={"csrf": token, "to": "submitted"})]
            answers += [await other.get(f"{base}/{theirs.code}")] if not rest else []
            assert {one.status_code for one in answers} == {404}
        assert "비밀 초안" not in (await other.get(own)).text
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as staff:
        assert (await staff.get(f"/desk/{SLUG}/solutions/{theirs.code}")).status_code == 404


async def test_a_city_asks_and_an_exhibitor_accepts_and_only_then_both_read_whom_to_write_to(site: Litestar) -> None:
    known, _, _ = await solution("market-meets", countries="PE", fields="water")
    demand, who = await looking(seed="meets")
    one = await Account.objects().where(Account.id == who.account).first()
    assert one is not None
    own, base = f"/account/demands/{demand.code}", f"/portal/market-meets/exhibit/{SLUG}/introductions"
    async with browser(site, await session_of(one)) as city, browser(site, await of_company("market-meets")) as mine:
        page = await city.get(own)
        assert "Serves Peru" in page.text
        token = re.findall(r'name="csrf" value="([^"]+)"', page.text)[0]
        refused = await city.post(f"{own}/introductions", data={"csrf": token, "solution": known.code})
        assert refused.status_code == 422
        asked = await city.post(f"{own}/introductions", data={"csrf": token, "solution": known.code, "agreed": "yes"})
        assert asked.status_code == 303
        before = await mine.get(base)
        assert "Puerto Claro" in before.text
        assert SECRET["contact_email"] not in before.text
        key = re.findall(rf'action="{base}/([0-9a-f-]+)"', before.text)[0]
        csrf = re.findall(r'name="csrf" value="([^"]+)"', before.text)[0]
        done = await mine.post(f"{base}/{key}", data={"csrf": csrf, "to": "accepted", "agreed": "yes"})
        assert done.status_code == 303
        assert SECRET["contact_email"] in (await mine.get(base)).text
        assert "mailto:" in (await city.get(own)).text
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as staff:
        page = await staff.get(f"/desk/{SLUG}/demands/{demand.code}")
        assert "Both said yes" in page.text
        assert SECRET["contact_email"] not in page.text


async def test_somebody_elses_demand_looks_like_none(site: Litestar) -> None:
    theirs, _ = await looking(seed="scope")
    async with browser(site, await session_of(await account(role=Role.ATTENDEE))) as client:
        assert (await client.get(f"/account/demands/{theirs.code}")).status_code == 404
        token = re.findall(r'name="csrf" value="([^"]+)"', (await client.get(f"/en/{SLUG}/demands/new")).text)[0]
        begun = await client.post(f"/en/{SLUG}/demands/new", data={"csrf": token})
        assert begun.status_code == 303
        assert (await client.get(begun.headers["location"])).status_code == 200
        moved = await client.post(f"/account/demands/{theirs.code}/moves", data={"csrf": token, "to": "closed"})
        assert moved.status_code == 404
