"""An organisation is typed, by name or code, wherever a form wants one: no page lists a directory of a hundred thousand."""

import re

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.access.tables import Account, Grant
from directory.organisations.rules import scope_of
from directory.organisations.typed import MOST_OFFERED
from i18n.text import to_json, written
from tests.directory.organisations.browsing import somebody
from tests.make.organisations import organisation

NEW = "/desk/accounts/new"
NOOR = {
    "name": "Noor",
    "email": "noor@nuri.example",
    "language": "ar",
    "role": "exhibitor_owner",
    "because": "exhibits",
}


@pytest.mark.parametrize("line", ["누리기술", "nuri TECHNOLOGY", "nuri-tech", "Nuri Technology · nuri-tech"])
async def test_an_invitation_finds_it_by_any_of_its_names_and_by_its_code(line: str, app: Litestar) -> None:
    nuri = await organisation("nuri-tech", name=to_json(written("ko", {"ko": "누리기술", "en": "Nuri Technology"})))
    await organisation("nuri-works", name=to_json(written("ko", {"ko": "누리기술공업", "en": "Nuri Technology Works"})))
    async with somebody(app, Role.ADMINISTRATOR) as staff:
        answer = await staff.sends("/desk/accounts", {**NOOR, "organisation": line}, from_=NEW)
        assert answer.status_code == 303
        page = (await staff.sees(answer.headers["location"])).text
    scopes = await Grant.select(Grant.scope).where(Grant.role == "exhibitor_owner").output(as_list=True)
    assert scopes == [scope_of(nuri.id)]
    assert "Nuri Technology" in page
    assert str(nuri.id) not in page


async def test_what_fits_several_or_nothing_is_told_at_the_field_and_invites_nobody(app: Litestar) -> None:
    for code in ("nuri-one", "nuri-two"):
        await organisation(code, name=to_json(written("en", {"en": "Nuri"})))
    async with somebody(app, Role.ADMINISTRATOR) as staff:
        several = await staff.sends("/desk/accounts", {**NOOR, "organisation": "Nuri"}, from_=NEW)
        nothing = await staff.sends("/desk/accounts", {**NOOR, "organisation": "Mugunghwa"}, from_=NEW)
        unsaid = await staff.sends("/desk/accounts", {**NOOR, "organisation": ""}, from_=NEW)
        assert (several.status_code, nothing.status_code, unsaid.status_code) == (422, 422, 422)
        for page in (several.text, nothing.text, unsaid.text):
            assert re.search(r'name="organisation"[^>]* aria-invalid="true"', page)
        assert "nuri-one" in several.text
        assert "nuri-two" in several.text
        assert 'value="Mugunghwa"' in nothing.text
        assert not await Account.exists().where(Account.email == NOOR["email"])
        chosen = await staff.sends("/desk/accounts", {**NOOR, "organisation": "Nuri · nuri-two"}, from_=NEW)
        assert chosen.status_code == 303


@pytest.mark.parametrize(
    ("role", "field", "given"),
    [
        ("cooperation_officer", "organisation", "nuri-tech"),
        ("cooperation_officer", "where", "language:es"),
        ("exhibitor_owner", "where", "language:es"),
        ("auditor", "where", "language:es"),
        ("translator", "organisation", "nuri-tech"),
    ],
)
async def test_a_limit_that_a_role_does_not_have_is_told_and_never_left_out(
    role: str, field: str, given: str, app: Litestar
) -> None:
    """Left out silently, the role would be given for everywhere."""
    await organisation("nuri-tech")
    whole = {"exhibitor_owner": {"organisation": "nuri-tech"}, "translator": {"where": "language:es"}}.get(role, {})
    async with somebody(app, Role.ADMINISTRATOR) as staff:
        sent = {**NOOR, "role": role, **whole, field: given}
        refused = await staff.sends("/desk/accounts", sent, from_=NEW)
        assert refused.status_code == 422
        assert "This role is not limited in this way" in refused.text
        assert not await Account.exists().where(Account.email == NOOR["email"])
        right = await staff.sends("/desk/accounts", {**NOOR, "role": role, **whole}, from_=NEW)
        assert right.status_code == 303


async def test_a_big_directory_is_not_listed_and_its_last_organisation_is_found(app: Litestar) -> None:
    for number in range(MOST_OFFERED + 20):
        await organisation(f"many-{number:04}", name=to_json(written("en", {"en": f"Many {number:04}"})))
    last = f"Many {MOST_OFFERED + 19:04}"
    async with somebody(app, Role.ADMINISTRATOR) as staff:
        for address in (NEW, "/desk/organisations/many-0001/standing"):
            page = (await staff.sees(address)).text
            assert page.count('<option value="Many ') == MOST_OFFERED, address
            assert last not in page
        answer = await staff.sends("/desk/accounts", {**NOOR, "organisation": last}, from_=NEW)
        assert answer.status_code == 303
