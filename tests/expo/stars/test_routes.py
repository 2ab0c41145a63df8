"""Stars over HTTP: kept by the browser, shown on a page of one's own, never in what everybody gets."""

import re

import httpx
from litestar import Litestar

MINE, SCHEDULE = "/ko/wsce-2026/mine", "/ko/wsce-2026/schedule"
COOKIE = "stars-wsce-2026"


async def _token(reader: httpx.AsyncClient) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', (await reader.get(f"{MINE}?keep={await _first(reader)}")).text)
    return found[1] if found else ""


async def _first(reader: httpx.AsyncClient) -> str:
    found = re.search(r"/sessions/([A-Z0-9]{6})", (await reader.get(SCHEDULE)).text)
    return found[1] if found else ""


async def test_a_reader_without_scripts_keeps_and_drops_sessions(site: Litestar, reader: httpx.AsyncClient) -> None:
    sessions = list(site.state.shelf["editions"].published["wsce-2026"].sessions)[:2]
    form = {"csrf": await _token(reader)}
    for code in (*sessions, sessions[0]):
        answer = await reader.post(MINE, data={**form, "session": code})
        assert (answer.status_code, answer.headers["location"]) == (303, MINE)
    assert reader.cookies[COOKIE] == ".".join(sessions)
    page = await reader.get(MINE)
    assert page.headers["cache-control"] == "private, no-store"
    assert [f"/sessions/{code}" in page.text for code in sessions] == [True, True]
    await reader.post(f"{MINE}/removal", data={**form, "session": sessions[0]})
    assert reader.cookies[COOKIE] == sessions[1]
    assert (await reader.post(MINE, data={**form, "session": "UNKNOW"})).status_code == 404
    assert (await reader.post(MINE, data={"session": sessions[0]})).status_code == 403


async def test_what_everybody_gets_is_the_same_with_stars_and_without(reader: httpx.AsyncClient) -> None:
    plain = await reader.get(SCHEDULE)
    code = await _first(reader)
    reader.cookies.set(COOKIE, code, domain="expo.example")
    starred = await reader.get(SCHEDULE)
    assert (starred.content, starred.headers["etag"]) == (plain.content, plain.headers["etag"])
    assert f"/sessions/{code}" in (await reader.get(MINE)).text


async def test_a_cookie_that_somebody_made_up_is_harmless(reader: httpx.AsyncClient) -> None:
    reader.cookies.set(COOKIE, "GONE00.<script>.aa..AB12CD9", domain="expo.example")
    page = await reader.get(MINE)
    assert (page.status_code, "GONE00" in page.text, "AB12CD9" in page.text) == (200, True, False)


async def test_an_address_that_names_no_edition_is_never_passed_on(reader: httpx.AsyncClient) -> None:
    form = {"csrf": await _token(reader)}
    for place in ("ko/a%20b;c=d", "%5Cevil.example/wsce-2026", "%0D%0ASet-Cookie:%20a=b/wsce-2026", "ko/%E2%80%AE"):
        answer = await reader.post(f"/{place}/mine/removal", data=form)
        assert (answer.status_code, answer.headers.get("location")) == (404, None), place
