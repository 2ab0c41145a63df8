"""Visits on pages: prepared by an officer from the list to the report, and nowhere to be found by who may not see them."""

import re
from datetime import date, timedelta
from typing import Any

import httpx
from litestar import Litestar

from core.access.roles import Role
from core.access.tables import Account
from tests.conftest import NOW
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.agreements import acting, country
from tests.make.opened import disputed, opened, shown_again
from tests.make.organisations import organisation

LIST = "/desk/visits"


async def somebody(role: Role = Role.COOPERATION_OFFICER, scope: str | None = None) -> tuple[Account, Any, str]:
    """An account, the actor it is, and a session of theirs."""
    one = await account(role=role, scope=scope)
    return one, acting(one, role, scope), await session_of(one)


async def told(answer: httpx.Response) -> httpx.Response:
    assert answer.status_code == 303, answer.text[:3000]
    return answer


async def _waived(chief: httpx.AsyncClient, one: str) -> None:
    """What programme and papers ask for, whose own tests these are."""
    while keys := re.findall(r'name="key" value="([^"]+)"', (page := await chief.get(one)).text):
        await told(await send(chief, f"{one}/waivers", page, key=keys[0], because="상대 기관이 준비"))


async def test_an_officer_leads_a_visit_to_its_report_on_pages(site: Litestar) -> None:
    mine, _, token = await somebody()
    _, _, lead = await somebody(Role.COOPERATION_LEAD)
    await country()
    await organisation("vivienda-pe")
    async with browser(site, token) as client, browser(site, lead) as chief:
        assert "/desk/visits/vis-sample-pe" in (await client.get(LIST)).text
        page = await client.get(f"{LIST}/new")
        base = {"country": "PE", "sight": "team", "direction": "inbound", "grade": "official", "zone": "Asia/Seoul"}
        base |= {"alphabet": "en", "owner": str(mine.id)}
        empty = await send(client, LIST, page, **base)
        assert empty.status_code == 422
        assert "Please give the title in at least one language." in empty.text
        today = NOW.date()
        days = {"begins_on": today.isoformat(), "ends_on": (today + timedelta(days=2)).isoformat()}
        made = await told(await send(client, LIST, page, **base, **days, title_en="Visit of a vice-minister"))
        one = made.headers["location"]
        page = await client.get(one)
        assert "Say who sends them, or receives them." in page.text
        await _changed_by_two(client, one, {**base, **days})
        for to in ("invited", "accepted", "planning"):
            await told(await send(client, f"{one}/steps", await client.get(one), to=to))
        await _with_members(client, one)
        for to in ("confirmed", "in_progress"):
            await _waived(chief, one)
            await told(await send(client, f"{one}/steps", await client.get(one), to=to))
        page = await chief.get(one)
        await told(await send(chief, f"{one}/waivers", page, key="ended", because="하루 일찍 끝남"))
        await told(await send(client, f"{one}/steps", await client.get(one), to="completed"))
        await _written_down(client, one)
        await _reported(client, chief, one)
        for way in ("board", "calendar"):
            assert (await client.get(f"{LIST}?as={way}")).status_code == 200


async def _changed_by_two(client: httpx.AsyncClient, one: str, given: dict[str, str]) -> None:
    edit, at_once = [await client.get(f"{one}/edit") for _ in range(2)]
    assert edit.status_code == 200
    await told(await send(client, one, edit, **given, title_en="Visit", organisation="vivienda-pe"))
    fields = {**given, "organisation": "vivienda-pe"}
    both = await send(client, one, at_once, **fields, title_en="Visit to Sejong")
    assert both.status_code == 409
    assert "Visit to Sejong" in both.text, "mine is kept, theirs stands beside it, and what it was"
    assert all(f"<b>{reading}:</b>" in both.text for reading in ("Yours", "Theirs", "Before"))
    await _silent(client, one, edit, **fields, title_en="Visit to Sejong")


async def _silent(client: httpx.AsyncClient, action: str, page: httpx.Response, **fields: str) -> None:
    """A form that does not say what it began from overwrites nothing: it is shown what is there."""
    csrf = page.text.partition('name="csrf" value="')[2].partition('"')[0]
    asked = await client.post(action, data={"csrf": csrf, **fields})
    assert (asked.status_code, "<b>Theirs:</b>" in asked.text) == (409, True)


