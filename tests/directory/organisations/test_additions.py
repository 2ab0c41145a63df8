"""Adding an organisation at the desk: once, not twice under another spelling, and with what was typed kept."""

import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar import Litestar

from core.access.roles import Role
from directory.organisations.additions.rules import alike, essence
from directory.organisations.tables import Organisation
from tests.directory.organisations.browsing import somebody
from tests.make.organisations import organisation

LIST, NEW = "/desk/organisations", "/desk/organisations/new"
NURI = {"code": "nuri-tech", "kind": "company", "name_ko": "누리기술 주식회사", "website": "https://nuritech.example"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Maru Co., Ltd.", "MARU"), ("(주)마루", "마루 주식회사"), ("마루주식회사", "㈜ 마루"), ("Árbol S.A.", "árbol")],
)
def test_a_legal_form_does_not_make_another_organisation(one: str, other: str) -> None:
    assert essence(one) == essence(other)


@given(st.text(max_size=40))
def test_a_name_of_anything_is_like_itself_and_never_like_nothing(name: str) -> None:
    assert essence(name) == essence(f" {name} ")
    assert not alike([""], "", [name], "")


async def test_staff_add_one_and_come_to_its_page(app: Litestar) -> None:
    async with somebody(app, Role.ORGANISER) as staff:
        answer = await staff.sends(LIST, NURI, from_=NEW)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{LIST}/nuri-tech")
        page = (await staff.sees(f"{LIST}/nuri-tech")).text
        assert "누리기술 주식회사" in page
        invitation = (await staff.sees("/desk/accounts/new?organisation=nuri-tech")).text
        assert re.search(r'name="organisation"[^>]* value="nuri-tech"', invitation)


async def test_what_reads_like_one_that_is_there_is_asked_about_and_added_when_it_is_another(app: Litestar) -> None:
    await organisation("nuri-old", website="https://www.nuritech.example")
    async with somebody(app, Role.ORGANISER) as staff:
        asked = await staff.sends(LIST, NURI, from_=NEW)
        assert asked.status_code == 409
        assert f'href="{LIST}/nuri-old"' in asked.text
        assert 'value="nuri-tech"' in asked.text
        assert not await Organisation.exists().where(Organisation.code == "nuri-tech")
        added = await staff.sends(LIST, {**NURI, "another": "yes"}, from_=NEW)
        assert added.status_code == 303


@pytest.mark.parametrize("code", ["new", "exports", "Maru", "a--b", "", quote("가")])
async def test_a_code_that_no_address_can_be_is_told_at_its_field(code: str, app: Litestar) -> None:
    async with somebody(app, Role.ORGANISER) as staff:
        answer = await staff.sends(LIST, {**NURI, "code": code}, from_=NEW)
        assert answer.status_code == 422
        assert 'id="mistake-code"' in answer.text
        assert "누리기술" in answer.text


async def test_those_who_may_not_add_any_find_no_page(app: Litestar) -> None:
    async with somebody(app, Role.AUDITOR) as auditor:
        assert (await auditor.sees(NEW)).status_code == 404
        assert NEW not in (await auditor.sees(LIST)).text
