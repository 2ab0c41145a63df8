"""Pavilions, bodies and the profile of a stand, as organisers and exhibitors arrange them."""

import pytest

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from core.actor import SYSTEM
from core.errors import Denied, NotFound
from core.forms.merging import ChangedMeanwhile
from core.journal.tables import Entry
from expo.exhibitors.bodies.commands import add_body, move_body, take_body_away
from expo.exhibitors.bodies.queries import bodies_of
from expo.exhibitors.bodies.rules import NamedAlready, NoSuchOrganisation
from expo.exhibitors.pavilions import commands
from expo.exhibitors.pavilions.queries import TAGS, arranged, pavilion_called
from expo.exhibitors.pavilions.rules import CodeThere, StillUsed
from expo.exhibitors.rules import NotNow
from expo.exhibitors.stands.commands import describe_stand
from expo.exhibitors.stands.queries import stand_of
from tests.conftest import NOW
from tests.make.accounts import account, browser, session_of
from tests.make.editions import edition
from tests.make.exhibitors import exhibitor
from tests.make.organisations import organisation, staff

SLUG = "wsce-2026"
EMPTY = {f"{field}_{tag}": "" for field in ("name", "description") for tag in TAGS} | {"kind": "city", "country": ""}


async def add(code: str) -> None:
    lines = {**EMPTY, "name_ko": f"{code}관", "name_ar": "جناح"}
    await commands.add_pavilion(SYSTEM, edition=SLUG, code=code, lines=lines, now=NOW)


async def test_pavilions_are_put_in_order_and_taken_away_only_when_nobody_stands_in_them(db: None) -> None:
    year = await edition(SLUG)
    for code in ("a", "b", "c"):
        await add(code)
    with pytest.raises(CodeThere):
        await add("a")
    await commands.move_pavilion(SYSTEM, edition=SLUG, code="c", up=True, now=NOW)
    await commands.move_pavilion(SYSTEM, edition=SLUG, code="a", up=True, now=NOW)
    assert [one.code for one in await arranged(year.id)] == ["a", "c", "b"]
    await exhibitor("maru", state="declined", lines={"pavilion": "b"})
    with pytest.raises(StillUsed):
        await commands.take_pavilion_away(SYSTEM, edition=SLUG, code="b", now=NOW)
    await commands.take_pavilion_away(SYSTEM, edition=SLUG, code="c", now=NOW)
    assert [one.code for one in await arranged(year.id)] == ["a", "b"]
    with pytest.raises(Denied):
        await commands.move_pavilion(staff(Role.AUDITOR), edition=SLUG, code="a", up=False, now=NOW)


async def test_two_who_change_a_pavilion_at_once_lose_nothing(db: None) -> None:
    year = await edition(SLUG)
    await add("a")
    before = (await pavilion_called(year.id, "a")).lines
    for name in ("name_en", "name_es"):
        await commands.change_pavilion(
            SYSTEM, edition=SLUG, code="a", lines={**before, name: "A"}, before=before, now=NOW
        )
    after = (await pavilion_called(year.id, "a")).lines
    assert (after["name_en"], after["name_es"], after["name_ar"]) == ("A", "A", "جناح")
    with pytest.raises(ChangedMeanwhile):
        await commands.change_pavilion(
            SYSTEM, edition=SLUG, code="a", lines={**before, "name_en": "B"}, before=before, now=NOW
        )


async def test_bodies_have_a_part_once_and_an_order(db: None) -> None:
    year = await edition(SLUG)
    for code in ("molit", "office"):
        await organisation(code)
        await add_body(SYSTEM, edition=SLUG, part="host", organisation=code, now=NOW)
    with pytest.raises(NamedAlready):
        await add_body(SYSTEM, edition=SLUG, part="host", organisation="molit", now=NOW)
    with pytest.raises(NoSuchOrganisation):
        await add_body(SYSTEM, edition=SLUG, part="host", organisation="nobody", now=NOW)
    first, second = (await bodies_of(year.id))["host"]
    await move_body(SYSTEM, second.id, edition=SLUG, up=True, now=NOW)
    assert [one.code for one in (await bodies_of(year.id))["host"]] == ["office", "molit"]
    await take_body_away(SYSTEM, first.id, edition=SLUG, now=NOW)
    assert [one.code for one in (await bodies_of(year.id))["host"]] == ["office"]
    with pytest.raises(NotFound):
        await take_body_away(SYSTEM, first.id, edition=SLUG, now=NOW)
    assert await Entry.count().where(Entry.kind == "expo.exhibitors.bodies_set") == 4


async def test_a_stand_is_described_by_its_own_people_also_after_the_contract(db: None) -> None:
    await edition(SLUG)
    one, mine = await exhibitor("maru")
    _, theirs = await exhibitor("other")
    before = await stand_of(one.id)
    lines = {**before, "sign_ar": "مارو", "speaks": "ko ar", "public_email": "hello@maru.example"}
    with pytest.raises(NotFound):
        await describe_stand(theirs, one.id, lines, before, now=NOW)
    await describe_stand(mine, one.id, lines, before, now=NOW)
    assert await stand_of(one.id) == lines
    payloads = await Entry.select(Entry.payload).where(Entry.kind == "expo.exhibitors.stand_described")
    assert "hello@maru.example" not in str(payloads)
    gone, their_own = await exhibitor("gone", state="withdrawn")
    with pytest.raises(NotNow):
        await describe_stand(their_own, gone.id, lines, before, now=NOW)


async def test_the_pages_at_the_desk_are_there(site: object) -> None:
    token = await session_of(await account(role=Role.ORGANISER))
    async with browser(site, token) as client:  # type: ignore[arg-type]
        for path in ("pavilions", "pavilions/new", "pavilions/spain", "bodies"):
            assert (await client.get(f"/desk/{SLUG}/{path}")).status_code == 200, path
    one, _ = await exhibitor("stand-maru")
    token = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=one.scope))
    async with browser(site, token) as client:  # type: ignore[arg-type]
        answer = await client.get(f"/portal/stand-maru/exhibit/{SLUG}/stand")
        assert answer.status_code == 200
        assert 'name="speaks"' in answer.text
