"""Who sees a record, and why: told to those who see it themselves, and to nobody else."""

from datetime import timedelta
from uuid import uuid4

import pytest
from litestar import Litestar

from core.access.grants.queries import holders
from core.access.permissions import Core
from core.access.roles import Role
from core.access.tokens.commands import make_token
from core.actor import SYSTEM
from core.clock import system_clock
from tests.make.accounts import account, browser, session_of

HER = "Orsolya Quillfeather"


async def asked(site: Litestar, role: Role, address: str) -> tuple[int, str]:
    async with browser(site, await session_of(await account(role=role))) as client:
        client.cookies.set("language", "en", domain="expo.example")
        answer = await client.get(address)
        return answer.status_code, answer.text


async def test_whoever_sees_a_record_learns_who_else_does_and_why(site: Litestar) -> None:
    await account(role=Role.ORGANISER, name=HER)
    status, page = await asked(site, Role.PROGRAMME_EDITOR, "/desk/access/expo:programme:read")
    assert status == 200
    assert HER in page
    assert "Organiser" in page


@pytest.mark.parametrize("permission", ["core:account:read", "core:nothing:read", "signed_in"])
async def test_nobody_learns_who_sees_what_they_do_not(permission: str, site: Litestar) -> None:
    await account(role=Role.ORGANISER, name=HER)
    status, page = await asked(site, Role.PROGRAMME_EDITOR, f"/desk/access/{permission}")
    assert status == 404
    assert HER not in page


async def test_members_of_an_exhibitor_are_counted_not_named_for_those_who_see_no_accounts(site: Litestar) -> None:
    scope = f"organisation:{uuid4()}"
    await account(role=Role.EXHIBITOR_OWNER, scope=scope, name=HER)
    address = f"/desk/access/directory:organisation:read?place={scope}"
    status, page = await asked(site, Role.PROGRAMME_EDITOR, address)
    assert HER not in page
    status, page = await asked(site, Role.ADMINISTRATOR, address)
    assert (status, HER in page) == (200, True)


async def test_a_token_sees_what_it_was_made_for_until_it_ends(site: Litestar) -> None:
    now = system_clock()
    for permission, name in ((Core.ACCOUNT_READ, "Reader of accounts"), (Core.AUDIT_READ, "Reader of the journal")):
        await make_token(
            SYSTEM, name=name, permissions=[permission], life=timedelta(days=1), because="A report.", now=now
        )
    seen = {one.name for one in await holders(Core.ACCOUNT_READ, "", now=now)}
    assert {"Reader of accounts", "Reader of the journal"} & seen == {"Reader of accounts"}
    assert "Reader of accounts" not in {
        one.name for one in await holders(Core.ACCOUNT_READ, "", now=now + timedelta(days=2))
    }
