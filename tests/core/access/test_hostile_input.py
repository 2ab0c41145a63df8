"""Whatever is sent to a form or asked of a page: a sentence comes back, never an error of ours."""

import random
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from urllib.parse import quote

import pytest
from litestar import Litestar

from core.access.passkeys.challenges import KeyRefused
from core.access.passkeys.commands import _credential
from core.access.tables import Account, Grant
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.organisations import organisation

NASTY = (
    *("", " ", "\0", "a\0b", "\ud800", "\u202e\u2066", "'; DROP TABLE core_account; --", "<script>alert(1)</script>"),
    *("%", "_", "\\", "{0}", "{actor}", "%(name)s", "{{ 7 * 7 }}", "٣٤٥", "１２３", "가", "가" * 50_000, "-1"),
    *(
        "9" * 30,
        "nan",
        "../../etc",
        "language:xx",
        "organisation:none",
        "//evil.example",
        "\r\nSet-Cookie: a=b",
        "🧑‍🚀",
    ),
)
FIELDS = ("email", "password", "again", "code", "name", "role", "where", "because", "token", "next", "language")
PAGES = ("/desk/accounts?q={}", "/desk/accounts?after={}", "/desk/audit?kind={}", "/desk/audit?record={}",
         "/desk/audit?before={}", "/desk/audit?by={}", "/desk/palette?q={}", "/account/sign-in?next={}",
         "/account/confirm?next={}", "/desk/gallery?form={}", "/desk/accounts/{}", "/account/first/{}")  # fmt: skip
OCTETS = (b"a=%", b"a=%zz", b"=&&=", b"\xff\xfe=\xff", b"csrf=%00", b"a" * 300_000, b"%ED%A0%80=%ED%A0%80", b"{}")
KINDS = (
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "text/plain",
    "",
)


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


def octets_of(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


async def test_no_page_breaks_on_what_its_address_says(app: Litestar) -> None:
    async with browser(app, await session_of(await account())) as client:
        broken = [
            page
            for page in PAGES
            for nasty in NASTY
            if len(nasty) < 1_000 and (await client.get(page.format(octets_of(nasty)))).status_code >= 500
        ]
    assert broken == []


async def test_no_form_breaks_on_what_is_typed_into_it(app: Litestar) -> None:
    chance = random.Random(3)
    other = await account()
    forms = ("/account/sign-in", "/account/first", "/account/confirm", "/account/language", "/desk/accounts",
             f"/desk/accounts/{other.id}/grants", f"/desk/accounts/{other.id}/suspension")  # fmt: skip
    async with browser(app, await session_of(await account())) as client:
        page = (await client.get("/desk/accounts/new")).text
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
        assert found is not None
        for number in range(300):
            address = forms[number % len(forms)]
            chosen = {field: octets_of(chance.choice(NASTY)) for field in FIELDS if chance.random() < 0.8}
            body = "&".join([f"csrf={found[1]}", *(f"{name}={value}" for name, value in chosen.items())])
            answer = await client.post(
                address, content=body, headers={"content-type": "application/x-www-form-urlencoded"}
            )
            assert answer.status_code < 500, (address, chosen, answer.text[:300])
            assert "<script>alert" not in answer.text
            for octets in OCTETS if number < len(forms) else ():
                for kind in KINDS:
                    sent = await client.post(address, content=octets, headers={"content-type": kind})
                    assert sent.status_code < 500, (address, octets[:40], kind)


async def test_a_role_is_only_given_for_a_place_that_there_is(app: Litestar) -> None:
    """A scope that names nothing would break every later page of whoever holds it."""
    fields = {"name": "A", "email": "a@expo.example", "role": "translator", "because": "asked for", "language": "es"}
    async with browser(app, await session_of(await account())) as client:
        page = (await client.get("/desk/accounts/new")).text
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
        assert found is not None
        for where in ("language:xx", f"organisation:{(await organisation('none')).id}", ""):
            answer = await client.post("/desk/accounts", data={**fields, "csrf": found[1], "where": where})
            assert answer.status_code == 422
        assert await Account.count().where(Account.email == "a@expo.example") == 0
        answer = await client.post("/desk/accounts", data={**fields, "csrf": found[1], "where": "language:es"})
        assert answer.status_code == 303
        assert [row["scope"] for row in await Grant.select(Grant.scope).where(Grant.role == "translator")] == [
            "language:es"
        ]


async def test_whoever_proved_themselves_long_ago_is_asked_before_a_form_is_shown(db: None) -> None:
    """Otherwise what they typed would be gone when they come back from proving it."""
    boss, other = await account(), await account()
    token = await session_of(boss)
    for after, forms in ((timedelta(minutes=9), 1), (timedelta(minutes=11), 0)):
        async with started(lambda after=after: NOW + after) as app, browser(app, token) as client:
            page = (await client.get(f"/desk/accounts/{other.id}")).text
            assert page.count(f'action="/desk/accounts/{other.id}/grants"') == forms
            assert ("/account/confirm?next=" in page) == (forms == 0)


@pytest.mark.parametrize("answer", ['{"a":' * 5_000, "[" * 100_000, "null", '{"id": 1}', "\ud800"])
def test_a_passkeys_answer_that_no_authenticator_gives_is_refused(answer: str) -> None:
    with pytest.raises(KeyRefused):
        _credential(answer)
