"""Stars that are kept for somebody: taken over once when they sign in, followed by a calendar that can be closed."""

import html
import re
from urllib.parse import urlsplit

import httpx
from icalendar import Calendar
from litestar import Litestar

from core.access.roles import Role
from expo.feeds.tables import Feed
from expo.stars.tables import Plan, Star
from tests.make.accounts import account, browser, session_of

MINE, COOKIE, PLAN = "/ko/wsce-2026/mine", "stars-wsce-2026", "__Host-plan-wsce-2026"


async def _token(client: httpx.AsyncClient) -> str:
    return str((await client.get(f"{MINE}/kept")).json()["csrf"])


async def _subscribed(client: httpx.AsyncClient) -> str:
    page = await client.post(f"{MINE}/feeds", data={"csrf": await _token(client)})
    found = re.search(r'class="feed-address" dir="ltr">([^<]+)<', page.text)
    return urlsplit(html.unescape(found[1])).path if found else page.text


def _codes(answer: httpx.Response) -> list[str]:
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return sorted({str(event["URL"]).rsplit("/", 1)[1] for event in found})


def _sessions(site: Litestar, count: int) -> list[str]:
    timed = site.state.shelf["editions"].published["wsce-2026"].meetings_of
    return sorted(timed)[:count]


async def test_a_browser_without_an_account_has_a_calendar_until_it_closes_it(
    site: Litestar, reader: httpx.AsyncClient
) -> None:
    first, second = _sessions(site, 2)
    await reader.post(MINE, data={"csrf": await _token(reader), "session": first})
    assert await Plan.count() == 0
    address = await _subscribed(reader)
    assert reader.cookies[COOKIE] == f"~.{first}"
    async with browser(site) as program:
        calendar = await program.get(address)
        assert _codes(calendar) == [first]
        assert (await program.get(address, headers={"if-none-match": calendar.headers["etag"]})).status_code == 304
        await reader.post(MINE, data={"csrf": await _token(reader), "session": second})
        changed = await program.get(address, headers={"if-none-match": calendar.headers["etag"]})
        assert (changed.status_code, _codes(changed)) == (200, sorted([first, second]))
        feed = (await Feed.objects())[0]
        assert feed.digest not in changed.content
        async with browser(site) as stranger:
            form = {"csrf": await _token(stranger)}
            assert (await stranger.post(f"{MINE}/feeds/{feed.id}/revocation", data=form)).status_code == 404
        form = {"csrf": await _token(reader)}
        assert (await reader.post(f"{MINE}/feeds/{feed.id}/revocation", data=form)).status_code == 303
        assert (await program.get(address)).status_code == 404
    assert (reader.cookies[COOKIE], PLAN in reader.cookies) == (f"{first}.{second}", False)
    assert (await Plan.count(), await Star.count()) == (0, 0)


async def test_signing_in_takes_over_what_the_browser_kept_once(site: Litestar, reader: httpx.AsyncClient) -> None:
    first, second, third = _sessions(site, 3)
    await reader.post(MINE, data={"csrf": await _token(reader), "session": first})
    address = await _subscribed(reader)
    somebody = await account(role=Role.ATTENDEE)
    async with browser(site, await session_of(somebody)) as phone, browser(site, await session_of(somebody)) as tablet:
        await tablet.post(MINE, data={"csrf": await _token(tablet), "session": second})
        for name in (COOKIE, PLAN):
            phone.cookies.set(name, reader.cookies[name], domain="expo.example")
        await phone.get(MINE)
        assert sorted((await tablet.get(f"{MINE}/kept")).json()["codes"]) == sorted([first, second])
        assert _codes(await reader.get(address)) == sorted([first, second])
        await tablet.post(f"{MINE}/removal", data={"csrf": await _token(tablet), "session": first})
        await phone.get(MINE)
        kept = (await phone.get(f"{MINE}/kept")).json()
        assert (kept["where"], kept["codes"], PLAN in phone.cookies) == ("account", [second], False)
        assert phone.cookies[COOKIE] == f"~.{second}"
        feed = (await Feed.objects().where(Feed.account == somebody.id))[0]
        await tablet.post(f"{MINE}/feeds/{feed.id}/revocation", data={"csrf": await _token(tablet)})
        assert (await reader.get(address)).status_code == 410
    async with browser(site) as out:
        out.cookies.set(COOKIE, f"~.{second}", domain="expo.example")
        page = await out.get(MINE)
        assert (second in page.text, third in page.text, COOKIE in out.cookies) == (False, False, False)
