"""What people see, correct, take along and have erased of themselves, as a browser without JavaScript does it."""

import csv
import io
import json
import re
import zipfile
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from litestar import Litestar

from core.access.roles import Role
from core.access.tables import Account
from core.journal.tables import Entry
from core.privacy.registry import GUARDED, Kind, classified
from core.privacy.tables import Erasure
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.canaries import somebody

HOSTILE = '=HYPERLINK("https://evil.example")'


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


def token_in(page: httpx.Response) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', page.text)
    assert found is not None, page.text[:500]
    return found[1]


async def send(client: httpx.AsyncClient, address: str, page: httpx.Response, **fields: str) -> httpx.Response:
    return await client.post(address, data={"csrf": token_in(page), **fields})


def unpacked(answer: httpx.Response) -> dict[str, str]:
    assert answer.status_code in (200, 201), answer.text
    assert answer.headers["content-disposition"].startswith("attachment")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


async def test_one_sees_all_that_is_held_and_nothing_of_another(app: Litestar) -> None:
    whom, marks = await somebody("account")
    another, theirs = await somebody("account")
    one = await Account.objects().get(Account.id == whom)
    assert one is not None
    seen = {place for place in marks.values() if _kind(place) is not Kind.SECRET}
    async with browser(app, await session_of(one)) as client:
        page = await client.get("/account/data")
        copied = unpacked(await send(client, "/account/data/copy", page))
    everything = json.loads(copied["everything.json"])
    flat = json.dumps(everything, ensure_ascii=False)
    assert {place for text, place in marks.items() if text in flat} == seen
    assert str(another) not in flat
    assert str(another) not in page.text
    assert [text for text in theirs if text in flat or text in page.text] == []
    assert set(everything["held"]) >= {place.partition(".")[0] for place in seen}


def _kind(place: str) -> Kind:
    table, _, column = place.partition(".")
    return next(one for one in classified() if one.table == table).kinds[column]


async def test_secrets_are_in_no_copy(app: Litestar) -> None:
    one = await account(role=Role.ORGANISER)
    async with browser(app, await session_of(one)) as client:
        copied = unpacked(await send(client, "/account/data/copy", await client.get("/account/data")))
    secrets = {(each.table, column) for each in classified() for column in each.of(Kind.SECRET)}
    assert secrets
    held = json.loads(copied["everything.json"])["held"]
    assert [
        (table, column) for table, column in secrets for row in held.get(table, {"rows": []})["rows"] if column in row
    ] == []
    assert GUARDED - {Kind.SECRET} == {Kind.PERSONAL, Kind.CONFIDENTIAL}


async def test_a_copy_may_be_taken_ten_times_an_hour(app: Litestar) -> None:
    async with browser(app, await session_of(await account(role=Role.ORGANISER))) as client:
        page = await client.get("/account/data")
        got = [(await send(client, "/account/data/copy", page)).status_code for _ in range(11)]
    assert [200 <= one < 300 for one in got] == [True] * 10 + [False]
    assert got[10] == 429


async def test_a_name_that_is_a_formula_is_text_in_the_copy(app: Litestar) -> None:
    one = await account(role=Role.ORGANISER, name=HOSTILE)
    async with browser(app, await session_of(one)) as client:
        copied = unpacked(await send(client, "/account/data/copy", await client.get("/account/data")))
    rows = list(csv.reader(io.StringIO(copied["core_account.csv"])))
    assert f"'{HOSTILE}" in rows[1]
    assert HOSTILE not in rows[1]


async def test_one_corrects_ones_name_and_language(app: Litestar) -> None:
    one = await account(role=Role.ORGANISER, name="Gil-dong")
    async with browser(app, await session_of(one)) as client:
        page = await client.get("/account/data")
        answer = await send(client, "/account/data/details", page, name="홍길동", language="ko")
        assert answer.headers["location"] == "/account/data"
        refused = await send(client, "/account/data/details", page, name="", language="xx")
        assert refused.status_code == 422
        assert "홍길동" in (await client.get("/account/data")).text
    row = await Account.objects().get(Account.id == one.id)
    assert row is not None
    assert (row.name, row.language, row.version) == ("홍길동", "ko", 2)


