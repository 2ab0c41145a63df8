"""Making something through the API: once for each key, whatever comes twice, and only by those who may."""

import asyncio
from typing import Any

import httpx
import pytest
from litestar import Litestar

from core.idempotency.tables import Answer
from core.journal.tables import Entry
from directory.api import organisations as door
from directory.organisations.facts import OrganisationAdded
from directory.organisations.tables import Organisation
from directory.permissions import Directory
from tests.core.api.asking import asking, token
from tests.make.organisations import organisation

LIST = "/api/v1/organisations"
LAMPS = {"code": "seoul-lamps", "kind": "company", "name": {"ko": "서울등불", "en": "Seoul Lamps"}}
MAKER = (Directory.ORGANISATION_CREATE, Directory.ORGANISATION_READ)


async def add(client: httpx.AsyncClient, key: str, **given: Any) -> httpx.Response:
    return await client.post(LIST, json={**LAMPS, **given}, headers={"idempotency-key": key})


async def test_the_same_key_gets_the_same_answer_and_another_body_a_problem(app: Litestar) -> None:
    async with asking(app, await token(*MAKER)) as client, asking(app, await token(*MAKER)) as other:
        first, again = await add(client, "one"), await add(client, "one")
        assert first.status_code == 201, first.text
        assert (again.status_code, again.content) == (201, first.content)
        assert again.headers["location"] == first.headers["location"]
        assert again.headers["idempotency-replayed"] == "true"
        assert (await client.get(first.headers["location"])).json() == first.json()
        different = await add(client, "one", code="busan-lamps")
        assert (different.status_code, different.headers["content-type"]) == (422, "application/problem+json")
        assert "Idempotency-Key" in different.json()["detail"]
        assert (await add(client, "two")).status_code == 409, "the code is taken"
        assert (await add(other, "one", code="busan-lamps")).status_code == 201, "keys are each reader's own"
    assert await Organisation.count() == 2
    assert await Entry.count().where(Entry.kind == OrganisationAdded.kind) == 2


async def made_by_ten_at_once(app: Litestar) -> int:
    """How many answers there are to ten of the same request, of which one may have an effect."""
    async with asking(app, await token(*MAKER)) as client:
        answers = await asyncio.gather(*(add(client, "one") for _ in range(10)))
    return len({(one.status_code, one.content) for one in answers})


async def test_ten_at_once_get_one_answer(app: Litestar) -> None:
    assert await made_by_ten_at_once(app) == 1


@pytest.mark.planted("an ignored Idempotency-Key")
async def test_the_same_check_finds_a_door_that_ignores_keys(app: Litestar, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted flaw: who retries is told that somebody else was faster."""

    async def careless(_request: Any, effect: Any, **_: Any) -> Any:
        return await effect()

    monkeypatch.setattr(door, "once", careless)
    assert await made_by_ten_at_once(app) == 2


async def test_nothing_is_made_without_a_key_a_permission_or_what_fits(app: Litestar) -> None:
    await organisation("busan-lamps")
    async with asking(app, await token(*MAKER)) as client:
        without = await client.post(LIST, json=LAMPS)
        assert (without.status_code, without.json()["errors"][0]["pointer"]) == (400, "?idempotency-key")
        wrong = [{"code": "Seoul Lamps"}, {"kind": "ghost"}, {"name": {}}, {"country": "XX"}, {"sample": True}]
        for number, given in enumerate(wrong):
            refused = await add(client, str(number), **given)
            assert refused.status_code in (400, 422), refused.text
        taken = await add(client, "6", code="busan-lamps")
        assert (taken.status_code, "busan-lamps" in taken.json()["detail"]) == (409, True)
        assert (await add(client, "6")).status_code == 201, "a refusal uses no key up"
    async with asking(app, await token(Directory.ORGANISATION_WRITE)) as client, asking(app) as nobody:
        assert (await add(client, "1", code="daegu-lamps")).status_code == 404
        assert (await add(nobody, "1", code="daegu-lamps")).status_code == 401
    assert await Organisation.count() == 2
    assert await Answer.count() == 1
