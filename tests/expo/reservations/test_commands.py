"""Booths are let once: to one of many who ask at once, for as long as was said, and passed on in order."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

import app  # noqa: F401 -- plugs in who writes letters
from core.actor import SYSTEM, Actor
from core.errors import Denied, NotFound
from core.mail.tables import Letter
from expo.exhibitors.commands import move_exhibitor
from expo.exhibitors.queries import Application
from expo.floor.tables import Booth
from expo.reservations import rules
from expo.reservations.commands import assign_booths, hold_booths, move_booths, move_reservation, swap_booths
from expo.reservations.queries import Let, booths_called, lets, reservation_of, reservations_of
from expo.reservations.tables import Reservation, Taken
from expo.reservations.waiting import stop_waiting, wait_for, waiting_of
from expo.reservations.work import WORK
from tests.conftest import NOW
from tests.make.editions import edition
from tests.make.exhibitors import exhibitor, fair
from tests.make.lets import booths

MINUTE = timedelta(minutes=1)


async def quiet(done: int, total: int) -> None:
    """A worker's progress that nobody looks at."""


@pytest.fixture
async def year(db: None) -> UUID:
    """Six booths that anybody who takes part may choose, held for half an hour."""
    row = await edition()
    await fair(row.id, booths_open_at=NOW - timedelta(days=1), hold_minutes=30)
    await booths(row.id, 6)
    return row.id


async def who_has(year: UUID) -> dict[str, str]:
    """Exhibitors' codes by booth, of those that are taken."""
    return {one.number: one.code for one in await lets(year) if one.state}


async def let(year: UUID, number: str) -> Let:
    return next(one for one in await lets(year) if one.number == number)


async def test_of_many_who_take_a_booth_at_once_one_has_it_and_the_others_are_told(year: UUID) -> None:
    companies = [await exhibitor(f"c{number}", state="approved") for number in range(12)]

    async def take(one: Application, mine: Actor) -> Any:
        try:
            return await hold_booths(mine, one.id, booths=["A-101"], now=NOW)
        except rules.BoothTaken as refused:
            return str(refused)

    ended = await asyncio.gather(*(take(one, mine) for one, mine in companies))
    told = "Booth A-101 was taken a moment ago. Nothing was charged; choose another one."
    assert sum(one == told for one in ended) == 11
    assert await Taken.count().where(Taken.ended_at.is_null()) == 1
    assert await Reservation.count() == 1


@pytest.mark.planted("a booth let twice")
async def test_the_database_refuses_a_second_reservation_whoever_writes(year: UUID) -> None:
    known, mine = await exhibitor("maru", state="approved")
    other, _ = await exhibitor("hanbit", state="approved")
    await hold_booths(mine, known.id, booths=["A-101"], now=NOW)
    row = (await booths_called(year, ["A-101"]))[0]
    naive = Reservation(id=uuid4(), edition=year, exhibitor=other.id, state="requested", made_at=NOW)
    await Reservation.insert(naive)
    with pytest.raises(Exception, match="expo_booth_taken_once"):
        await Taken.insert(Taken(id=uuid4(), booth=row["id"], reservation=naive.id, since=NOW))


async def test_several_booths_are_taken_all_or_none(year: UUID) -> None:
    one, mine = await exhibitor("maru", state="approved")
    other, theirs = await exhibitor("hanbit", state="approved")
    await hold_booths(mine, one.id, booths=["A-102", "A-103"], now=NOW)
    with pytest.raises(rules.BoothTaken, match="A-103"):
        await hold_booths(theirs, other.id, booths=["A-104", "A-103"], now=NOW)
    assert await who_has(year) == {"A-102": one.code, "A-103": one.code}
    with pytest.raises(rules.HoldingAlready):
        await hold_booths(mine, one.id, booths=["A-105"], now=NOW)


