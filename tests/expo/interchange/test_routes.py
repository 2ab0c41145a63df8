"""The addresses that other people's software reads, over HTTP, through the page cache and the endings."""

import json
from collections.abc import AsyncIterator

import httpx
import icalendar
import pytest
from litestar import Litestar
from litestar.datastructures import State

from core.live.shelf import Shelf
from core.web.caching import PageCache
from core.web.endings import Endings
from expo.editions.shelf import Editions
from expo.interchange import routes
from expo.live.shelf import Words
from expo.releases.publication import Publication
from tests.expo.interchange.exports.programmes import programme
from tests.expo.interchange.exports.schemas import v1_faults, v2_faults, xml_faults
from tests.expo.interchange.exports.test_calendar import released

HANDLERS = [
    routes.calendar,
    routes.session,
    routes.schedule_xml,
    routes.schedule_json,
    routes.schedule_localised,
]


async def _editions(former: Editions | None) -> Editions:
    publication = Publication(released(programme("스마트시티 국제협력 포럼", "مياه").snapshot))
    return Editions("wsce-2026", {"wsce-2026": publication}, (), {})


async def _silent(_: object) -> Words:
    """Nothing was said on the day."""
    return {}


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    shelf = Shelf({"editions": _editions, "live": _silent})
    await shelf.fill()
    app = Litestar(HANDLERS, state=State({"shelf": shelf}), openapi_config=None)
    app.asgi_handler = PageCache(Endings(app.asgi_handler), lambda: shelf.revision)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://expo.example") as one:
        yield one


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/ko/wsce-2026/schedule.xml", "application/xml; charset=utf-8"),
        ("/ar/wsce-2026/schedule.json", "application/json"),
        ("/wsce-2026/schedule.v2.json", "application/json"),
        ("/es/wsce-2026/schedule.ics", "text/calendar; charset=utf-8"),
        ("/zh-Hans/wsce-2026/sessions/AB0001.ics", "text/calendar; charset=utf-8"),
    ],
)
async def test_each_address_answers_in_its_type_and_once_known_with_nothing(
    client: httpx.AsyncClient, path: str, kind: str
) -> None:
    first = await client.get(path)
    assert (first.status_code, first.headers["content-type"]) == (200, kind)
    assert first.headers["access-control-allow-origin"] == "*"
    again = await client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_what_is_served_is_valid(client: httpx.AsyncClient) -> None:
    assert xml_faults((await client.get("/ar/wsce-2026/schedule.xml")).content) == []
    assert v1_faults((await client.get("/ko/wsce-2026/schedule.json")).content) == []
    assert v2_faults((await client.get("/wsce-2026/schedule.v2.json")).content) == []


async def test_addresses_within_are_whole_ones_of_this_site(client: httpx.AsyncClient) -> None:
    found = (await client.get("/ko/wsce-2026/schedule.json")).json()
    base = found["schedule"]["base_url"]
    assert base.startswith("http")
    assert base.endswith("/ko/wsce-2026/")
    assert json.dumps(found).count("://") > 5


async def test_a_calendar_has_a_name_for_its_file(client: httpx.AsyncClient) -> None:
    whole = await client.get("/ko/wsce-2026/schedule.ics")
    assert whole.headers["content-disposition"] == 'inline; filename="wsce-2026.ics"'
    assert len(icalendar.Calendar.from_ical(whole.content).walk("VEVENT")) == 2
    alone = await client.get("/ko/wsce-2026/sessions/AB0002.ics")
    assert alone.headers["content-disposition"] == 'inline; filename="wsce-2026-AB0002.ics"'
    assert len(icalendar.Calendar.from_ical(alone.content).walk("VEVENT")) == 1
