"""Every route has a declared policy and a row in `bench.rights`: route × role. A new route without its row fails here."""

import httpx
import pytest
from litestar import Litestar, get

from bench.rights import ANYONE, HALF, RIGHTS, SIGNED_IN, VISITOR
from core.access.csrf import HEADER, token_for
from core.access.policies import (
    HALF_SIGNED_IN,
    PUBLIC,
    UndeclaredPolicy,
    http_handlers,
    policies,
    require_policies,
)
from core.access.policies import SIGNED_IN as SIGNED
from core.access.policies import VISITOR as LOOKED_AT
from core.access.roles import Role
from tests.conventions.ways import PEOPLE, SAFE, address, of_the_desk, to_nobody, to_role
from tests.make.accounts import account, browser, session_of

SAID = {PUBLIC: ANYONE, LOOKED_AT: VISITOR, HALF_SIGNED_IN: HALF, SIGNED: SIGNED_IN}
SENT_TO = {row[1] for row in RIGHTS.values() if row[0] != SAFE}
OPEN = [name for name, (_, path, who) in RIGHTS.items() if who in (ANYONE, VISITOR) and path not in SENT_TO]


@pytest.fixture
def found(site: Litestar) -> dict[str, str]:
    """What the addresses of the table name. Pages that stay open are told to come back: they would not end."""
    site.state.hub.close()
    published = site.state.shelf["editions"].published["wsce-2026"]
    directory = site.state.shelf["exhibitors"]["wsce-2026"]
    booth = next(iter(site.state.shelf["floor"]["wsce-2026"].booths))
    return {
        "programme_session": next(iter(published.sessions)),
        "speaker": next(iter(published.speakers)),
        "booth": booth,
        "listed": next(iter(directory.by_code)),
        "house": next(iter(directory.houses)),
    }


async def test_each_route_is_declared_for_those_whom_the_table_names(site: Litestar) -> None:
    declared = {
        str(one.name): (min(one.http_methods), SAID.get(one.opt["policy"]) or policies()[one.opt["policy"]].roles)
        for one in http_handlers(site)
    }
    assert declared == {name: (method, who) for name, (method, _, who) in RIGHTS.items()}


@pytest.mark.parametrize("name", sorted(RIGHTS))
async def test_somebody_unknown_gets_pages_and_changes_nothing(
    name: str, found: dict[str, str], reader: httpx.AsyncClient
) -> None:
    sent = {} if RIGHTS[name][0] == SAFE else {"data": {"csrf": "0" * 64}}
    answer = await reader.request(RIGHTS[name][0], address(name, found), **sent)
    assert answer.status_code == to_nobody(name)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("name", sorted(OPEN))
async def test_no_public_route_takes_another_method(
    method: str, name: str, found: dict[str, str], reader: httpx.AsyncClient
) -> None:
    assert (await reader.request(method, address(name, found))).status_code in (404, 405)


@pytest.mark.parametrize("role", sorted(PEOPLE))
async def test_each_role_opens_its_pages_and_sends_no_form_of_others(
    role: Role, site: Litestar, found: dict[str, str]
) -> None:
    token = await session_of(await account(role=role))
    expected = {name: status for name in of_the_desk() if (status := to_role(name, role)) is not None}
    async with browser(site, token) as client:
        client.headers[HEADER] = token_for(token)
        got = {name: await client.request(RIGHTS[name][0], address(name, found)) for name in expected}
    assert {name: answer.status_code for name, answer in got.items()} == expected


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
