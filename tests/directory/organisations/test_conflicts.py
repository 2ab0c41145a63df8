"""Two people change one profile in two browsers: the second sees mine, theirs and before, and loses nothing."""

import re

import pytest
from litestar import Litestar

from core.access.roles import Role
from directory.organisations import commands, queries
from directory.organisations.queries import Profile
from directory.organisations.rules import FIELDS
from tests.directory.organisations.browsing import MINE, Person, somebody

PAGE = "/portal/maru/profile"
_field = re.compile(r'<input type="hidden" name="([a-z_A-Z0-9-]+)" value="([^"]*)"')


async def stored() -> Profile:
    return await queries.locked(MINE)


async def form_of(person: Person) -> dict[str, str]:
    """What the form holds when it is opened."""
    page = await person.sees(PAGE)
    profile = await stored()
    assert page.status_code == 200
    return {**profile.texts(), "version": str(profile.version)}


def hidden(page: str) -> dict[str, str]:
    return {name: value for name, value in _field.findall(page) if name not in ("csrf", "next", "idempotency")}


async def two_save(app: Litestar) -> tuple[int, str]:
    """Kim and Lee open the form; Kim saves, then Lee: what Lee is answered."""
    async with somebody(app, Role.EXHIBITOR_OWNER, MINE) as kim, somebody(app, Role.EXHIBITOR_STAFF, MINE) as lee:
        kims, lees = await form_of(kim), await form_of(lee)
        kims |= {"name_en": "Maru Limited", "name_es": "Maru S.A."}
        assert (await kim.sends(PAGE, kims, from_=PAGE)).status_code == 303
        lees |= {"name_en": "Maru Corporation", "website": "https://maru.example"}
        answer = await lee.sends(PAGE, lees, from_=PAGE)
        return answer.status_code, answer.text


async def test_the_second_is_shown_both_and_nothing_of_either_is_lost(app: Litestar) -> None:
    status, page = await two_save(app)
    assert status == 409
    kept = hidden(page)
    assert (kept["name_en"], kept["theirs_name_en"], kept["before_name_en"]) == (
        "Maru Corporation",
        "Maru Limited",
        "maru Inc.",
    )
    assert (kept["name_es"], kept["theirs_name_es"], kept["website"]) == ("", "Maru S.A.", "https://maru.example")
    assert {name[7:] for name in kept if name.startswith("theirs_")} == {"name_en", "name_es", "website"}
    assert set(FIELDS) <= set(kept)
    assert (await stored()).texts()["name_en"] == "Maru Limited"


