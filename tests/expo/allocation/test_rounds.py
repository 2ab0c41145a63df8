"""A round from the priority list to confirmed booths: in the database, and on its pages."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from litestar import Litestar

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from core.actor import SYSTEM
from core.errors import Denied, NotFound
from core.mail.tables import Letter
from expo.allocation.neighbours.commands import keep_apart
from expo.allocation.rounds import commands
from expo.allocation.rounds.priority import Criterion, NothingRanked
from expo.allocation.rounds.queries import (
    changed_lines,
    objections_of,
    outcome_of,
    plan_numbered,
    plans_of,
    round_numbered,
)
from expo.allocation.rounds.work import WORK
from expo.editions.queries import edition_called
from expo.exhibitors.queries import Application
from expo.exhibitors.tables import Exhibitor, Fair
from expo.reservations.commands import assign_booths, move_reservation
from expo.reservations.queries import lets, reservations_of
from expo.reservations.work import WORK as CLOCK
from tests.conftest import NOW
from tests.expo.exhibitors.test_pages import send
from tests.expo.reservations.test_commands import quiet
from tests.make.accounts import account, browser, session_of
from tests.make.editions import edition
from tests.make.exhibitors import exhibitor, fair
from tests.make.lets import booths

BY_AREA = (Criterion(by="area"), Criterion(by="former"))


@pytest.fixture
async def year(db: None) -> UUID:
    """Six booths in a row, and terms with five days to object."""
    row = await edition()
    await fair(row.id)
    await booths(row.id, 6)
    return row.id


async def approved(code: str, area: int, **lines: str) -> Application:
    return (await exhibitor(code, state="approved", lines={"area": str(area), **lines}))[0]


async def begun(year: UUID, **changes: Any) -> int:
    given: dict[str, Any] = {"closes_at": NOW, "method": "lexicographic", "criteria": BY_AREA, "seed": 5}
    number = await commands.begin_round(SYSTEM, year, **{**given, **changes}, now=NOW)
    await commands.rank(SYSTEM, year, number, now=NOW)
    return number


async def planned(year: UUID, number: int) -> int:
    """As a worker would."""
    known = await round_numbered(year, number)
    arguments = {"round": str(known.id), "seed": known.seed + len(await plans_of(known.id)), "by": "staff:test"}
    await WORK.run(arguments, NOW, quiet)
    return (await plans_of(known.id))[0].number


async def who_has(year: UUID) -> dict[str, tuple[str, str]]:
    return {one.number: (one.code, one.state) for one in await lets(year) if one.state}


async def test_a_round_goes_from_a_list_to_confirmed_booths(year: UUID) -> None:
    (small, mine), large = await exhibitor("maru", state="approved", lines={"area": "9"}), await approved("hanbit", 27)
    late = await approved("narae", 36)
    await Exhibitor.update({Exhibitor.applied_at: NOW + timedelta(days=1)}).where(Exhibitor.id == late.id)
    third = await approved("gaon", 45)
    number = await begun(year)
    known = await round_numbered(year, number)
    assert [one.code for one in known.ranking] == [third.code, large.code, small.code], "who came late is not on it"
    plan = await plan_numbered(known.id, await planned(year, number))
    assert [(len(one.booths), [note.code for note in one.notes]) for one in plan.lines] == [
        (5, []),
        (0, ["no_area"]),
        (1, []),
    ]
    assert await who_has(year) == {}, "a plan proposes nothing"
    await commands.move_rank(SYSTEM, year, number, exhibitor=large.id, place=1, because="The host’s guest", now=NOW)
    assert (await round_numbered(year, number)).ranking[0].because == "The host’s guest"
    again = await plan_numbered(known.id, await planned(year, number))
    assert [len(one.booths) for one in again.lines] == [3, 0, 1]
    assert {line.code for line, _ in changed_lines(again, plan)} >= {third.code, large.code}
    assert await commands.propose(SYSTEM, year, number, again.number, now=NOW) == 2
    proposed = await who_has(year)
    assert sorted({state for _, state in proposed.values()}) == ["proposed"]
    assert await Letter.count().where(Letter.template == "booths_proposed") == 2
    with pytest.raises(commands.ProposedAlready):
        await commands.propose(SYSTEM, year, number, again.number, now=NOW)
    held = (await reservations_of(small.id))[0]
    await move_reservation(mine, held.id, to="objected", because="Too far from the door", now=NOW)
    (objection,) = await objections_of(year)
    assert (objection.because, objection.answer, objection.booths) == ("Too far from the door", "", held.booths)
    free = min(one.number for one in await lets(year) if not one.state)
    answer = {"to": "proposed", "booths": [free], "because": "This one is nearer"}
    await commands.answer_objection(SYSTEM, year, held.id, **answer, now=NOW)  # type: ignore[arg-type]
    (objection,) = await objections_of(year)
    assert (objection.answer, objection.said) == ("proposed", "This one is nearer")
    both = [one.reservation for one in (await plan_numbered(known.id, again.number)).lines if one.reservation]
    await _is_confirmed(year, number, both)
    assert {state for _, state in (await who_has(year)).values()} == {"confirmed"}


async def _is_confirmed(year: UUID, number: int, both: list[UUID]) -> None:
    """When the time for objections is over, and of what was shown only."""
    later = NOW + timedelta(days=6)
    assert await commands.confirm_all(SYSTEM, year, number, of=both, now=NOW) == 0
    outcome = await outcome_of(await round_numbered(year, number))
    assert (outcome.stands, outcome.open, outcome.objected) == ((), 2, 0)
    await CLOCK.run({}, later, quiet)
    outcome = await outcome_of(await round_numbered(year, number))
    assert {one.id for one in outcome.stands} == set(both)
    assert await commands.confirm_all(SYSTEM, year, number, of=both[:1], now=later) == 1, "what nobody was shown waits"
    assert await commands.confirm_all(SYSTEM, year, number, of=both, now=later) == 1


async def test_a_plan_is_changed_by_hand_into_another_and_never_gives_a_booth_twice(year: UUID) -> None:
    one, other = await approved("maru", 18), await approved("hanbit", 9)
    number = await begun(year)
    plan = await planned(year, number)
    known = await round_numbered(year, number)
    theirs = (await plan_numbered(known.id, plan)).lines[1].booths
    wanted: dict[str, Any] = {"exhibitor": one.id, "because": "They asked for the corner"}
    with pytest.raises(commands.TwiceInPlan):
        await commands.change_line(SYSTEM, year, number, plan, booths=theirs, **wanted, now=NOW)
    await assign_booths(SYSTEM, other.id, booths=["A-106"], as_="confirmed", now=NOW)
    with pytest.raises(commands.NotFreeAnyMore):
        await commands.change_line(SYSTEM, year, number, plan, booths=["A-106"], **wanted, now=NOW)
    made = await commands.change_line(SYSTEM, year, number, plan, booths=[], **wanted, now=NOW)
    after = await plan_numbered(known.id, made)
    assert (after.like, after.lines[0].booths, after.lines[0].by_hand) == (plan, (), "They asked for the corner")
    assert (await plan_numbered(known.id, plan)).lines[0].booths != (), "the plan before stays as it was"


async def test_who_takes_a_booth_of_the_plan_meanwhile_stops_all_of_it(year: UUID) -> None:
    one, other = await approved("maru", 9), await approved("hanbit", 9)
    number = await begun(year)
    plan = await planned(year, number)
    known = await round_numbered(year, number)
    lines = (await plan_numbered(known.id, plan)).lines
    third = await approved("narae", 9)
    await assign_booths(SYSTEM, third.id, booths=lines[1].booths, as_="confirmed", now=NOW)
    with pytest.raises(commands.NotFreeAnyMore):
        await commands.propose(SYSTEM, year, number, plan, now=NOW)
    assert await reservations_of(one.id) == await reservations_of(other.id) == []
    assert (await round_numbered(year, number)).proposed_at is None


async def test_wishes_in_their_own_words_pairs_and_earlier_years_are_looked_at(year: UUID) -> None:
    before = await edition("wsce-2020", year=2020)
    await exhibitor("hanbit", edition="wsce-2020")
    organisation = (await Exhibitor.select().where(Exhibitor.edition == before.id))[0]["organisation"]
    one, other = await approved("maru", 9), await approved("narae", 9, near="Next to maru Inc., please")
    await Exhibitor.update({Exhibitor.organisation: organisation}).where(Exhibitor.id == other.id)
    third = await approved("gaon", 9)
    await keep_apart(SYSTEM, year, pair=(one.id, third.id), rule="metres", metres=6, because="Competitors", now=NOW)
    number = await begun(year, criteria=(Criterion(by="former"),))
    known = await round_numbered(year, number)
    assert known.ranking[0].code == other.code
    assert known.ranking[0].values == ("1",)
    await commands.move_rank(SYSTEM, year, number, exhibitor=one.id, place=1, because="First", now=NOW)
    plan = await plan_numbered(known.id, await planned(year, number))
    at = {line.code: int(line.booths[0][-1]) for line in plan.lines}
    assert abs(at[one.code] - at[other.code]) == 1
    assert abs(at[one.code] - at[third.code]) >= 3
    await planned(year, number)
    again = {"round": str(known.id), "seed": known.seed, "by": "staff:test"}
    assert await WORK.run(again, NOW, quiet) == {"count": 0}, "a run that is done again makes no second plan"


async def test_without_a_list_no_plan_and_nothing_for_others(year: UUID) -> None:
    _, mine = await exhibitor("maru", state="reviewing")
    number = await begun(year)
    with pytest.raises(NothingRanked):
        await commands.ask_for_plan(SYSTEM, year, number, now=NOW)
    with pytest.raises(NotFound):
        await commands.rank(SYSTEM, year, 99, now=NOW)
    for act in (commands.rank, commands.ask_for_plan):
        with pytest.raises(Denied):
            await act(mine, year, number, now=NOW)
    with pytest.raises(Denied):
        await commands.confirm_all(mine, year, number, of=[], now=NOW)


SLUG = "wsce-2026"
ROUNDS = f"/desk/{SLUG}/allocation/rounds"


async def test_a_round_on_its_pages(site: Litestar) -> None:
    row = await edition_called(SLUG)
    if not await Fair.exists().where(Fair.edition == row.id):
        await fair(row.id)
    await booths(row.id, 4, prefix="R")
    one, mine = await exhibitor("round-maru", state="approved", lines={"area": "18"})
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        page = await client.get(ROUNDS)
        said = {"closes_at": "2099-01-01T00:00", "method": "weighted", "by_1": "area", "by_2": "area", "weight_1": "2"}
        assert (await send(client, ROUNDS, page, **said)).status_code == 422
        said |= {"by_2": "former", "weight_2": "1"}
        sent = await send(client, ROUNDS, page, **said)
        assert sent.status_code == 303
        address = sent.headers["location"]
        shown = await client.get(address)
        assert "round-maru Inc." in shown.text
        assert (await send(client, f"{address}/plans", shown)).status_code == 303
        assert "A plan is being made" in (await client.get(address)).text
        number = int(address.rsplit("/", 1)[1])
        plan = await planned(row.id, number)
        looked = await client.get(f"{address}/plans/{plan}")
        assert (looked.status_code, "Propose to all" in looked.text) == (200, True)
        change = await send(client, f"{address}/plans/{plan}/lines", looked, exhibitor=one.code, booths="R-103 R-104")
        assert change.status_code == 422, "a reason is needed"
        changed = {"exhibitor": one.code, "booths": "R-103 R-104", "because": "The corner"}
        moved = await send(client, f"{address}/plans/{plan}/lines", looked, **changed)
        assert moved.status_code == 303
        looked = await client.get(f"{moved.headers['location']}?beside={plan}")
        assert "The corner" in looked.text
        assert (await send(client, f"{moved.headers['location']}/proposal", looked)).status_code == 303
        held = (await reservations_of(one.id))[0]
        assert (held.booths, held.state) == (("R-103", "R-104"), "proposed")
        assert "Nothing stands to be confirmed now." in (await client.get(address)).text
        await move_reservation(mine, held.id, to="objected", because="No window", now=NOW)
        objections = f"/desk/{SLUG}/allocation/objections"
        page = await client.get(objections)
        assert "No window" in page.text
        answer = {"to": "released", "because": "As you wish"}
        assert (await send(client, f"{objections}/{held.id}", page, **answer)).status_code == 303
        assert "As you wish" in (await client.get(objections)).text
