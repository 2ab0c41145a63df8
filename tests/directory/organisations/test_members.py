"""An owner looks after the people of their own organisation, and of no other."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from litestar import Litestar

from core.access.accounts.commands import invite
from core.access.grants import rules as giving
from core.access.roles import Role
from core.access.sessions.queries import actor_of
from core.access.tables import Account, Grant
from core.actor import Actor, Held
from core.errors import Denied, NotFound, Refusal
from core.journal.queries import history
from core.mail.tables import Letter
from directory.organisations.members import commands
from directory.organisations.rules import scope_of
from tests.conftest import NOW
from tests.directory.organisations.browsing import MINE, OTHER, somebody
from tests.make.accounts import account, browser, session_of
from tests.make.organisations import member

PEOPLE = "/portal/maru/members"
PARK = {"email": "park@maru.example", "name": "Park Sora", "because": "looks after our booth"}


async def grants_of(email: str) -> list[tuple[str, str | None, str]]:
    rows = await Grant.select(Grant.role, Grant.scope, Grant.reason).where(Grant.account.email == email)
    return [(row["role"], row["scope"], row["reason"]) for row in rows]


async def test_an_owner_invites_staff_of_their_own_organisation(app: Litestar) -> None:
    async with somebody(app, Role.EXHIBITOR_OWNER, MINE) as owner:
        answer = await owner.sends(PEOPLE, PARK, from_=PEOPLE)
        assert answer.status_code == 200
        letter = await Letter.select(Letter.address, Letter.text).first()
        assert letter is not None
        assert letter["address"] == "park@maru.example"
        assert "https://expo.example/account/first/" in letter["text"]
        assert "/account/first/" not in answer.text, "the link is for the one who is invited"
        assert await grants_of("park@maru.example") == [("exhibitor_staff", scope_of(MINE), "looks after our booth")]
        page = (await owner.sees(PEOPLE)).text
        assert "Park Sora" in page
        assert "looks after our booth" in page


async def test_somebody_who_acts_for_another_organisation_is_given_this_one_too(app: Litestar) -> None:
    async with (
        somebody(app, Role.EXHIBITOR_OWNER, MINE) as owner,
        somebody(app, Role.EXHIBITOR_STAFF, OTHER) as lee,
    ):
        row = await Account.select(Account.email).where(Account.id == lee.account).first()
        assert row is not None
        given = {**PARK, "email": row["email"].upper()}
        answer = await owner.sends(PEOPLE, given, from_=PEOPLE)
        sent = [one["text"] for one in await Letter.select(Letter.text).where(Letter.account == lee.account)]
        assert (answer.status_code, len(sent)) == (200, 1)
        assert "/account/first/" not in sent[0], "somebody who is in already is told, and needs no link"
        assert {scope for _, scope, _ in await grants_of(row["email"])} == {scope_of(MINE), scope_of(OTHER)}
        before = await lee.sees("/portal/maru")
        assert before.headers["location"].startswith("/account/sign-in"), "a token from before does not grow"
        anew = await Account.objects().get(Account.id == lee.account)
        async with browser(app, await session_of(anew)) as client:
            assert (await client.get("/portal/maru")).status_code == 200
        again = await owner.sends(PEOPLE, given, from_=PEOPLE)
        assert (again.status_code, "This role is held already." in again.text) == (409, True)


async def test_an_owner_invites_nobody_into_another_organisation(app: Litestar) -> None:
    async with somebody(app, Role.EXHIBITOR_OWNER, MINE) as owner:
        assert (await owner.sends("/portal/nuri/members", PARK, from_=PEOPLE)).status_code == 404
        forged = {**PARK, "role": "exhibitor_owner", "where": scope_of(OTHER), "scope": scope_of(OTHER)}
        assert (await owner.sends(PEOPLE, forged, from_=PEOPLE)).status_code == 200
        assert await grants_of("park@maru.example") == [("exhibitor_staff", scope_of(MINE), "looks after our booth")]
        assert (await owner.sends("/desk/accounts", {**PARK, "role": "organiser"}, from_=PEOPLE)).status_code == 403


OWNER = member(MINE, role="exhibitor_owner")
FORBIDDEN = [
    (OWNER, Role.EXHIBITOR_STAFF, scope_of(OTHER)),
    (OWNER, Role.EXHIBITOR_STAFF, None),
    (OWNER, Role.EXHIBITOR_OWNER, scope_of(MINE)),
    (OWNER, Role.ORGANISER, None),
    (OWNER, Role.ADMINISTRATOR, scope_of(MINE)),
    (member(MINE), Role.EXHIBITOR_STAFF, scope_of(MINE)),
]


async def let_through(actor: Actor, role: Role, scope: str | None) -> bool:
    given = {"email": f"{uuid4()}@x.example", "name": "X", "because": "x", "now": NOW}
    try:
        await invite(actor, role=role, scope=scope, **given)  # type: ignore[arg-type]
    except Refusal:
        return False
    return True


async def test_what_is_delegated_reaches_one_role_in_one_place(db: None) -> None:
    assert [await let_through(*one) for one in FORBIDDEN] == [False] * len(FORBIDDEN)
    assert await let_through(OWNER, Role.EXHIBITOR_STAFF, scope_of(MINE))


@pytest.mark.planted("a right without its place")
async def test_the_same_look_finds_a_delegation_that_forgets_the_place(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted flaw: it asks whether somebody may invite at all, not where."""

    def anywhere(actor: Actor, role: str, scope: str | None) -> bool:
        return any(role in roles and giving.may(actor, one) for one, roles in giving.delegated().items())

    monkeypatch.setattr(giving, "may_give_here", anywhere)
    monkeypatch.setattr("core.access.accounts.commands.check_invitation", giving.check_invitation)
    assert [await let_through(*one) for one in FORBIDDEN] != [False] * len(FORBIDDEN)


