"""Drawing: nothing over another, every act a step that can be taken back, and the database knows better in the end."""

import asyncio
from decimal import Decimal
from uuid import uuid4

import asyncpg
import pytest

from core.access.roles import Role
from core.actor import SYSTEM, Actor, Held
from core.db.transaction import transaction
from core.errors import Denied, Invalid, NotFound
from expo.editions.queries import edition_called
from expo.floor.drawing import commands
from expo.floor.drawing.queries import drawing_of, latest_steps
from expo.floor.drawing.rules import ChangedSince, NotMeasured, NumberThere, OutsideHall, Overlaps
from expo.floor.drawing.states import BoothState
from expo.floor.geometry.cutting import CutsNothing, NotNeighbours
from expo.floor.geometry.outlines import NoOutline
from expo.floor.geometry.rows import Row
from expo.floor.tables import Booth, Feature
from expo.programme.frame.commands import take_thing_away
from expo.programme.frame.rules import StillUsed
from expo.venues.commands import add_halls
from tests.conftest import NOW
from tests.make import floors
from tests.make.floors import box
from tests.make.programme import text

SLUG = "wsce-2026"
OTHER = Actor("staff", "another", held=frozenset({Held(Role.FLOOR_MANAGER)}))


async def _put(number: str = "A-101", shape=None, actor: Actor = SYSTEM, **more):
    given = {"hall": "E1", "polygon": shape or box(2, 2, 3, 3), **more}
    return await commands.put_booth(actor, edition=SLUG, number=number, now=NOW, **given)


async def _live() -> dict[str, BoothState]:
    drawing = await drawing_of(await edition_called(SLUG))
    return {one.number: one for one in drawing.booths.values()}


async def test_a_booth_is_kept_with_its_area(db):
    await floors.hall(SLUG)
    key = await _put(shape=[(2, 2), (6, 2), (6, 4), (4, 4), (4, 6), (2, 6)], kind="raw")
    row = await Booth.objects().where(Booth.id == key).first()
    assert row is not None
    assert (row.number, row.kind, row.area) == ("A-101", "raw", Decimal("12.00"))


@pytest.mark.parametrize(
    ("shape", "refusal"),
    [
        (box(4, 4, 3, 3), Overlaps),
        (box(28, 2, 3, 3), OutsideHall),
        ([(10, 10), (12, 12), (12, 10), (10, 12)], NoOutline),
        ([(10, 10), (12, 10)], NoOutline),
        ([(10, 10), (12, 10), (float("nan"), 12)], NoOutline),
    ],
)
async def test_what_cannot_stand_there_is_refused_and_leaves_no_trace(db, shape, refusal):
    await floors.hall(SLUG)
    await _put()
    before = (await _live(), await latest_steps((await edition_called(SLUG)).id))
    with pytest.raises(refusal):
        await _put("A-102", shape)
    assert (await _live(), await latest_steps((await edition_called(SLUG)).id)) == before


async def test_booths_may_share_a_side(db):
    await floors.hall(SLUG)
    await _put()
    await _put("A-102", box(5, 2, 3, 3))
    assert sorted(await _live()) == ["A-101", "A-102"]


async def test_a_booth_does_not_stand_on_a_wall_nor_a_wall_on_a_booth(db):
    await floors.hall(SLUG)
    await _put()
    wall = {"edition": SLUG, "hall": "E1", "kind": "wall", "now": NOW}
    with pytest.raises(Overlaps):
        await commands.put_feature(SYSTEM, shape=box(4, 4, 1, 8), **wall)
    await commands.put_feature(SYSTEM, shape=box(10, 4, 1, 8), **wall)
    with pytest.raises(Overlaps):
        await _put("A-102", box(9, 4, 3, 3))


async def test_two_people_cannot_draw_over_each_other(db):
    await floors.hall(SLUG)
    drawn = await asyncio.gather(
        *(_put(f"A-{place}", box(2 + place % 3, 2, 3, 3)) for place in range(101, 121)), return_exceptions=True
    )
    refused = [one for one in drawn if isinstance(one, Exception)]
    assert all(isinstance(one, Overlaps) for one in refused)
    assert len(await _live()) == 20 - len(refused) == 1