async def test_a_hold_ends_by_itself_and_who_comes_next_need_not_wait_for_a_worker(year: UUID) -> None:
    one, mine = await exhibitor("maru", state="approved")
    other, theirs = await exhibitor("hanbit", state="approved")
    held = await hold_booths(mine, one.id, booths=["A-101"], now=NOW)
    assert held.until == NOW + 30 * MINUTE
    with pytest.raises(rules.BoothTaken):
        await hold_booths(theirs, other.id, booths=["A-101"], now=NOW + 29 * MINUTE)
    await hold_booths(theirs, other.id, booths=["A-101"], now=NOW + 30 * MINUTE)
    assert await who_has(year) == {"A-101": other.code}
    with pytest.raises(rules.NotNow):
        await move_reservation(mine, held.id, to="requested", now=NOW + 30 * MINUTE)
    await hold_booths(mine, one.id, booths=["A-102"], now=NOW + 31 * MINUTE)


async def test_one_who_comes_back_within_the_hold_asks_for_it_and_is_confirmed(year: UUID) -> None:
    one, mine = await exhibitor("maru", state="approved")
    held = await hold_booths(mine, one.id, booths=["a-101"], now=NOW)
    await move_reservation(mine, held.id, to="requested", now=NOW + 29 * MINUTE)
    assert await WORK.run({}, NOW + timedelta(days=30), quiet) == {"count": 0}
    with pytest.raises(rules.NotNow):
        await move_reservation(mine, held.id, to="confirmed", now=NOW)
    await move_reservation(SYSTEM, held.id, to="confirmed", now=NOW)
    with pytest.raises(rules.NotNow):
        await move_reservation(mine, held.id, to="released", now=NOW)
    assert (await let(year, "A-101")).state == "confirmed"
    letters = await Letter.select(Letter.template).where(Letter.template.like("booths_%")).output(as_list=True)
    assert sorted(letters) == ["booths_confirmed", "booths_requested"]


async def test_booths_are_for_who_takes_part_of_the_kind_applied_for_and_from_the_day_on(year: UUID) -> None:
    early, mine = await exhibitor("maru", state="reviewing")
    with pytest.raises(rules.NotTakingPart):
        await hold_booths(mine, early.id, booths=["A-101"], now=NOW)
    await booths(year, 1, kind="raw", prefix="R")
    one, theirs = await exhibitor("hanbit", state="approved")
    with pytest.raises(rules.WrongBoothKind, match="R-101"):
        await hold_booths(theirs, one.id, booths=["R-101"], now=NOW)
    with pytest.raises(rules.BookingNotOpen):
        await hold_booths(theirs, one.id, booths=["A-101"], now=NOW - timedelta(days=2))
    with pytest.raises(rules.NoSuchBooth, match="Z-9"):
        await hold_booths(theirs, one.id, booths=["A-101", "Z-9"], now=NOW)
    with pytest.raises(NotFound):
        await hold_booths(mine, one.id, booths=["A-101"], now=NOW)
    with pytest.raises(Denied):
        await assign_booths(theirs, one.id, booths=["A-101"], as_="confirmed", now=NOW)


async def test_a_proposal_stands_when_nobody_objects_by_its_day(year: UUID) -> None:
    one, _ = await exhibitor("maru", state="approved")
    other, theirs = await exhibitor("hanbit", state="approved")
    silent = await assign_booths(SYSTEM, one.id, booths=["A-101"], as_="proposed", now=NOW)
    objected = await assign_booths(SYSTEM, other.id, booths=["A-102"], as_="proposed", now=NOW)
    await move_reservation(theirs, objected.id, to="objected", because="Too far from the door", now=NOW)
    assert await WORK.run({}, NOW + timedelta(days=4), quiet) == {"count": 0}
    assert await WORK.run({}, NOW + timedelta(days=5), quiet) == {"count": 1}
    assert (await reservation_of(silent.id)).state == "requested"
    assert (await reservation_of(objected.id)).state == "objected"
    await move_booths(SYSTEM, objected.id, booths=["A-105"], now=NOW)
    await move_reservation(SYSTEM, objected.id, to="proposed", now=NOW)
    assert (await reservation_of(objected.id)).until == NOW + timedelta(days=5)
    assert await who_has(year) == {"A-101": one.code, "A-105": other.code}


