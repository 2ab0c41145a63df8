"""Solutions in the database: what visitors read changes only when somebody has looked; two who write lose nothing."""

from random import Random

import pytest

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from core.actor import SYSTEM, Actor, Held
from core.errors import Invalid, NotFound
from core.forms.merging import ChangedMeanwhile
from core.mail.tables import Letter
from expo.editions.queries import edition_called
from expo.exhibitors.commands import move_exhibitor
from expo.solutions import rules
from expo.solutions.commands import begin_solution, move_solution, save_solution
from expo.solutions.queries import locked, own_solution, solution_at_desk, solutions_at_desk
from expo.solutions.shelf import NOTHING, Market, load_markets
from tests.conftest import NOW
from tests.make.editions import edition
from tests.make.exhibitors import exhibitor, fair
from tests.make.market import SLUG, WHOLE, countries, looking, solution

ORGANISER = Actor("staff", "organiser", held=frozenset({Held(Role.ORGANISER)}))


@pytest.fixture
async def year(db: None) -> None:
    await fair((await edition(SLUG)).id)
    await countries("KR", "PE")


async def market() -> Market:
    return (await load_markets(None)).get(SLUG, NOTHING)


async def test_a_draft_is_nobodys_but_the_exhibitors_and_is_published_by_an_organiser(year: None) -> None:
    known, host, mine = await solution("maru", state="draft")
    where = (await edition_called(SLUG)).id
    assert await solutions_at_desk(ORGANISER, where) == []
    with pytest.raises(NotFound):
        await solution_at_desk(ORGANISER, where, known.code)
    with pytest.raises(rules.NotNow):
        await move_solution(mine, known.id, to="published", now=NOW)
    await move_solution(mine, known.id, to="submitted", now=NOW)
    assert (await market()).solutions == ()
    await move_solution(ORGANISER, known.id, to="published", now=NOW)
    assert [one.code for one in (await market()).solutions] == [known.code]
    assert "solution_published" in await Letter.select(Letter.template).output(as_list=True)
    assert host.state == "confirmed"


async def test_what_visitors_read_stays_until_the_change_was_looked_at(year: None) -> None:
    known, _, mine = await solution("maru")
    await save_solution(mine, known.id, {**known.lines, "name_ko": "새 이름"}, known.lines, now=NOW)
    assert (await market()).solutions[0].name.original == "누수 지도"
    again = await locked(known.id)
    assert again.unsent
    await move_solution(mine, known.id, to="submitted", now=NOW)
    assert (await market()).solutions[0].name.original == "누수 지도"
    await move_solution(ORGANISER, known.id, to="published", revision=again.revision, now=NOW)
    assert (await market()).solutions[0].name.original == "새 이름"


async def test_who_decides_about_what_was_changed_meanwhile_is_told(year: None) -> None:
    known, _, mine = await solution("maru", state="submitted")
    await save_solution(mine, known.id, {**known.lines, "summary_ko": "다른 말"}, known.lines, now=NOW)
    with pytest.raises(rules.ReadAnother):
        await move_solution(ORGANISER, known.id, to="published", revision=known.revision, now=NOW)
    assert (await market()).solutions == ()


async def test_taken_off_the_site_it_is_gone_at_once_and_the_exhibitor_reads_why(year: None) -> None:
    known, _, _ = await solution("maru")
    await move_solution(ORGANISER, known.id, to="hidden", because="The picture is another company’s.", now=NOW)
    assert (await market()).solutions == ()
    assert (await locked(known.id)).because == "The picture is another company’s."
    assert "solution_hidden" in await Letter.select(Letter.template).output(as_list=True)


async def test_an_exhibitor_who_is_not_shown_has_nothing_on_the_site(year: None) -> None:
    known, host, _ = await solution("maru")
    assert len((await market()).solutions) == 1
    await move_exhibitor(SYSTEM, host.id, to="withdrawn", now=NOW)
    assert (await market()).solutions == ()
    assert (await locked(known.id)).on_site


async def test_two_who_write_at_once_lose_nothing(year: None) -> None:
    known, _, mine = await solution("maru", state="draft")
    was = known.lines
    await save_solution(mine, known.id, {**was, "name_ar": "خريطة التسرب", "countries": "KR"}, was, now=NOW)
    await save_solution(mine, known.id, {**was, "name_es": "Mapa de fugas"}, was, now=NOW)
    both = (await locked(known.id)).lines
    assert (both["name_ar"], both["name_es"], both["countries"]) == ("خريطة التسرب", "Mapa de fugas", "KR")
    with pytest.raises(ChangedMeanwhile) as told:
        await save_solution(mine, known.id, {**was, "countries": "KR OM"}, was, now=NOW)
    assert told.value.theirs == {"countries": "KR"}


async def test_another_exhibitors_solution_looks_like_none(year: None) -> None:
    theirs, _, _ = await solution("theirs", state="draft")
    host, mine = await exhibitor("mine")
    with pytest.raises(NotFound):
        await own_solution(host.id, theirs.code)
    with pytest.raises(NotFound):
        await save_solution(mine, theirs.id, {**theirs.lines, "name_ko": "x"}, theirs.lines, now=NOW)
    with pytest.raises(NotFound):
        await move_solution(mine, theirs.id, to="submitted", now=NOW)
    assert (await locked(theirs.id)).lines == theirs.lines


async def test_what_lacks_something_is_kept_and_not_sent(year: None) -> None:
    host, mine = await exhibitor("maru")
    code = await begin_solution(mine, host.id, chance=Random(1), now=NOW)
    known = await own_solution(host.id, code)
    await save_solution(mine, known.id, {**known.lines, **WHOLE, "fields": ""}, known.lines, now=NOW)
    with pytest.raises(Invalid) as told:
        await move_solution(mine, known.id, to="submitted", now=NOW)
    assert set(told.value.fields) == {"fields"}


async def test_a_demand_is_public_only_when_it_is_approved_and_wished(year: None) -> None:
    await looking("submitted", seed="a", wished="yes")
    await looking("approved", seed="b")
    shown, _ = await looking("approved", seed="c", wished="yes")
    assert [one.code for one in (await market()).demands] == [shown.code]


async def test_a_word_in_any_language_finds_it(year: None) -> None:
    await solution("maru", name_ar="خريطة التسرب")
    index = (await market()).index
    for words in ("누수", "خريطه", "페루", "Perú", "Water", "물 관리", "maru"):
        assert index.match(words), words
    assert not index.match("Quispe")
