"""Organisations and people are found however they are typed, by who may see them."""

from uuid import uuid4

import pytest

from core.actor import SYSTEM
from core.db.transaction import transaction
from core.errors import Denied
from directory.finding.queries import found_organisations, found_people
from directory.finding.rules import address_in, asked_for, nearly
from directory.people.tables import Person
from tests.make.organisations import member, organisation, staff

NAMES = {
    "minjun": '{"ko": "김민준"}',
    "jose": '{"es": "José Núñez García"}',
    "wang": '{"zh-Hans": "王伟"}',
    "sara": '{"ar": "سارة العتيبي"}',
    "anna": '{"ru": "Анна Петрова"}',
}
TYPED = {
    "minjun": ("김민준", "민준", "ㄱㅁㅈ", "ㅁㅈ", "kim minjun", "gimmin", "김민쥰"),
    "jose": ("nunez", "José NÚ", "garcia jose", "garica", "nunnez", "gacia"),
    "wang": ("王伟", "伟", "wangwei"),
    "sara": ("العتيبي", "عتيبي", "ساره", "العتبي"),
    "anna": ("ПЕТРОВА", "анна пет", "петрвоа"),
}


def test_what_would_find_everything_or_nothing_is_not_asked() -> None:
    assert [asked_for(one) for one in ("", " - ", "ㄱ", "ㄱ 김")] == ["", "", "", ""]
    assert asked_for("O'Neil\\") == "'o' & 'neil':*"
    assert nearly("abc 12") == ""
    assert [address_in(one) for one in (" Ana@Example.ORG", "@ana", "ana @x")] == ["ana@example.org", "", ""]


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("typed", ["a" * 5_000, "가" * 5_000, "\0", "kim\0min", "ㄱ" * 5_000])
async def test_whatever_is_typed_the_database_can_be_asked(typed: str) -> None:
    assert await found_people(SYSTEM, typed, most=5) == []


@pytest.mark.usefixtures("db")
async def test_people_are_found_however_they_are_typed() -> None:
    ids = {name: uuid4() for name in NAMES}
    await Person.insert(*(Person(id=ids[name], names=names) for name, names in NAMES.items()))
    known = {key: name for name, key in ids.items()}
    found = {
        (name, typed): [known[one.id] for one in await found_people(SYSTEM, typed, most=6)]
        for name, ways in TYPED.items()
        for typed in ways
    }
    assert found == {(name, typed): [name] for name, typed in found}
    async with transaction():
        await Person.update({Person.names: '{"ko": "박서연"}'}).where(Person.id == ids["minjun"])
        assert (await found_people(SYSTEM, "김민준", most=6), len(await found_people(SYSTEM, "park", most=6))) == (
            [],
            1,
        )
    with pytest.raises(Denied):
        await found_people(staff("organiser"), "박서연", most=6)


@pytest.mark.usefixtures("db")
async def test_organisations_are_found_only_within_reach() -> None:
    mine, other = await organisation("hanbit-systems"), await organisation("hanbit-energy")
    ways = ("hanbit", "hanbti", "systems", "주식")
    assert [{one.code for one in await found_organisations(SYSTEM, typed, most=6)} for typed in ways] == [
        {"hanbit-systems", "hanbit-energy"},
        {"hanbit-systems", "hanbit-energy"},
        {"hanbit-systems"},
        {"hanbit-systems", "hanbit-energy"},
    ]
    reading = member(mine.id)
    assert [[one.id for one in await found_organisations(reading, typed, most=6)] for typed in ways] == 4 * [[mine.id]]
    assert await found_organisations(member(other.id), "systems", most=6) == []
    assert await found_organisations(staff("translator"), "hanbit", most=6) == []
