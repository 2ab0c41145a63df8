"""Applications in the database: one live one an organisation, moved by whom it may, nothing lost between two writers."""

import asyncio
from datetime import timedelta
from random import Random

import pytest

import app  # noqa: F401 -- plugs in who writes letters
from core.actor import SYSTEM
from core.errors import Denied, Invalid, NotFound
from core.forms.merging import ChangedMeanwhile
from core.journal.tables import Entry
from core.mail.tables import Letter
from expo.exhibitors.commands import begin_application, move_exhibitor, save_application, sign_contract
from expo.exhibitors.queries import application_called, application_of, applications
from expo.exhibitors.rules import ApplicationsClosed, AppliedAlready, NotNow
from expo.exhibitors.tables import Exhibitor
from expo.permissions import Expo
from i18n.text import written
from tests.conftest import NOW
from tests.make.editions import edition
from tests.make.exhibitors import COMPLETE, acting, exhibitor, fair
from tests.make.organisations import organisation, staff

SLUG = "wsce-2026"


@pytest.fixture
async def year(db: None) -> None:
    """An edition with a fair that takes applications."""
    await fair((await edition(SLUG)).id)


async def test_a_company_applies_and_is_confirmed_and_is_written_to_at_each_step(year: None) -> None:
    known, _ = await exhibitor("maru")
    assert (known.state, known.contract_number) == ("confirmed", "C-maru")
    letters = await Letter.select(Letter.template).order_by(Letter.template).output(as_list=True)
    assert letters == ["exhibitor_applied", "exhibitor_approved", "exhibitor_confirmed"]
    moves = await Entry.count().where(Entry.kind == "expo.exhibitors.exhibitor_moved")
    assert moves == 5


async def test_of_many_who_begin_at_once_for_one_company_one_application_comes_of_it(year: None) -> None:
    company = await organisation("maru")
    actors = [await acting(company.id) for _ in range(8)]

    async def begin(number: int) -> object:
        try:
            return await begin_application(
                actors[number], edition=SLUG, organisation=company.id, chance=Random(number), now=NOW
            )
        except AppliedAlready as refused:
            return refused

    ended = await asyncio.gather(*(begin(number) for number in range(8)))
    assert sum(isinstance(one, str) for one in ended) == 1
    assert await Exhibitor.count() == 1


@pytest.mark.planted("two live applications of one company")
async def test_the_database_refuses_a_second_live_application_whoever_writes(year: None) -> None:
    known, _ = await exhibitor("maru", state="applied")
    row = await Exhibitor.objects().get(Exhibitor.id == known.id)
    assert row is not None
    again = Exhibitor(**{**row.to_dict(), "id": known.organisation, "code": "OTHER1"})
    with pytest.raises(Exception, match="expo_exhibitor_once_live"):
        await Exhibitor.insert(again)


async def test_who_acts_for_another_company_finds_nothing(year: None) -> None:
    known, mine = await exhibitor("maru", state="drafting")
    _, theirs = await exhibitor("hanbit", state="drafting")
    for reader in (theirs, staff("translator")):
        with pytest.raises(NotFound):
            await application_called(reader, known.edition, known.code, Expo.APPLICATION_READ)
        with pytest.raises(NotFound):
            await move_exhibitor(reader, known.id, to="withdrawn", now=NOW)
    assert await application_of(theirs, known.edition, known.organisation) is None
    assert [one.code for one in await applications(mine, known.edition, permission=Expo.APPLICATION_READ)] == [
        known.code
    ]
    assert await applications(mine, known.edition) == []


async def test_two_who_write_at_once_lose_nothing(year: None) -> None:
    known, mine = await exhibitor("maru", state="drafting")
    before = known.lines
    await save_application(mine, known.id, {**before, "near": "the stage"}, before, now=NOW)
    await save_application(SYSTEM, known.id, {**before, "apart": "Hanbit"}, before, now=NOW)
    with pytest.raises(ChangedMeanwhile):
        await save_application(mine, known.id, {**before, "apart": "nobody"}, before, now=NOW)
    after = await application_called(SYSTEM, known.edition, known.code)
    assert (after.wishes.near, after.wishes.apart) == ("the stage", "Hanbit")


async def test_what_was_sent_is_changed_by_nobody_but_staff_until_it_is_given_back(year: None) -> None:
    known, mine = await exhibitor("maru", state="reviewing")
    with pytest.raises(NotNow):
        await save_application(mine, known.id, {**known.lines, "area": "27"}, known.lines, now=NOW)
    await move_exhibitor(SYSTEM, known.id, to="returned", because="Which hall?", now=NOW)
    await save_application(mine, known.id, {**known.lines, "area": "27"}, known.lines, now=NOW)
    late = NOW + timedelta(days=60)
    await move_exhibitor(mine, known.id, to="applied", now=late)
    after = await application_called(SYSTEM, known.edition, known.code)
    assert (after.state, after.wishes.area, after.applied_at) == ("applied", 27, NOW)


async def test_applications_are_taken_in_their_time_only(year: None) -> None:
    company = await organisation("maru")
    mine = await acting(company.id)
    with pytest.raises(ApplicationsClosed):
        await begin_application(
            mine, edition=SLUG, organisation=company.id, chance=Random(1), now=NOW - timedelta(days=2)
        )
    code = await begin_application(mine, edition=SLUG, organisation=company.id, chance=Random(1), now=NOW)
    known = await application_of(mine, (await Exhibitor.select().first())["edition"], company.id)  # type: ignore[index]
    assert known is not None
    assert known.code == code
    with pytest.raises(Invalid):
        await move_exhibitor(mine, known.id, to="applied", now=NOW)
    await save_application(mine, known.id, {**known.lines, **COMPLETE}, known.lines, now=NOW)
    with pytest.raises(ApplicationsClosed):
        await move_exhibitor(mine, known.id, to="applied", now=NOW + timedelta(days=31))


async def test_an_applicant_signs_no_contract_for_the_organiser(year: None) -> None:
    known, mine = await exhibitor("maru", state="approved")
    with pytest.raises(Denied):
        await sign_contract(staff("translator"), known.id, number="1", signed_on=NOW.date(), now=NOW)
    with pytest.raises(NotNow):
        await move_exhibitor(mine, known.id, to="confirmed", now=NOW)


async def test_a_sign_is_kept_in_the_languages_that_were_written(year: None) -> None:
    known, _ = await exhibitor("maru", state="drafting", lines={"sign_ko": "마루", "sign_ar": "مارو"})
    assert known.sign == written("ko", {"ko": "마루", "ar": "مارو"})
