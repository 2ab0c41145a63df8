"""The same request twice: one effect and one answer, whatever happens in between."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import httpx
import pytest
from litestar import Litestar, Response, post

from core.access.policies import PUBLIC
from core.errors import Conflict
from core.idempotency.once import once
from core.idempotency.tables import Answer
from core.mail.tables import Batch
from core.web.given import AnyRequest
from tests.conftest import NOW

CODES = "the codes that are shown once"


async def _effect() -> Response[Any]:
    """Something that no constraint would refuse the second time."""
    row = Batch(id=uuid4(), title="made", made_at=NOW, made_by="tests")
    await Batch.insert(row)
    await asyncio.sleep(0.02)
    return Response(f"{CODES} {row.id}".encode(), media_type="text/html", status_code=201)


@post("/once", policy=PUBLIC)
async def kept(request: AnyRequest) -> Response[Any]:
    return await once(request, _effect, now=NOW)


@post("/naive", policy=PUBLIC)
async def naive() -> Response[Any]:
    return await _effect()


@post("/refused", policy=PUBLIC)
async def refused(request: AnyRequest) -> Response[Any]:
    async def effect() -> Response[Any]:
        await _effect()
        raise Conflict

    return await once(request, effect, now=NOW)


@pytest.fixture
async def client(db: None) -> AsyncIterator[httpx.AsyncClient]:
    app = Litestar([kept, naive, refused], openapi_config=None)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="https://expo.example") as found:
        yield found


@pytest.mark.planted("done again when sent again")
async def test_a_form_that_is_sent_again_gets_its_first_answer(client: httpx.AsyncClient) -> None:
    fields = {"name": "A", "idempotency": "one"}
    first, again = await client.post("/once", data=fields), await client.post("/once", data=fields)
    assert (first.status_code, first.text) == (again.status_code, again.text) == (201, first.text)
    assert await Batch.count() == 1
    await client.post("/naive", data=fields)
    await client.post("/naive", data=fields)
    assert await Batch.count() == 3, "the twin: without the key each one counts"


async def test_twenty_at_once_have_one_effect(client: httpx.AsyncClient) -> None:
    fields = {"name": "A", "idempotency": "one"}
    answers = await asyncio.gather(*(client.post("/once", data=fields) for _ in range(20)))
    assert len({(one.status_code, one.text) for one in answers}) == 1
    assert await Batch.count() == 1


async def test_a_key_with_other_values_is_refused_and_another_key_is_another_request(client: httpx.AsyncClient) -> None:
    await client.post("/once", data={"name": "A", "idempotency": "one"})
    other = await client.post("/once", data={"name": "B", "idempotency": "one"})
    assert (other.status_code, await Batch.count()) == (500, 1), "a bare application has no page for refusals"
    await client.post("/once", data={"name": "A", "idempotency": "two"})
    assert await Batch.count() == 2


async def test_a_json_request_brings_its_key_in_a_header(client: httpx.AsyncClient) -> None:
    headers = {"idempotency-key": "one"}
    answers = [await client.post("/once", json={"name": "A"}, headers=headers) for _ in range(2)]
    assert (answers[0].text, await Batch.count()) == (answers[1].text, 1)
    await client.post("/once", json={"name": "B"}, headers=headers)
    assert await Batch.count() == 1


async def test_a_refusal_leaves_no_trace_so_that_the_form_can_be_corrected(client: httpx.AsyncClient) -> None:
    await client.post("/refused", data={"name": "A", "idempotency": "one"})
    assert (await Batch.count(), await Answer.count()) == (0, 0)


async def test_what_was_shown_once_is_not_in_the_table_in_clear(client: httpx.AsyncClient) -> None:
    await client.post("/once", data={"name": "A", "idempotency": "one"})
    row = await Answer.select().first()
    assert row is not None
    assert CODES.encode() not in row["body"]
