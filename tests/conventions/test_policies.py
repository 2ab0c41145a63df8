"""Every route has a declared policy and a row in this table: route × role. A new route without its row fails here."""

import httpx
import pytest
from litestar import Litestar, get

from core.access.policies import PUBLIC, UndeclaredPolicy, http_handlers, require_policies

EDITION = "/ko/wsce-2026"
TABLE: dict[str, tuple[str, dict[str, int]]] = {
    "core.assets.show": ("/assets/none.css", {"anonymous": 404}),
    "core.livez.show": ("/livez", {"anonymous": 200}),
    "core.readyz.show": ("/readyz", {"anonymous": 200}),
    "crm.agreements.index": (f"{EDITION}/partners", {"anonymous": 200}),
    "expo.agenda.cards.show": (f"{EDITION}/sessions/{{session}}.png", {"anonymous": 200}),
    "expo.agenda.index": (f"{EDITION}/schedule", {"anonymous": 200}),
    "expo.agenda.show": (f"{EDITION}/sessions/{{session}}", {"anonymous": 200}),
    "expo.calendars.index": (f"{EDITION}/schedule.ics", {"anonymous": 200}),
    "expo.calendars.show": (f"{EDITION}/sessions/{{session}}.ics", {"anonymous": 200}),
    "expo.editions.index": ("/", {"anonymous": 302}),
    "expo.editions.show": ("/ko/", {"anonymous": 200}),
    "expo.exports.json": (f"{EDITION}/schedule.json", {"anonymous": 200}),
    "expo.exports.localised": ("/wsce-2026/schedule.v2.json", {"anonymous": 200}),
    "expo.exports.xml": (f"{EDITION}/schedule.xml", {"anonymous": 200}),
    "expo.pages.show": ("/ko/about", {"anonymous": 200}),
    "expo.robots.show": ("/robots.txt", {"anonymous": 200}),
    "expo.sitemaps.index": ("/sitemap.xml", {"anonymous": 200}),
    "expo.sitemaps.show": ("/sitemap-ko.xml", {"anonymous": 200}),
    "expo.sites.index": (f"{EDITION}/sites", {"anonymous": 200}),
    "expo.sites.show": (f"{EDITION}/sites/daejeon", {"anonymous": 200}),
    "expo.speakers.index": (f"{EDITION}/speakers", {"anonymous": 200}),
    "expo.speakers.show": (f"{EDITION}/speakers/{{speaker}}", {"anonymous": 200}),
}
"""By route name: an address and the status each role gets there. With sign-in come more roles, and rows that differ."""


async def test_every_route_stands_in_the_table(site: Litestar) -> None:
    assert sorted(str(handler.name) for handler in http_handlers(site)) == sorted(TABLE)


@pytest.mark.parametrize("name", sorted(TABLE))
async def test_each_role_gets_what_the_table_says(name: str, site: Litestar, reader: httpx.AsyncClient) -> None:
    address, by_role = TABLE[name]
    published = site.state.shelf["editions"].published["wsce-2026"]
    address = address.format(session=next(iter(published.sessions)), speaker=next(iter(published.speakers)))
    assert {"anonymous": (await reader.get(address)).status_code} == by_role


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("name", sorted(TABLE))
async def test_no_public_route_takes_another_method(method: str, name: str, reader: httpx.AsyncClient) -> None:
    address, _ = TABLE[name]
    assert (await reader.request(method, address)).status_code in (404, 405)


def test_an_application_with_an_undeclared_handler_does_not_start() -> None:
    @get("/open", name="tests.open.show", policy=PUBLIC, sync_to_thread=False)
    def declared() -> str:
        return "open"

    @get("/forgotten", name="tests.forgotten.show", sync_to_thread=False)
    def forgotten() -> str:
        return "secret"

    require_policies(Litestar([declared], openapi_config=None))
    with pytest.raises(UndeclaredPolicy, match=r"tests\.forgotten\.show"):
        require_policies(Litestar([declared, forgotten], openapi_config=None))
