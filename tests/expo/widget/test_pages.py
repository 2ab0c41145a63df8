"""The programme in other people's pages: who may show it, what stands in it, and that nothing else may be framed."""

import gzip
import re

import httpx
from litestar import Litestar

from core.access.csrf import token_for
from core.access.roles import Role
from expo.widget.tables import Embedder
from tests.make.accounts import account, browser, session_of

SLUG = "wsce-2026"
EMBEDDING = f"/desk/{SLUG}/embedding"
MOST_SCRIPT = 4_096


async def _heard(site: Litestar) -> None:
    await site.state.shelf.hear("embedders")


async def sent(client: httpx.AsyncClient, address: str, values: dict[str, str]) -> httpx.Response:
    """As the form of the desk sends it."""
    csrf = token_for(client.cookies["__Host-madang"])
    return await client.post(address, data={"csrf": csrf, **values})


async def test_a_site_may_frame_the_widget_once_it_is_on_the_list_and_nothing_else_ever(site: Litestar) -> None:
    token = await session_of(await account(role=Role.ORGANISER))
    async with browser(site, token) as organiser:
        answer = await sent(organiser, EMBEDDING, {"origin": "www.city.example/culture"})
        assert answer.status_code == 303
        await _heard(site)
        widget = (await organiser.get(f"/ar/{SLUG}/widget")).headers
        assert "frame-ancestors 'self' https://www.city.example;" in widget["content-security-policy"] + ";"
        for other in (f"/ar/{SLUG}/schedule", f"/ar/{SLUG}/mine", EMBEDDING, "/desk"):
            headers = (await organiser.get(other)).headers
            assert "frame-ancestors 'none'" in headers["content-security-policy"], other
            assert headers["x-frame-options"] == "DENY", other
        again = await sent(organiser, EMBEDDING, {"origin": "https://www.city.example"})
        assert again.status_code == 409
        listed = await organiser.get(EMBEDDING)
        assert "https://www.city.example" in listed.text
        one = re.search(rf"{EMBEDDING}/([0-9a-f-]+)/removal", listed.text)
        assert one is not None
        assert (await sent(organiser, one[0], {})).status_code == 303
        await _heard(site)
        gone = (await organiser.get(f"/ar/{SLUG}/widget")).headers["content-security-policy"]
        assert "frame-ancestors 'self'" in gone.split("; ")
        told = (await organiser.get(f"/desk/{SLUG}/history")).text
        assert told.count("https://www.city.example") >= 2
    assert not await Embedder.exists()


async def test_a_mistaken_address_is_said_at_its_field_and_kept(site: Litestar) -> None:
    token = await session_of(await account(role=Role.ORGANISER))
    async with browser(site, token) as organiser:
        answer = await sent(organiser, EMBEDDING, {"origin": "http://plain.example"})
    assert answer.status_code == 422
    assert 'id="mistake-origin"' in answer.text
    assert 'value="http://plain.example"' in answer.text


async def test_who_edits_the_programme_sees_the_lines_and_does_not_say_who_may(site: Litestar) -> None:
    token = await session_of(await account(role=Role.PROGRAMME_EDITOR))
    async with browser(site, token) as editor:
        shown = (await editor.get(f"{EMBEDDING}?language=ar&track=ai&day=2026-12-08")).text
        assert "&lt;madang-programme lang=&#34;ar&#34;" in shown
        assert 'name="origin"' not in shown
        assert (await sent(editor, EMBEDDING, {"origin": "https://www.city.example"})).status_code == 403
    assert not await Embedder.exists()


async def test_a_day_and_a_track_narrow_what_is_shown_and_nonsense_does_not(site: Litestar) -> None:
    shown = site.state.shelf["editions"].called(SLUG)
    day, track = shown.days[1], next(one.track.code for one in shown.meetings if one.track and one.day == shown.days[1])
    async with browser(site) as anyone:
        narrow = (await anyone.get(f"/ko/{SLUG}/widget?day={day}&track={track}")).text
        plain = (await anyone.get(f"/ko/{SLUG}/widget")).text
        nonsense = (await anyone.get(f"/ko/{SLUG}/widget?day=yesterday&track=%22onload")).text
    wanted = {one.session.code for one in shown.meetings if one.day == day and one.track and one.track.code == track}
    assert set(re.findall(r"/sessions/([A-Z0-9]+)", narrow)) == wanted
    assert re.findall(r"/sessions/[A-Z0-9]+", nonsense) == re.findall(r"/sessions/[A-Z0-9]+", plain)
    assert not {"<form", "<input"} & set(re.findall(r"<\w+", plain))


async def test_the_script_has_a_steady_address_for_every_site_and_is_small(site: Litestar) -> None:
    async with browser(site) as anyone:
        script = await anyone.get("/embed.js")
        same = await anyone.get("/embed.js", headers={"if-none-match": script.headers["etag"]})
    assert script.headers["content-type"].startswith("text/javascript")
    assert script.headers["cross-origin-resource-policy"] == "cross-origin"
    assert len(gzip.compress(script.content)) <= MOST_SCRIPT
    assert same.status_code == 304