async def test_an_owner_ends_what_a_colleague_may_do_at_once_and_says_why(app: Litestar) -> None:
    async with (
        somebody(app, Role.EXHIBITOR_OWNER, MINE) as owner,
        somebody(app, Role.EXHIBITOR_STAFF, MINE) as kim,
    ):
        row = await Grant.select(Grant.id).where(Grant.account == kim.account).first()
        assert row is not None
        address = f"{PEOPLE}/{row['id']}/end"
        unsaid = await owner.sends(address, {}, from_=PEOPLE)
        assert (unsaid.status_code, f'id="mistake-ending-{row["id"]}"' in unsaid.text) == (422, True)
        ended = await owner.sends(address, {f"ending-{row['id']}": "left the company"}, from_=PEOPLE)
        assert ended.status_code == 303
        assert (await kim.sees("/portal/maru")).headers["location"].startswith("/account/sign-in")
        after = await Grant.select(Grant.revoked_because).where(Grant.id == row["id"]).first()
        assert after == {"revoked_because": "left the company"}
        assert "core.access.role_revoked" in [one.kind for one in await history(kim.account)]


async def test_nobody_ends_what_is_not_theirs_to_end(db: None) -> None:
    others = await account(role=Role.EXHIBITOR_STAFF, scope=scope_of(OTHER))
    staff = await account(role=Role.ORGANISER)
    owner = await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(MINE))
    actor = await actor_of(await session_of(owner), NOW + timedelta(seconds=1))
    assert actor is not None
    for one in (others, staff, owner):
        row = await Grant.select(Grant.id).where(Grant.account == one.id).first()
        assert row is not None
        for place in (MINE, OTHER):
            with pytest.raises(NotFound):
                await commands.end_membership(actor, place, row["id"], because="x", now=NOW)
    assert await Grant.count().where(Grant.revoked_at.is_not_null()) == 0


async def test_staff_of_the_organisation_see_the_people_and_invite_nobody(app: Litestar) -> None:
    async with somebody(app, Role.EXHIBITOR_STAFF, MINE) as kim, somebody(app, Role.EXHIBITOR_OWNER, OTHER, name="Lee"):
        page = await kim.sees(PEOPLE)
        assert (page.status_code, 'id="invite"' in page.text, "Lee" in page.text) == (200, False, False)
        assert (await kim.sends(PEOPLE, PARK, from_=PEOPLE)).status_code == 404
        assert await Account.count().where(Account.email == PARK["email"]) == 0


async def test_exhibitors_see_their_own_by_name_and_staff_by_number(app: Litestar) -> None:
    await account(role=Role.ORGANISER, name="Choi the organiser")
    await account(role=Role.TRANSLATOR, scope="language:es", name="Ana the translator")
    async with somebody(app, Role.EXHIBITOR_OWNER, MINE, name="Kim the owner") as owner:
        page = (await owner.sees("/portal/maru/sight")).text
    assert "Kim the owner" in page
    assert "for a test" in page
    assert "Organiser: 1" in page
    assert "Choi" not in page
    assert "Translator" not in page


async def test_a_permission_that_is_delegated_must_be_held_in_that_place() -> None:
    held = frozenset({Held("exhibitor_owner", scope_of(MINE))})
    actor = Actor("exhibitor", "x", account=UUID(int=7), held=held)
    with pytest.raises(Denied):
        giving.check_invitation(actor, Role.EXHIBITOR_STAFF, scope_of(OTHER))
    giving.check_invitation(actor, Role.EXHIBITOR_STAFF, scope_of(MINE))


async def test_exhibitors_read_what_happened_without_the_names_of_staff(app: Litestar) -> None:
    desk = "/desk/organisations/maru/profile"
    async with (
        somebody(app, Role.EXHIBITOR_OWNER, MINE, name="Kim the owner") as owner,
        somebody(app, Role.ORGANISER, name="Choi the organiser") as staff,
    ):
        first = {"version": "1", "name_ko": "마루", "website": "https://maru.example"}
        assert (await staff.sends(desk, first, from_=desk)).status_code == 303
        second = {**first, "version": "2", "name_ko": "마루 지도"}
        assert (await owner.sends("/portal/maru/profile", second, from_="/portal/maru/profile")).status_code == 303
        page = (await owner.sees("/portal/maru/sight")).text
        assert "마루 지도" in page
        assert "Kim the owner" in page
        assert "Choi" not in page
        assert "Choi the organiser" in (await staff.sees("/desk/organisations/maru")).text