async def _reported(client: httpx.AsyncClient, chief: httpx.AsyncClient, one: str) -> None:
    page = await client.get(one)
    assert "Do what the rule asks for: Report on the visit." in page.text
    assert 'value="action:' not in page.text, "an officer waives nothing"
    duty = page.text.partition(f'action="{one}/duties/')[2].partition('"')[0]
    said = {"said": "보고서 2026-114", "done_on": "2026-12-20"}
    await told(await send(client, f"{one}/duties/{duty}", page, **said))
    page = await chief.get(one)
    task = page.text.partition('value="action:')[2].partition('"')[0]
    await told(await send(chief, f"{one}/waivers", page, key=f"action:{task}", because="다음 회의에서 정함"))
    await told(await send(client, f"{one}/steps", await client.get(one), to="reported"))


async def _with_members(client: httpx.AsyncClient, one: str) -> None:
    new = await client.get(f"{one}/members/new")
    someone = {
        "name_en": "Lucía Quispe",
        "family_en": "Quispe",
        "organisation": "vivienda-pe",
        "title_en": "Vice-minister",
    }
    someone |= {"rank": "3", "new_role": "head", "new_language": "es", "sent": "new"}
    await told(await send(client, f"{one}/members/people", new, **someone))
    found = await client.get(f"{one}/members/new?q=quispe")
    assert "on the list" in found.text
    page = await client.get(one)
    assert "Vice-minister" in page.text
    await _given_roles_by_two(client, one)
    for paper in ("members.pdf?lang=ko", "plates.pdf"):
        answer = await client.get(f"{one}/{paper}")
        assert (answer.status_code, answer.content[:4]) == (200, b"%PDF")
    assert (await client.get(f"{one}/needs")).status_code == 200
    await told(await send(client, f"{one}/lists", page))


async def _given_roles_by_two(client: httpx.AsyncClient, one: str) -> None:
    """And a place: what only one of two changed is joined, and who does not say what they saw is asked."""
    (action,) = set(re.findall(rf'action="({one}/members/[0-9a-f-]+)"', (await client.get(one)).text))
    mine, theirs, late = [await opened(client, one, action) for _ in range(3)]
    await told(await theirs.sends(language="ko"))
    await told(await mine.sends(role="deputy"))
    now = (await opened(client, one, action)).fields
    assert (now["role"], now["language"]) == (["deputy"], ["ko"])
    asked = await late.sends(role="staff")
    assert disputed(asked) == [
        ("As what", "Yours: Accompanying staff", "Theirs: Deputy head", "Before: Head of the delegation")
    ]
    again = shown_again(client, asked, action)
    assert again.fields["role"] == ["staff"], "what they typed is kept"
    await told(await again.sends(role="head"))
    asked = await late.sends(silent=True)
    assert disputed(asked) == [("Reads the programme in", "Yours: Spanish", "Theirs: Korean")]
    first, second = [await opened(client, one, f"{action}/place") for _ in range(2)]
    await told(await first.sends(place="1", because="Agreed with them"))
    put = ("Place in the order", "Yours: 1 · Oldest friend", "Theirs: 1 · Agreed with them", "Before: nothing")
    assert disputed(await second.sends(place="1", because="Oldest friend")) == [put]
    await told(await (await opened(client, one, f"{action}/place")).sends(place=""))


async def _written_down(client: httpx.AsyncClient, one: str) -> None:
    page = await client.get(one)
    assert "Write down at least one meeting." in page.text
    new = await client.get(f"{one}/records/new")
    said = {"title": "차관 면담", "held_on": "2026-12-08", "clock": "14:30", "zone": "Asia/Seoul", "lang": "ko"}
    refused = await send(client, f"{one}/records", new, **said)
    assert refused.status_code == 422
    made = await told(await send(client, f"{one}/records", new, **said, official="yes", agreed="물 관리 공동 조사"))
    record = made.headers["location"]
    page = await client.get(record)
    assert "물 관리 공동 조사" in page.text
    await _silent(client, record, await client.get(f"{record}/edit"), **said, agreed="모르고 덮어씀")
    assert "물 관리 공동 조사" in (await client.get(record)).text
    due = date(2027, 1, 31).isoformat()
    await told(await send(client, f"{record}/actions", page, title="조사단 구성", due_on=due, owner="", side="joint"))
    assert "Say who does what was agreed" in (await client.get(one)).text
    assert (await client.get(f"{record}/paper.pdf?lang=en")).content[:4] == b"%PDF"
    note = await client.get(f"{one}/notes/new")
    written = {"subject": "환담", "lang": "ko", "body": "환영합니다.", "follows": "0"}
    made = await told(await send(client, f"{one}/notes", note, **written))
    assert (await client.get(f"{made.headers['location']}/paper.pdf")).content[:4] == b"%PDF"
    assert (await client.get(made.headers["location"])).status_code == 200
