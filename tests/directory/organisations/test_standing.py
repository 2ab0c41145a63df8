"""What an organisation belongs to, by what it is known and how large it is: check digits, no circles, one size a day."""

import asyncio
from datetime import date
from uuid import uuid4

import httpx
import pytest
from asyncpg.exceptions import IntegrityConstraintViolationError
from litestar import Litestar

from core.access.roles import Role
from core.actor import SYSTEM
from core.errors import Invalid
from directory.organisations.standing.commands import set_parent
from directory.organisations.standing.queries import further_names
from directory.organisations.standing.rules import Circle, check_parent, is_brn, is_lei, normal
from directory.organisations.standing.tables import SizeClass
from directory.organisations.tables import Organisation
from tests.conftest import NOW
from tests.directory.organisations.browsing import MINE, OTHER, somebody
from tests.make.opened import disputed, opened

PAGE = "/desk/organisations/maru/standing"
ALONE = {"parent": ""}


def test_registration_numbers_are_checked_by_their_last_digit() -> None:
    assert [is_brn(one) for one in ("1248100998", "2208162517", "1248100997", "124810099", "12481009980")] == [
        *(True, True),
        *(False,) * 3,
    ]
    assert normal("brn", "124-81-00998") == "1248100998"
    for digit in "0123456789":
        assert is_brn(f"124810099{digit}") is (digit == "8")


def test_legal_entity_identifiers_are_checked_as_the_standard_says() -> None:
    real = "5493001KJTIIGC8Y1R12"
    assert is_lei(real)
    assert not any(is_lei(real[:at] + ("1" if real[at] != "1" else "2") + real[at + 1 :]) for at in range(20))
    assert not is_lei(real[:6] + real[7] + real[6] + real[8:])
    assert normal("lei", " 5493001kjtiigc8y1r12 ") == real
    assert normal("domain", "WWW.Example.com.") == "example.com"
    for kind, wrong in (("brn", "1248100997"), ("lei", "x"), ("domain", "https://example.com")):
        with pytest.raises(Invalid):
            normal(kind, wrong)


def test_nobody_belongs_to_itself_through_whatever_floors() -> None:
    one, two, three = uuid4(), uuid4(), uuid4()
    check_parent({two: one, one: None}, three, two)
    for parents, child, parent in (({}, one, one), ({two: one}, one, two), ({three: two, two: one}, one, three)):
        with pytest.raises(Circle):
            check_parent(parents, child, parent)


async def test_two_who_move_each_under_the_other_at_once_make_no_circle(app: Litestar) -> None:
    del app
    both = await asyncio.gather(
        set_parent(SYSTEM, MINE, "nuri", ALONE, now=NOW),
        set_parent(SYSTEM, OTHER, "maru", ALONE, now=NOW),
        return_exceptions=True,
    )
    assert [type(one) for one in both if one is not None] == [Circle]
    assert await Organisation.count().where(Organisation.parent.is_not_null()) == 1


async def _named_by_two(client: httpx.AsyncClient) -> None:
    """Names in further languages one by one; and who does not say what they saw takes no parent away."""
    theirs, mine = [await opened(client, PAGE, f"{PAGE}/names") for _ in range(2)]
    assert (await theirs.sends(tag_1="vi", more_1="Maru VN", tag_2="de", more_2="Maru DE")).status_code == 303
    late = await mine.sends(tag_1="vi", more_1="Maru Việt")
    assert disputed(late) == [("Vietnamese", "Yours: Maru Việt", "Theirs: Maru VN", "Before: nothing")]
    assert (await mine.sends(tag_1="ru", more_1="Мару")).status_code == 303
    kept = {"ru": "Мару", "vi": "Maru VN", "de": "Maru DE"}
    assert await further_names(MINE) == kept, "joined"
    assert len(disputed(await mine.sends(silent=True))) == 3, "a form that says nothing takes nothing away"
    last = await opened(client, PAGE, f"{PAGE}/names")
    gone = [name for name in last.fields if name.startswith("tag_") and last.fields[name][0] not in ("", "ru")]
    emptied = {name.replace("tag", which): "" for name in gone for which in ("tag", "more")}
    assert (await last.sends(**emptied)).status_code == 303
    moved = await opened(client, PAGE, f"{PAGE}/parent")
    (belongs,) = disputed(await moved.sends(silent=True, parent=""))
    assert (belongs[:2], "uri" in belongs[2]) == (("Belongs to", "Yours: nothing"), True)


async def test_standing_is_said_on_one_page_and_shown_on_the_other(app: Litestar) -> None:
    async with somebody(app, Role.COOPERATION_OFFICER) as officer, somebody(app, Role.AUDITOR) as auditor:

        async def says(what: str, **fields: str) -> int:
            return (await officer.sends(f"{PAGE}/{what}", fields, from_=PAGE)).status_code

        assert await says("parent", parent="nuri", was_parent="") == 303
        assert await says("identifiers", kind="brn", value="124-81-00998") == 303
        assert await says("identifiers", kind="brn", value="124-81-00997") == 422
        assert await says("sizes", size="startup", begins_on="2019-01-01", source="a certificate") == 303
        assert await says("sizes", size="small", begins_on="2024-01-01", source="a certificate") == 303
        assert await says("sizes", size="large", begins_on="2024-01-01", source="a rumour") == 409
        await _named_by_two(officer.client)
        assert await says("names", tag_1="ko", more_1="마루") == 422
        taken = {"kind": "brn", "value": "1248100998"}
        other = PAGE.replace("maru", "nuri")
        assert (await officer.sends(f"{other}/identifiers", taken, from_=other)).status_code == 409
        assert (await officer.sends(f"{other}/parent", {"parent": "maru"}, from_=other)).status_code == 409
        shown = (await auditor.sees("/desk/organisations/maru")).text
        for words in ("124-81-00998", "Small or middle-sized", "Мару", "/desk/organisations/nuri"):
            assert words in shown, words
        assert "/desk/organisations/maru" in (await auditor.sees("/desk/organisations/nuri")).text
        assert (await auditor.sees(PAGE)).status_code == 403
    with pytest.raises(IntegrityConstraintViolationError, match="one_a_day"):
        await SizeClass.insert(
            SizeClass(id=uuid4(), organisation=MINE, size="large", begins_on=date(2025, 1, 1), source="x")
        )
