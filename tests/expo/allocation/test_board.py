"""Steps on the board: what they do to reservations, who must not meet whom, and the way back; two staff at once."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from core.actor import SYSTEM, Actor, Held
from core.errors import Denied, NotFound
from core.journal.tables import EntryValue
from expo.allocation.board.commands import confirm, give, move, release, swap
from expo.allocation.board.steps import ChangedSince, NothingToUndo, latest_steps, moment_of
from expo.allocation.board.undoing import undo
from expo.allocation.neighbours.commands import keep_apart, let_meet, tolerate
from expo.allocation.neighbours.queries import aparts_of, excused
from expo.allocation.neighbours.rules import ApartAlready, SameExhibitor, TooNear
from expo.exhibitors.queries import Application
from expo.reservations.commands import assign_booths, move_reservation
from expo.reservations.queries import lets, reservations_of
from expo.reservations.rules import BoothTaken
from tests.conftest import NOW
from tests.make.accounts import account
from tests.make.editions import edition
from tests.make.exhibitors import exhibitor, fair
from tests.make.lets import booths


@pytest.fixture
async def year(db: None) -> UUID:
    """Eight booths in a row."""
    row = await edition()
    await fair(row.id)
    await booths(row.id, 8)
    return row.id


async def officer(name: str = "an organiser") -> Actor:
    one = await account(role=Role.ORGANISER, name=name)
    return Actor("staff", str(one.id), account=one.id, held=frozenset({Held(Role.ORGANISER)}), shown=one.name)


async def approved(code: str) -> Application:
    return (await exhibitor(code, state="approved"))[0]


async def who_has(year: UUID) -> dict[str, str]:
    return {one.number: one.code for one in await lets(year) if one.state}


async def test_a_step_gives_booths_and_its_maker_takes_it_back(year: UUID) -> None:
    maker, one = await officer(), await approved("maru")
    assert await give(maker, year, one.id, booths=["A-101", "A-102"], as_="proposed", now=NOW) == 1
    assert await who_has(year) == {"A-101": one.code, "A-102": one.code}
    assert await undo(maker, year, now=NOW) == 2
    assert await who_has(year) == {}
    with pytest.raises(NothingToUndo):
        await undo(maker, year, now=NOW)
    assert [(step.number, step.act, step.undone) for step in await latest_steps(year)] == [
        (2, "undo", False),
        (1, "give", True),
    ]


async def test_moves_swaps_and_releases_go_back_to_what_was(year: UUID) -> None:
    maker, one, other = await officer(), await approved("maru"), await approved("hanbit")
    await give(maker, year, one.id, booths=["A-101"], as_="confirmed", now=NOW)
    await give(maker, year, other.id, booths=["A-105"], as_="confirmed", now=NOW)
    before = await who_has(year)
    mine, theirs = (await reservations_of(one.id))[0].id, (await reservations_of(other.id))[0].id
    await move(maker, year, mine, booths=["A-102", "A-103"], now=NOW)
    assert await who_has(year) == {"A-102": one.code, "A-103": one.code, "A-105": other.code}
    await undo(maker, year, now=NOW)
    assert await who_has(year) == before
    await swap(maker, year, mine, theirs, now=NOW)
    assert await who_has(year) == {"A-101": other.code, "A-105": one.code}
    await undo(maker, year, now=NOW)
    await release(maker, year, mine, because="They share with another", now=NOW)
    assert await who_has(year) == {"A-105": other.code}
    await undo(maker, year, now=NOW)
    assert await who_has(year) == before
    assert [one.state for one in await lets(year) if one.number == "A-101"] == ["confirmed"]


async def test_a_step_is_not_taken_back_once_what_it_touched_was_changed_again(year: UUID) -> None:
    maker, other = await officer(), await officer("another")
    one, (mine, theirs) = await approved("maru"), await exhibitor("hanbit", state="approved")
    await give(maker, year, one.id, booths=["A-101"], as_="proposed", now=NOW)
    held = (await reservations_of(one.id))[0]
    await move(other, year, held.id, booths=["A-102"], now=NOW)
    with pytest.raises(ChangedSince):
        await undo(maker, year, now=NOW)
    assert await who_has(year) == {"A-102": one.code}
    await give(maker, year, mine.id, booths=["A-103"], as_="proposed", now=NOW)
    await move_reservation(theirs, (await reservations_of(mine.id))[0].id, to="requested", now=NOW)
    with pytest.raises(ChangedSince):
        await undo(maker, year, now=NOW)
    await release(other, year, held.id, now=NOW)
    await give(maker, year, mine.id, booths=["A-102"], as_="proposed", now=NOW)
    with pytest.raises(BoothTaken):
        await undo(other, year, now=NOW)
    assert await who_has(year) == {"A-103": mine.code, "A-102": mine.code}


async def test_confirming_takes_a_proposal_in_their_name_and_is_not_undone(year: UUID) -> None:
    maker, one = await officer(), await approved("maru")
    await give(maker, year, one.id, booths=["A-101"], as_="proposed", now=NOW)
    held = (await reservations_of(one.id))[0]
    await confirm(maker, year, held.id, now=NOW)
    assert [each.state for each in await reservations_of(one.id)] == ["confirmed"]
    with pytest.raises(ChangedSince):
        await undo(maker, year, now=NOW)


async def test_two_officers_at_once_lose_no_step(year: UUID) -> None:
    makers = [await officer(f"officer {number}") for number in range(2)]
    ones = [await approved(f"c{number}") for number in range(6)]

    async def steps(maker: Actor, mine: list[Application]) -> list[Any]:
        ended: list[Any] = []
        for at, one in enumerate(mine):
            try:
                wanted = [f"A-10{2 * at + 1}"]
                ended.append(await give(maker, year, one.id, booths=wanted, as_="proposed", now=NOW))
            except BoothTaken as refused:
                ended.append(refused)
        return ended

    ended = await asyncio.gather(steps(makers[0], ones[:3]), steps(makers[1], ones[3:]))
    numbers = sorted(one for mine in ended for one in mine if isinstance(one, int))
    assert numbers == [1, 2, 3], "each booth went to one of the two who asked for it, and each step has its number"
    assert sum(isinstance(one, BoothTaken) for mine in ended for one in mine) == 3
    assert sorted(await who_has(year)) == ["A-101", "A-103", "A-105"]


async def test_who_must_not_meet_needs_a_reason_which_is_kept(year: UUID) -> None:
    maker, one, other = await officer(), await approved("maru"), await approved("hanbit")
    pair = (one.id, other.id)
    rule = await keep_apart(maker, year, pair=pair, rule="adjacent", metres=None, because="A lawsuit", now=NOW)
    with pytest.raises(ApartAlready):
        await keep_apart(maker, year, pair=pair[::-1], rule="adjacent", metres=None, because="Again", now=NOW)
    with pytest.raises(SameExhibitor):
        await keep_apart(maker, year, pair=(one.id, one.id), rule="aisle", metres=None, because="x", now=NOW)
    await give(maker, year, one.id, booths=["A-101"], as_="proposed", now=NOW)
    before = await moment_of(year)
    with pytest.raises(TooNear):
        await give(maker, year, other.id, booths=["A-102"], as_="proposed", now=NOW)
    assert (await who_has(year), await moment_of(year)) == ({"A-101": one.code}, before), "nothing was written"
    await give(maker, year, other.id, booths=["A-102"], as_="proposed", because="Both agreed", now=NOW)
    (kept,) = await excused(SYSTEM, year)
    assert (kept.violation.apart.id, kept.because, kept.violation.metres) == (rule, "Both agreed", 0.0)
    assert "Both agreed" in await EntryValue.select(EntryValue.after).output(as_list=True)
    held = (await reservations_of(other.id))[0]
    await move(maker, year, held.id, booths=["A-103"], now=NOW)
    assert await excused(SYSTEM, year) == []
    await let_meet(maker, year, rule, now=NOW)
    await move(maker, year, held.id, booths=["A-102"], now=NOW)
    assert await aparts_of(year) == []


async def test_what_came_about_elsewhere_is_listed_until_a_reason_is_given(year: UUID) -> None:
    maker, one, other = await officer(), await approved("maru"), await approved("hanbit")
    await assign_booths(SYSTEM, one.id, booths=["A-101"], as_="confirmed", now=NOW)
    await assign_booths(SYSTEM, other.id, booths=["A-104"], as_="confirmed", now=NOW)
    rule = await keep_apart(
        maker, year, pair=(one.id, other.id), rule="metres", metres=10, because="Competitors", now=NOW
    )
    (found,) = await excused(SYSTEM, year)
    assert (found.because, found.violation.metres) == ("", 6.0)
    await tolerate(maker, year, rule, because="No other booth is left", now=NOW)
    assert [line.because for line in await excused(SYSTEM, year)] == ["No other booth is left"]


async def test_only_organisers_take_steps_and_only_in_the_edition_they_are_in(year: UUID) -> None:
    one, mine = await exhibitor("maru", state="approved")
    other = await edition("wsce-2027")
    with pytest.raises(Denied):
        await give(mine, year, one.id, booths=["A-101"], as_="confirmed", now=NOW)
    with pytest.raises(Denied):
        await undo(mine, year, now=NOW)
    with pytest.raises(NotFound):
        await give(await officer(), other.id, one.id, booths=["A-101"], as_="confirmed", now=NOW)
    assert await who_has(year) == {}
