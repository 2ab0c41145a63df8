"""Who gets in: by token and never by cookie, to what the token allows, and what those hear who are refused."""

import httpx
import pytest
from litestar import Litestar

from core.access.permissions import Core
from directory.organisations import queries
from directory.permissions import Directory
from tests.core.api.asking import asking, token
from tests.make.accounts import account, browser, session_of
from tests.make.organisations import organisation, staff

LOCKED = ("/api/v1/organisations", "/api/v1/accounts", "/api/v1/entries")


def assert_problem(response: httpx.Response, status: int) -> None:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    assert response.json()["status"] == status
    assert response.json()["type"].endswith(f"#status-{status}")


@pytest.mark.parametrize("address", LOCKED)
async def test_a_cookie_opens_nothing_here(address: str, app: Litestar) -> None:
    async with browser(app, await session_of(await account())) as client:
        response = await client.get(address)
    assert_problem(response, 401)
    assert response.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("given", ["mdg_" + "a" * 43, "mdg_", "", "é", "a" * 5_000])
async def test_a_token_that_opens_nothing_is_refused(given: str, app: Litestar) -> None:
    async with asking(app) as client:
        response = await client.get("/api/v1/accounts", headers={"authorization": f"Bearer {given}".encode()})
    assert_problem(response, 401)


async def test_each_address_opens_for_the_permission_that_it_names_and_no_other(app: Litestar) -> None:
    await organisation("seoul-lamps")
    needs = dict(zip(LOCKED, (Directory.ORGANISATION_READ, Core.ACCOUNT_READ, Core.AUDIT_READ), strict=True))
    for permission in needs.values():
        async with asking(app, await token(permission)) as client:
            for address, needed in needs.items():
                response = await client.get(address)
                assert (response.status_code == 200) == (needed == permission), address
                assert permission == needed or "seoul" not in response.text


async def test_no_account_tells_its_address(app: Litestar) -> None:
    one = await account()
    async with asking(app, await token(Core.ACCOUNT_READ)) as client:
        response = await client.get("/api/v1/accounts")
    assert str(one.id) in response.text
    assert "@" not in response.text


async def codes_shown_to_an_auditor_of_nothing() -> list[str]:
    """Somebody who holds no permission for organisations, past the door."""
    return [one.code for one in await queries.organisations(staff("translator"))]


async def test_lists_hold_to_the_scope_even_behind_the_door(app: Litestar) -> None:
    await organisation("seoul-lamps")
    assert await codes_shown_to_an_auditor_of_nothing() == []


@pytest.mark.planted("an API list without scope")
async def test_the_same_check_finds_a_list_without_scope(app: Litestar, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted flaw: a list that forgot to ask where the reader may look."""
    await organisation("seoul-lamps")
    monkeypatch.setattr(queries, "_conditions", lambda *_: [])
    assert await codes_shown_to_an_auditor_of_nothing() == ["seoul-lamps"]


async def test_what_is_not_there_and_what_is_not_taken_are_problems_too(app: Litestar) -> None:
    async with asking(app) as client:
        assert_problem(await client.get("/api/v1/nothing", headers={"accept-language": "ko"}), 404)
        wrong = await client.delete("/api/v1/editions")
        assert_problem(wrong, 405)
        assert set(wrong.headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
        assert_problem(await client.get("/api/v1/countries?limit=0"), 400)
        assert (await client.get("/api/v1/countries?limit=x")).json()["errors"][0]["pointer"] == "?limit"
        korean = await client.get("/api/v1/accounts", headers={"accept-language": "ko"})
        english = await client.get("/api/v1/accounts", headers={"accept-language": "en"})
        assert korean.json()["detail"] != english.json()["detail"] == "Please sign in first."


async def test_head_and_options_are_answered(app: Litestar) -> None:
    async with asking(app) as client:
        head = await client.head("/api/v1/editions")
        assert (head.status_code, head.content) == (200, b"")
        options = await client.options("/api/v1/editions")
        assert options.status_code == 204
        assert "GET" in options.headers["allow"]


async def test_the_reference_names_every_operation_and_where_problems_lead(app: Litestar) -> None:
    async with asking(app) as client:
        page = await client.get("/api/v1/reference")
        assert page.status_code == 200
        described = (await client.get("/api/v1/openapi.json")).json()["paths"]
        for path, methods in described.items():
            assert all(f"{method.upper()} {path}" in page.text for method in methods)
        assert "core:account:read" in page.text
        for address in ("/api/v1/nothing", "/api/v1/accounts", "/api/v1/countries?limit=0"):
            anchor = (await client.get(address)).json()["type"].partition("#")[2]
            assert f'id="{anchor}"' in page.text