async def test_booths_are_moved_and_swapped_without_a_moment_in_which_anybody_else_could_take_them(year: UUID) -> None:
    one, mine = await exhibitor("maru", state="approved")
    other, _ = await exhibitor("hanbit", state="approved")
    first = await assign_booths(SYSTEM, one.id, booths=["A-101", "A-102"], as_="confirmed", now=NOW)
    second = await assign_booths(SYSTEM, other.id, booths=["A-103"], as_="confirmed", now=NOW)
    with pytest.raises(rules.BoothTaken):
        await move_booths(SYSTEM, first.id, booths=["A-102", "A-103"], now=NOW)
    assert (await reservation_of(first.id)).booths == ("A-101", "A-102")
    await move_booths(SYSTEM, first.id, booths=["A-102", "A-104"], now=NOW)
    await swap_booths(SYSTEM, first.id, second.id, now=NOW)
    assert await who_has(year) == {"A-103": one.code, "A-102": other.code, "A-104": other.code}
    with pytest.raises(Denied):
        await swap_booths(mine, first.id, second.id, now=NOW)
    with pytest.raises(rules.NothingToSwap):
        await swap_booths(SYSTEM, first.id, first.id, now=NOW)


async def test_who_waits_is_offered_what_comes_free_in_order_and_it_is_passed_on(year: UUID) -> None:
    names = ("maru", "hanbit", "narae", "gaon")
    (one, mine), *others = [await exhibitor(name, state="approved") for name in names]
    held = await hold_booths(mine, one.id, booths=["A-101"], now=NOW)
    for place, (known, theirs) in enumerate(others, start=1):
        assert await wait_for(theirs, known.id, booth="A-101", now=NOW) == place
    with pytest.raises(rules.WaitingAlready):
        await wait_for(others[0][1], others[0][0].id, booth="A-101", now=NOW)
    with pytest.raises(rules.BoothFree):
        await wait_for(mine, one.id, booth="A-102", now=NOW)
    await stop_waiting(others[0][1], others[0][0].id, booth="A-101", now=NOW)
    await move_reservation(mine, held.id, to="released", now=NOW)
    assert await who_has(year) == {"A-101": others[1][0].code}
    assert await waiting_of(others[1][0].id) == []
    later = NOW + timedelta(hours=49)
    await WORK.run({}, later, quiet)
    assert await who_has(year) == {"A-101": others[2][0].code}
    assert [held.state for held in await reservations_of(others[1][0].id)] == ["expired"]


async def test_who_withdraws_gives_booths_back_at_once(year: UUID) -> None:
    one, mine = await exhibitor("maru", state="approved")
    other, theirs = await exhibitor("hanbit", state="approved")
    await assign_booths(SYSTEM, one.id, booths=["A-101"], as_="confirmed", now=NOW)
    await wait_for(theirs, other.id, booth="A-101", now=NOW)
    await move_exhibitor(mine, one.id, to="withdrawn", now=NOW)
    assert await who_has(year) == {"A-101": other.code}


async def test_a_booth_that_is_let_is_not_taken_off_the_plan(year: UUID) -> None:
    one, _ = await exhibitor("maru", state="approved")
    await assign_booths(SYSTEM, one.id, booths=["A-101"], as_="confirmed", now=NOW)
    await Booth.update({Booth.retired_at: NOW}).where(Booth.number == "A-102")
    with pytest.raises(Exception, match="A-101 is let"):
        await Booth.update({Booth.retired_at: NOW}).where(Booth.number == "A-101")