async def test_a_number_is_free_again_when_its_booth_is_retired(db):
    await floors.hall(SLUG)
    first = await _put()
    with pytest.raises(NumberThere):
        await _put("A-101", box(10, 10, 3, 3))
    await commands.retire_booth(SYSTEM, edition=SLUG, number="A-101", now=NOW)
    second = await _put("A-101", box(10, 10, 3, 3))
    rows = await Booth.select(Booth.id, Booth.retired_at).order_by(Booth.retired_at)
    assert [(row["id"], row["retired_at"] is None) for row in rows] == [(first, False), (second, True)]


async def test_the_database_itself_refuses_a_second_live_number_and_a_false_area(db):
    edition = await floors.hall(SLUG)
    await _put()
    drawing = await drawing_of(edition)
    same = {"edition": edition.id, "hall": drawing.hall("E1"), "polygon": "[[0,0],[3,0],[3,3],[0,3]]"}
    for row, constraint in (
        (Booth(number="A-101", area=Decimal(9), **same), "expo_booth_number_once"),
        (Booth(number="A-102", area=Decimal(10), **same), "expo_booth_area_true"),
        (Booth(number="a 102", area=Decimal(9), **same), "expo_booth_number_readable"),
    ):
        with pytest.raises(asyncpg.IntegrityConstraintViolationError) as refused:
            async with transaction():
                await Booth.insert(row)
        assert refused.value.constraint_name == constraint


async def test_a_row_of_booths_is_made_at_once_or_not_at_all(db):
    await floors.hall(SLUG)
    row = Row(2, 2, 6, 3, 3, double=True)
    numbers = await commands.make_row(SYSTEM, edition=SLUG, hall="E1", row=row, first="A-099", now=NOW)
    assert (numbers[0], numbers[-1], len(numbers)) == ("A-099", "A-110", 12)
    with pytest.raises(Overlaps):
        await commands.make_row(SYSTEM, edition=SLUG, hall="E1", row=Row(2, 5, 3, 3, 3), first="B-1", now=NOW)
    with pytest.raises(Invalid):
        await commands.make_row(SYSTEM, edition=SLUG, hall="E1", row=Row(2.2, 12, 3, 3, 3), first="B-1", now=NOW)
    assert sorted(await _live()) == sorted(numbers)


async def test_booths_are_split_and_merged_with_their_lineage(db):
    await floors.hall(SLUG)
    whole = await _put(shape=box(2, 2, 6, 3), kind="raw")
    one, other = await commands.split_booth(
        SYSTEM, edition=SLUG, number="A-101", line=((5, 0), (5, 9)), numbers=("A-101", "A-102"), now=NOW
    )
    live = await _live()
    assert {number: (state.polygon, state.lineage) for number, state in live.items()} == {
        "A-101": (box(2, 2, 3, 3), (whole,)),
        "A-102": (box(5, 2, 3, 3), (whole,)),
    }
    await commands.merge_booths(SYSTEM, edition=SLUG, numbers=["A-102", "A-101"], number="A-103", now=NOW)
    (again,) = (await _live()).values()
    assert (again.polygon, again.kind, set(again.lineage)) == (box(2, 2, 6, 3), "raw", {one, other})


async def test_what_does_not_hang_together_is_not_merged_and_a_line_beside_cuts_nothing(db):
    await floors.hall(SLUG, "E1", "E2")
    await _put()
    await _put("A-102", box(8, 2, 3, 3))
    await _put("B-101", hall="E2", shape=box(5, 2, 3, 3))
    for numbers in (["A-101", "A-102"], ["A-101", "B-101"], ["A-101"]):
        with pytest.raises(NotNeighbours):
            await commands.merge_booths(SYSTEM, edition=SLUG, numbers=numbers, number="A-1", now=NOW)
    with pytest.raises(CutsNothing):
        await commands.split_booth(
            SYSTEM, edition=SLUG, number="A-101", line=((0, 9), (9, 9)), numbers=("A-1", "A-2"), now=NOW
        )