@pytest.mark.planted("the last one wins")
async def test_the_same_look_finds_a_save_where_the_last_one_wins(
    app: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted flaw: the version is the one of now, whatever the form was filled in from."""
    careful = commands.edit_profile

    async def careless(*args: object, version: int, **more: object) -> int:
        return await careful(*args, version=(await stored()).version, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(commands, "edit_profile", careless)
    status, _ = await two_save(app)
    assert (status, (await stored()).texts()["name_en"], (await stored()).texts()["name_es"]) == (
        303,
        "Maru Corporation",
        "",
    )


async def test_nobody_chooses_for_the_second_where_both_wrote(app: Litestar) -> None:
    _, page = await two_save(app)
    async with somebody(app, Role.EXHIBITOR_STAFF, MINE) as lee:
        picked = {"pick_name_es": "theirs", "pick_website": "mine"}
        answer = await lee.sends(PAGE, {**hidden(page), **picked}, from_=PAGE)
        assert answer.status_code == 422
        assert 'id="mistake-pick_name_en"' in answer.text
        assert hidden(answer.text) == hidden(page)
        saved = await lee.sends(PAGE, {**hidden(answer.text), **picked, "pick_name_en": "mine"}, from_=PAGE)
        assert (saved.status_code, saved.headers["location"]) == (303, "/portal/maru")
    now = (await stored()).texts()
    assert (now["name_en"], now["name_es"], now["website"]) == ("Maru Corporation", "Maru S.A.", "https://maru.example")


async def test_what_was_chosen_can_be_written_on(app: Litestar) -> None:
    _, page = await two_save(app)
    async with somebody(app, Role.EXHIBITOR_STAFF, MINE) as lee:
        picked = {"pick_name_es": "theirs", "pick_website": "mine", "pick_name_en": "theirs", "write_on": "yes"}
        answer = await lee.sends(PAGE, {**hidden(page), **picked}, from_=PAGE)
    assert answer.status_code == 200
    assert hidden(answer.text) == {"version": "2"}
    for value in ("Maru Limited", "Maru S.A.", "https://maru.example"):
        assert f'value="{value}"' in answer.text
    assert (await stored()).version == 2


async def test_a_third_who_saves_meanwhile_is_compared_too(app: Litestar) -> None:
    _, page = await two_save(app)
    async with somebody(app, Role.EXHIBITOR_STAFF, MINE) as lee, somebody(app, Role.ORGANISER) as staff:
        desk = "/desk/organisations/maru/profile"
        profile = await stored()
        third = {**profile.texts(), "version": str(profile.version), "name_es": "Maru de Corea"}
        assert (await staff.sends(desk, third, from_=desk)).status_code == 303
        picked = {"pick_name_es": "theirs", "pick_website": "mine", "pick_name_en": "mine"}
        answer = await lee.sends(PAGE, {**hidden(page), **picked}, from_=PAGE)
        assert answer.status_code == 409
        kept = hidden(answer.text)
        assert (kept["theirs_name_es"], kept["name_es"], kept["version"]) == ("Maru de Corea", "Maru S.A.", "3")


async def test_a_mistake_is_said_at_its_field_and_all_that_was_typed_is_still_there(app: Litestar) -> None:
    async with somebody(app, Role.EXHIBITOR_STAFF, MINE) as kim:
        given = {**await form_of(kim), "website": "javascript:alert(1)", "description_ko": "지도를 만듭니다."}
        answer = await kim.sends(PAGE, given, from_=PAGE)
    assert answer.status_code == 422
    assert 'id="mistake-website"' in answer.text
    assert "지도를 만듭니다." in answer.text
    assert 'value="javascript:alert(1)"' in answer.text


async def test_nobody_changes_another_organisation_s_profile(app: Litestar) -> None:
    async with somebody(app, Role.EXHIBITOR_OWNER, MINE) as kim, somebody(app, Role.AUDITOR) as auditor:
        given = {"version": "1", "name_ko": "우리 것"}
        assert (await kim.sends("/portal/nuri/profile", given, from_="/portal/maru/profile")).status_code == 404
        assert (await kim.sends("/desk/organisations/nuri/profile", given, from_=PAGE)).status_code == 403
        assert (await auditor.sends(PAGE, given, from_="/desk")).status_code == 404
    assert (await queries.locked((await stored()).id)).version == 1


async def test_line_ends_of_a_browser_are_no_change_and_lines_survive_the_comparison(app: Litestar) -> None:
    async with somebody(app, Role.EXHIBITOR_OWNER, MINE) as kim, somebody(app, Role.EXHIBITOR_STAFF, MINE) as lee:
        first = {**await form_of(kim), "description_ko": "첫 줄\r\n둘째 줄"}
        assert (await kim.sends(PAGE, first, from_=PAGE)).status_code == 303
        kims = {**await form_of(kim), "description_ko": "첫 줄\r\n둘째 줄", "name_en": "Maru Limited"}
        lees = {**kims, "name_en": "maru Inc.", "description_en": "One\r\nTwo"}
        assert (await kim.sends(PAGE, kims, from_=PAGE)).status_code == 303
        page = (await lee.sends(PAGE, lees, from_=PAGE)).text
        assert {name[7:] for name in hidden(page) if name.startswith("theirs_")} == {"name_en", "description_en"}
        chosen = {"pick_name_en": "theirs", "pick_description_en": "mine"}
        assert (await lee.sends(PAGE, {**hidden(page), **chosen}, from_=PAGE)).status_code == 303
    now = (await stored()).texts()
    assert (now["description_ko"], now["description_en"], now["name_en"]) == (
        "첫 줄\n둘째 줄",
        "One\nTwo",
        "Maru Limited",
    )