async def test_one_is_erased_after_saying_that_one_knows(app: Litestar) -> None:
    await account(role=Role.ADMINISTRATOR)
    one = await account(role=Role.ORGANISER, name="qznameqz")
    async with browser(app, await session_of(one)) as client:
        page = await client.get("/account/data/erasure")
        assert (await send(client, "/account/data/erasure", page)).status_code == 422
        assert await Erasure.count() == 0
        answer = await send(client, "/account/data/erasure", page, understood="yes")
        assert answer.status_code in (200, 201), answer.text
        assert (await client.get("/account/data")).headers["location"].startswith("/account/sign-in")
    assert await Account.exists().where(Account.name == "qznameqz") is False
    assert await Erasure.count() == 1


async def test_an_old_proof_is_not_enough_to_be_erased(app: Litestar) -> None:
    await account(role=Role.ADMINISTRATOR)
    one = await account(role=Role.ORGANISER)
    async with browser(app, await session_of(one, now=NOW - timedelta(minutes=11))) as client:
        page = await client.get("/account/data/erasure")
        assert "understood" not in page.text
        answer = await send(client, "/account/data/erasure", page, understood="yes")
        assert answer.headers["location"].startswith("/account/confirm")
    assert await Erasure.count() == 0


async def test_the_officer_finds_looks_copies_and_erases_and_leaves_a_trace(app: Litestar) -> None:
    await account(role=Role.ADMINISTRATOR)
    whom = await account(role=Role.ORGANISER, name="Park Jimin")
    person, _ = await somebody("person")
    async with browser(app, await session_of(await account(role=Role.PRIVACY_OFFICER, name="officer"))) as client:
        assert f"/desk/privacy/account/{whom.id}" in (await client.get("/desk/privacy?q=jimin")).text
        page = await client.get(f"/desk/privacy/account/{whom.id}")
        assert "Park Jimin" in page.text
        assert "core_account.csv" in unpacked(
            await send(client, f"/desk/privacy/account/{whom.id}/copy", page, reason="asked")
        )
        assert (await send(client, f"/desk/privacy/account/{whom.id}/copy", page)).status_code == 422
        assert (await client.get(f"/desk/privacy/person/{person}")).status_code == 200
        assert (await client.get(f"/desk/privacy/person/{whom.id}")).status_code == 404
        assert (await client.get(f"/desk/privacy/nobody/{whom.id}")).status_code == 404
        async with browser(app, await session_of(whom)) as own:
            assert "officer" in (await own.get("/account/data")).text
        erased = await send(client, f"/desk/privacy/account/{whom.id}/erasure", page, reason="asked")
        assert erased.headers["location"] == "/desk/privacy"
        assert f"/desk/privacy/account/{whom.id}" not in (await client.get("/desk/privacy?q=jimin")).text
    told = [row["kind"] for row in await Entry.select(Entry.kind).where(Entry.record == whom.id).order_by(Entry.id)]
    assert [kind for kind in told if kind.startswith("core.privacy")] == [
        "core.privacy.looked",
        "core.privacy.exported",
        "core.privacy.looked",
        "core.privacy.erased",
    ]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SERVICE, Role.PRIVACY_OFFICER}))
async def test_nobody_else_sees_or_erases_another(app: Litestar, role: Role) -> None:
    whom, marks = await somebody("account")
    async with browser(app, await session_of(await account(role=role))) as client:
        page = await client.get("/account/data")
        for address in ("/desk/privacy", "/desk/privacy?q=qz", f"/desk/privacy/account/{whom}"):
            answer = await client.get(address)
            assert answer.status_code == 403
            assert not any(text in answer.text for text in marks)
        for act in ("copy", "erasure"):
            assert (await send(client, f"/desk/privacy/account/{whom}/{act}", page, reason="asked")).status_code == 403
    assert await Erasure.count() == 0
