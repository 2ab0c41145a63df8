"""Changing a profile through the API: nobody overwrites what they have not seen, nothing but the named fields changes."""

from typing import Any

import httpx
import pytest
from litestar import Litestar, Request, patch
from piccolo.querystring import QueryString

from core.access.policies import PUBLIC
from core.db.engine import DB
from directory.api import organisations as door
from directory.organisations.tables import Organisation
from directory.permissions import Directory
from tests.conftest import running
from tests.core.api.asking import asking, token
from tests.make.organisations import organisation

ONE = "/api/v1/organisations/seoul-lamps"
BOTH = (Directory.ORGANISATION_READ, Directory.ORGANISATION_WRITE)


async def test_the_validator_saves_the_way_and_changes_with_the_profile(app: Litestar) -> None:
    await organisation("seoul-lamps")
    async with asking(app, await token(*BOTH)) as client:
        first = await client.get(ONE)
        again = await client.get(ONE, headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        change = {"website": "https://lamps.example"}
        changed = await client.patch(ONE, json=change, headers={"if-match": first.headers["etag"]})
        assert changed.status_code == 200, changed.text
        assert changed.json()["website"] == "https://lamps.example"
        assert changed.json()["name"] == first.json()["name"]
        latest = await client.get(ONE, headers={"if-none-match": first.headers["etag"]})
        assert latest.headers["etag"] == changed.headers["etag"] != first.headers["etag"]


async def test_a_condition_is_needed(app: Litestar) -> None:
    await organisation("seoul-lamps")
    async with asking(app, await token(*BOTH)) as client:
        assert (await client.patch(ONE, json={})).status_code == 428
        assert (await client.patch(ONE, json={}, headers={"if-match": "*"})).status_code == 200
        assert (await client.patch(ONE, json={}, headers={"if-match": '"other"'})).status_code == 412


async def update_is_lost(app: Litestar) -> bool:
    """Two read the same and both write: whether the second silently takes back what the first wrote."""
    await organisation("seoul-lamps")
    async with asking(app, await token(*BOTH)) as one, asking(app, await token(*BOTH)) as other:
        seen = {"if-match": (await one.get(ONE)).headers["etag"]}
        await one.patch(ONE, json={"website": "https://first.example"}, headers=seen)
        await other.patch(ONE, json={"website": "https://second.example"}, headers=seen)
        website: str = (await one.get(ONE)).json()["website"]
    return website != "https://first.example"


async def test_of_two_who_change_the_same_the_second_is_told(app: Litestar) -> None:
    assert not await update_is_lost(app)


@pytest.mark.planted("ignored If-Match")
async def test_the_same_check_finds_a_door_that_ignores_validators(
    app: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted flaw: If-Match is read and forgotten."""
    monkeypatch.setattr(door, "require_seen", lambda *_: None)
    assert await update_is_lost(app)


async def smuggled(client: httpx.AsyncClient) -> list[str]:
    """Which columns that are not in the description could be written."""
    tag = {"if-match": "*"}
    for field, value in (("sample", True), ("code", "stolen"), ("kind", "ministry"), ("version", 99)):
        await client.patch(ONE, json={field: value}, headers=tag)
    row = (await DB.run_querystring(QueryString("SELECT sample, code, kind, version FROM directory_organisation")))[0]
    before = {"sample": False, "code": "seoul-lamps", "kind": "company", "version": 1}
    return [name for name, value in before.items() if row[name] != value]


async def test_no_field_that_is_not_named_can_be_written(app: Litestar) -> None:
    await organisation("seoul-lamps")
    async with asking(app, await token(*BOTH)) as client:
        response = await client.patch(ONE, json={"sample": True}, headers={"if-match": "*"})
        assert response.status_code == 400
        assert await smuggled(client) == []


@pytest.mark.planted("mass assignment")
async def test_the_same_check_finds_a_door_that_takes_any_field(db: None) -> None:
    """The planted flaw: mass assignment, whatever comes is written."""
    await organisation("seoul-lamps")

    @patch(ONE, policy=PUBLIC)
    async def careless(request: Request[Any, Any, Any]) -> None:
        await Organisation.update(await request.json(), force=True)

    async with running(Litestar([careless], openapi_config=None)) as twin, asking(twin) as client:
        assert await smuggled(client) == ["sample", "code", "kind", "version"]


@pytest.mark.parametrize(
    "sent", ["[]", "{", "nul", '{"name":{"xx":"a"}}', '{"website":"http://plain.example"}', '{"name":1}']
)
async def test_what_does_not_fit_is_said_at_its_place(sent: str, app: Litestar) -> None:
    await organisation("seoul-lamps")
    async with asking(app, await token(*BOTH)) as client:
        headers = {"if-match": "*", "content-type": "application/json"}
        response = await client.patch(ONE, content=sent, headers=headers)
    assert response.status_code in (400, 422), response.text
    assert response.headers["content-type"] == "application/problem+json"
    if sent.startswith('{"'):
        assert response.json()["errors"], response.text