async def test_steps_are_taken_back_and_taken_back_again(db):
    edition = await floors.hall(SLUG)
    await _put(shape=box(2, 2, 6, 3))
    before = await _live()
    line = ((5.0, 0.0), (5.0, 9.0))
    await commands.split_booth(SYSTEM, edition=SLUG, number="A-101", line=line, numbers=("A-1", "A-2"), now=NOW)
    split = await _live()
    undone = await commands.undo(SYSTEM, edition=SLUG, now=NOW)
    assert await _live() == before
    await commands.undo(SYSTEM, edition=SLUG, number=undone, now=NOW)
    assert await _live() == split
    steps = await latest_steps(edition.id)
    assert [one.act for one in steps] == ["undo", "undo", "split", "put", "put", "put"]


async def test_a_step_that_somebody_built_on_is_not_taken_back(db):
    await floors.hall(SLUG)
    key = await _put()
    await _put(actor=OTHER, shape=box(3, 2, 3, 3), booth=key)
    with pytest.raises(ChangedSince):
        await commands.undo(SYSTEM, edition=SLUG, now=NOW)
    await commands.undo(OTHER, edition=SLUG, now=NOW)
    assert (await _live())["A-101"].polygon == box(2, 2, 3, 3)


async def test_undoing_does_not_put_a_booth_where_another_stands_now(db):
    await floors.hall(SLUG)
    await _put()
    await commands.retire_booth(SYSTEM, edition=SLUG, number="A-101", now=NOW)
    await _put("A-102", box(3, 3, 3, 3), actor=OTHER)
    with pytest.raises(Overlaps):
        await commands.undo(SYSTEM, edition=SLUG, now=NOW)


async def test_a_hall_shrinks_no_further_than_its_booths_and_goes_only_without_them(db):
    await floors.hall(SLUG)
    key = await _put(shape=box(20, 2, 3, 3))
    with pytest.raises(OutsideHall):
        await commands.put_ground(SYSTEM, edition=SLUG, hall="E1", outline=box(0, 0, 15, 20), now=NOW)
    with pytest.raises(StillUsed):
        await take_thing_away(SYSTEM, edition=SLUG, kind="hall", code="E1", now=NOW)
    assert await Booth.exists().where(Booth.id == key)


async def test_features_and_connections_come_and_go(db):
    edition = await floors.hall(SLUG, "E1", "E2")
    ends = {"first": ("E1", (30, 10)), "then": ("E2", (0, 10))}
    lift = await commands.put_connection(SYSTEM, edition=SLUG, kind="lift", metres=12, now=NOW, **ends)
    desk = await commands.put_feature(
        SYSTEM, edition=SLUG, hall="E1", kind="information", shape=[(15, 18)], now=NOW, slope=2.5
    )
    assert {lift, desk} <= set((await drawing_of(edition)).things)
    for key in (lift, desk):
        await commands.remove(SYSTEM, edition=SLUG, thing=key, now=NOW)
    assert not {lift, desk} & set((await drawing_of(edition)).things)
    assert not await Feature.exists().where(Feature.id == desk)
    with pytest.raises(NotFound):
        await commands.remove(SYSTEM, edition=SLUG, thing=desk, now=NOW)


async def test_nothing_is_drawn_in_a_hall_that_is_not_measured_nor_by_who_may_not(db):
    edition = await floors.hall(SLUG)
    await add_halls(edition.id, [(uuid4(), "E2", {"name": text("E2", "en")})], first=1)
    with pytest.raises(NotMeasured):
        await _put(hall="E2")
    with pytest.raises(NotFound):
        await _put(hall="XX")
    with pytest.raises(Denied):
        await _put(actor=Actor("staff", "reader", uuid4(), held=frozenset({Held(Role.AUDITOR)})))
    assert await _live() == {}
