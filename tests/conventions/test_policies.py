"""Every route has a declared policy and a row in this table: route × role. A new route without its row fails here."""

import httpx
import pytest
from litestar import Litestar, get

from core.access.policies import PUBLIC, UndeclaredPolicy, http_handlers, require_policies
from core.access.roles import Role
from tests.conventions.ways import BY_TOKEN, CHANGED, SENT, SIGN_IN, TABLE, WHO
from tests.make.accounts import account, browser, session_of

FORMS = {row[0] for row in SENT.values()}
OPEN = [
    name
    for name, row in TABLE.items()
    if row[1] not in (SIGN_IN, BY_TOKEN) and row[0] not in FORMS and "core.access" not in name
]


async def test_every_route_stands_in_the_table(site: Litestar) -> None:
    assert sorted(str(handler.name) for handler in http_handlers(site)) == sorted([*TABLE, *SENT, *CHANGED])


@pytest.mark.parametrize("name", sorted(TABLE))
async def test_each_role_gets_what_the_table_says(name: str, site: Litestar, reader: httpx.AsyncClient) -> None:
    address, by_role = TABLE[name]
    published = site.state.shelf["editions"].published["wsce-2026"]
    address = address.format(session=next(iter(published.sessions)), speaker=next(iter(published.speakers)))
    assert {"anonymous": (await reader.get(address)).status_code} == by_role


@pytest.mark.parametrize("name", sorted(SENT))
async def test_nobody_unknown_changes_anything(name: str, reader: httpx.AsyncClient) -> None:
    address, status = SENT[name]
    assert (await reader.post(address, data={"csrf": "0" * 64})).status_code == status


@pytest.mark.parametrize("name", sorted(CHANGED))
async def test_nobody_without_a_token_changes_anything(name: str, reader: httpx.AsyncClient) -> None:
    assert (await reader.patch(CHANGED[name], json={})).status_code == 401


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("name", sorted(OPEN))
async def test_no_public_route_takes_another_method(method: str, name: str, reader: httpx.AsyncClient) -> None:
    address, _ = TABLE[name]
    assert (await reader.request(method, address)).status_code in (404, 405)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SERVICE}))
async def test_each_page_of_the_desk_opens_for_the_roles_that_hold_it(role: Role, site: Litestar) -> None:
    async with browser(site, await session_of(await account(role=role))) as client:
        got = {address: (await client.get(address)).status_code for address in WHO}
    assert got == {address: 200 if role in roles else 403 for address, roles in WHO.items()}


@pytest.mark.planted("a route without a policy")
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
