"""Every role at every door of an organisation: one's own, another's, and one that is not there."""

import pytest
from litestar import Litestar

from core.access.roles import EXHIBITORS, Role
from tests.directory.organisations.browsing import MINE, somebody
from tests.make.accounts import browser

WRITERS = {Role.ADMINISTRATOR, Role.COOPERATION_LEAD, Role.COOPERATION_OFFICER, Role.ORGANISER}
EVERYWHERE = WRITERS | {Role.AUDITOR}
READ = ("/portal/{}", "/portal/{}/members", "/portal/{}/sight")
WRITE = ("/portal/{}/profile",)
SEND = ("/portal/{}/profile", "/portal/{}/logo/removal", "/portal/{}/members", "/portal/{}/papers")
ABSENT = 404


def expected(role: Role, code: str) -> dict[str, int]:
    """What the policy says: existence is a secret, so whoever may not is told that nothing is there."""
    there = code != "absent"
    own = role in EXHIBITORS and code == "maru"
    reads = dict.fromkeys(READ, 200 if there and (own or role in EVERYWHERE) else ABSENT)
    return reads | dict.fromkeys(WRITE, 200 if there and (own or role in WRITERS) else ABSENT)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SERVICE}))
async def test_each_role_opens_what_the_policy_says_and_nothing_else(role: Role, app: Litestar) -> None:
    place = MINE if role in EXHIBITORS else None
    async with somebody(app, role, place) as person:
        for code in ("maru", "nuri", "absent"):
            got = {one: (await person.sees(one.format(code))).status_code for one in (*READ, *WRITE)}
            assert (code, got) == (code, expected(role, code))


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SERVICE} - EVERYWHERE - EXHIBITORS))
async def test_roles_without_organisations_send_nothing(role: Role, app: Litestar) -> None:
    async with somebody(app, role) as person:
        for address in SEND:
            answer = await person.sends(address.format("maru"), {}, from_="/account/sessions")
            assert (address, answer.status_code) == (address, ABSENT)


async def test_nobody_unknown_opens_or_sends_anything(app: Litestar) -> None:
    async with browser(app) as client:
        for code in ("maru", "absent"):
            got = {(await client.get(one.format(code))).headers["location"][:16] for one in (*READ, *WRITE)}
            sent = {(await client.post(one.format(code))).headers["location"][:16] for one in SEND}
            assert got | sent == {"/account/sign-in"}
