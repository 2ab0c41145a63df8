"""Published plans: frozen, numbered, and on every process's shelf within a second; the drawing stays nobody else's."""

import asyncio

import asyncpg
import pytest

from core.access.roles import Role
from core.actor import SYSTEM, Actor, Held
from core.db.transaction import transaction
from core.errors import Denied
from core.journal.tables import Entry
from expo.editions.queries import edition_called
from expo.floor.drawing import commands
from expo.floor.drawing.layouts import LaidBooth, LaidConnection, LaidFeature, LaidHall, Layout
from expo.floor.drawing.queries import drawing_of, latest_steps
from expo.floor.plans.commands import publish_plan
from expo.floor.plans.draft import draft_plan
from expo.floor.plans.queries import latest_plan, plan_numbered, plans_of
from expo.floor.plans.rules import NothingNew, Unreachable
from expo.floor.plans.shelf import load_plans
from expo.floor.tables import FloorPlan
from tests.conftest import NOW
from tests.make import floors
from tests.make.floors import box

SLUG = "wsce-2026"


async def _drawn(number="A-101", shape=None):
    polygon = shape or box(2, 2, 3, 3)
    return await commands.put_booth(SYSTEM, edition=SLUG, hall="E1", number=number, polygon=polygon, now=NOW)


async def test_what_was_drawn_is_frozen_and_what_is_drawn_later_is_not_shown(db):
    edition = await floors.hall(SLUG)
    await _drawn()
    plan = await publish_plan(SYSTEM, edition=SLUG, now=NOW, note="First")
    await _drawn("A-102", box(8, 2, 3, 3))
    shown = await latest_plan(edition.id)
    assert shown == plan
    assert [(one.number, one.area, one.open_sides, one.label) for one in plan.halls[0].booths] == [
        ("A-101", 9.0, 4, (3.5, 3.5))
    ]
    assert [(one.number, one.note) for one in await plans_of(edition.id)] == [(1, "First")]


async def test_plans_are_numbered_and_never_the_same_twice(db):
    edition = await floors.hall(SLUG)
    await _drawn()
    await publish_plan(SYSTEM, edition=SLUG, now=NOW)
    with pytest.raises(NothingNew):
        await publish_plan(SYSTEM, edition=SLUG, now=NOW)
    await _drawn("A-102", box(8, 2, 3, 3))
    second = await publish_plan(SYSTEM, edition=SLUG, now=NOW)
    assert (second.number, len((await plan_numbered(edition.id, 1)).halls[0].booths)) == (2, 1)
    kinds = [row["kind"] for row in await Entry.select(Entry.kind).order_by(Entry.id)]
    assert kinds.count("expo.floor.plan_published") == 2


async def test_two_who_publish_at_once_get_one_number_each(db):
    await floors.hall(SLUG)
    await _drawn()
    tried = await asyncio.gather(
        *(publish_plan(SYSTEM, edition=SLUG, now=NOW) for _ in range(4)), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in tried) == ["NothingNew", "NothingNew", "NothingNew", "Plan"]


async def test_a_booth_walled_in_by_others_stops_the_plan_and_leaves_no_trace(db):
    edition = await floors.hall(SLUG)
    for number, shape in (
        ("A-1", box(6, 3, 9, 3)),
        ("A-2", box(6, 6, 3, 3)),
        ("A-3", box(12, 6, 3, 3)),
        ("A-4", box(6, 9, 9, 3)),
        ("A-5", box(9, 6, 3, 3)),
    ):
        await _drawn(number, shape)
    with pytest.raises(Unreachable) as refused:
        await publish_plan(SYSTEM, edition=SLUG, now=NOW)
    assert refused.value.numbers == ("A-5",)
    assert await latest_plan(edition.id) is None


async def test_a_published_plan_is_never_changed_nor_deleted(db):
    await floors.hall(SLUG)
    await _drawn()
    await publish_plan(SYSTEM, edition=SLUG, now=NOW)
    for touch in (FloorPlan.update({FloorPlan.note: "other"}, force=True), FloorPlan.delete(force=True)):
        with pytest.raises(asyncpg.PostgresError):
            async with transaction():
                await touch


async def test_only_who_may_publish_publishes(db):
    await floors.hall(SLUG)
    await _drawn()
    manager = Actor("staff", "manager", (await edition_called(SLUG)).id, held=frozenset({Held(Role.FLOOR_MANAGER)}))
    with pytest.raises(Denied):
        await publish_plan(manager, edition=SLUG, now=NOW)


async def test_the_shelf_keeps_a_plan_with_its_ways_until_there_is_another(db):
    await floors.hall(SLUG)
    await _drawn()
    await publish_plan(SYSTEM, edition=SLUG, now=NOW)
    first = await load_plans(None)
    await floors.hall("wsce-2027")
    assert await load_plans(first) is first
    await _drawn("A-102", box(8, 2, 3, 3))
    await publish_plan(SYSTEM, edition=SLUG, now=NOW)
    second = await load_plans(first)
    assert (first[SLUG].plan.number, second[SLUG].plan.number) == (1, 2)


async def test_a_layout_is_laid_once_and_again_changes_nothing(db):
    edition = await floors.hall(SLUG, "E1", "E2")
    layout = Layout(
        halls=(
            LaidHall(
                code="E1",
                outline=box(0, 0, 40, 25),
                booths=(LaidBooth(number="A-1", polygon=box(3, 3, 3, 3), kind="raw"),),
                features=(LaidFeature(kind="cafe", shape=box(10, 10, 4, 4)),),
            ),
            LaidHall(code="E2", booths=(LaidBooth(number="B-1", polygon=box(3, 3, 3, 3)),)),
        ),
        connections=(LaidConnection(kind="lift", first="E1", first_at=(40, 5), then="E2", then_at=(0, 5), metres=9),),
    )
    before = len(await latest_steps(edition.id))
    assert await commands.import_layout(SYSTEM, edition=SLUG, layout=layout, now=NOW) == 5
    once = await drawing_of(edition)
    assert await commands.import_layout(SYSTEM, edition=SLUG, layout=layout, now=NOW) == 0
    assert (await drawing_of(edition)).things == once.things
    assert len(await latest_steps(edition.id)) == before + 1
    plan = draft_plan(once)
    assert [floor.code for floor in plan.halls] == ["E1", "E2"]
    assert plan.halls[0].outline == box(0, 0, 40, 25)
    await commands.undo(SYSTEM, edition=SLUG, now=NOW)
    assert (await drawing_of(edition)).booths == {}
