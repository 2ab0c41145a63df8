"""Pairs are found without comparing all with all, and what was said of them is remembered for as long as it holds."""

from uuid import UUID

from litestar import Litestar

from bench.labelled_pairs import ORGANISATIONS, PEOPLE, sides
from core.access.roles import Role
from core.jobs.running import run_one
from directory.duplicates.blocks import candidates
from directory.duplicates.comparing import keys_of
from directory.duplicates.finding import find
from directory.duplicates.subjects import ORGANISATION, PERSON
from directory.duplicates.tables import OrganisationPair
from directory.organisations.tables import Organisation
from directory.people.tables import Person
from i18n.text import to_json, written
from tests.conftest import NOW
from tests.directory.organisations.browsing import somebody
from tests.make.organisations import organisation

PAGE = "/desk/duplicates/organisations"


async def quietly(_done: int, _total: int) -> None:
    """Nobody looks how far it is."""


def name(**texts: str) -> str:
    return to_json(written(next(iter(texts)), texts)) or ""


def test_nearly_all_that_are_one_share_a_key_and_few_others_do() -> None:
    for path in (ORGANISATIONS, PEOPLE):
        told = [(line[0] == "+", *sides(path, line)) for line in path.read_text().splitlines() if line[0] in "+-"]
        met = [bool(keys_of(left) & keys_of(right)) for one, left, right in told if one]
        assert sum(met) / len(met) >= 0.95
    keys = {number: keys_of(one) for number, one in enumerate(side for _, *row in told for side in row)}
    assert len(candidates(keys)) < len(keys) ** 2 / 20


async def test_a_pair_is_shown_with_why_and_not_again_until_one_of_them_changes(app: Litestar) -> None:
    await organisation("maru-a", name=name(ko="마루기술㈜"), website="https://www.maru.example")
    await organisation("maru-b", name=name(en="Maru Technology Co., Ltd."), website="https://maru.example/en")
    await organisation("gaon", name=name(ko="가온시청"))
    async with somebody(app, Role.ORGANISER) as staff:
        assert (await staff.sends(f"{PAGE}/looks", {}, from_=PAGE)).status_code == 303
        assert 'role="status"' in (await staff.sees(PAGE)).text
        while await run_one(NOW):
            pass
        page = (await staff.sees(PAGE)).text
        assert "/desk/organisations/maru-a" in page
        assert "\u2068maru.example\u2069" in page
        assert "gaon" not in page
        pair = await OrganisationPair.select().first()
        assert pair is not None
        assert (await staff.sends(f"{PAGE}/{pair['id']}/apart", {}, from_=PAGE)).status_code == 303
        assert "/desk/organisations/maru-a" not in (await staff.sees(PAGE)).text
        assert await find(ORGANISATION, NOW, quietly) == 1
        assert "/desk/organisations/maru-a" not in (await staff.sees(PAGE)).text
        await Organisation.update({Organisation.name: name(en="Maru Tech")}).where(Organisation.code == "maru-b")
        await find(ORGANISATION, NOW, quietly)
        assert "/desk/organisations/maru-a" in (await staff.sees(PAGE)).text
        await Organisation.update({Organisation.name: name(ko="나루식품"), Organisation.website: None}).where(
            Organisation.code == "maru-b"
        )
        await find(ORGANISATION, NOW, quietly)
        assert not await OrganisationPair.exists()


async def test_people_are_for_those_who_may_see_people(app: Litestar) -> None:
    await Person.insert(
        Person(id=UUID(int=5), names='{"es": "Ana Lucía Quispe Mamani"}'),
        Person(id=UUID(int=6), names='{"en": "Ana Lucia Quispe Mamani"}'),
        Person(id=UUID(int=7), names='{"und": "–"}'),
        Person(id=UUID(int=8), names='{"und": "–"}'),
    )
    assert await find(PERSON, NOW, quietly) == 1
    async with somebody(app, Role.COOPERATION_OFFICER) as officer:
        page = (await officer.sees("/desk/duplicates/people")).text
        assert f"/desk/people/{UUID(int=5)}" in page
        assert f"/desk/people/{UUID(int=7)}" not in page
    async with somebody(app, Role.ORGANISER) as organiser:
        assert (await organiser.sees("/desk/duplicates/people")).status_code == 403
        assert (await organiser.sees("/desk/duplicates/nothing")).status_code == 404
