"""Editing a programme: nobody twice, nothing lost, a step back, and a stated reason where it shall be all the same."""

import asyncio
from datetime import timedelta

import pytest

from core.commitments.commands import promise
from core.commitments.rules import NOT_TWICE, Promise
from core.commitments.tables import Commitment
from core.db.transaction import refusing
from core.errors import Invalid, NotFound
from core.forms.merging import ChangedMeanwhile
from core.spans import Span
from crm.delegations.programme import rules
from crm.delegations.programme.commands import add_item, change_item, take_item_out, undo
from crm.delegations.programme.lines import lines_from
from crm.delegations.programme.queries import plan_of, visit_for
from tests.conftest import NOW
from tests.make.timeline import colleague
from tests.make.visitplan import DAY, delegation, item, lines


async def test_people_and_cars_are_busy_from_the_way_there(db: None) -> None:
    kim, peru = await colleague("Kim Haneul"), await delegation()
    first = await item(kim, peru, cars=str(peru.car), interpreters=str(peru.interpreter), first="ko", then="es")
    assert await Commitment.count().where(Commitment.source == first) == 5, "the interpreter is a member, and once"
    one = str(peru.members[1])
    second = await item(kim, peru, "12:00", "13:00", place="Daejeon", travel="45", everyone="", parts=one)
    row = await Commitment.objects().get(Commitment.source == second)
    assert row is not None
    assert (row.resource, row.ends_at - row.begins_at) == (peru.people[1], timedelta(minutes=105))
    third = await item(kim, peru, "15:00", "16:00", place="Sejong")  # from Daejeon, which is known from the way there
    state = (await plan_of(await visit_for(kim, peru.code))).items[third]
    assert state.travel == 45


async def test_a_clash_is_told_in_words_and_can_be_had_with_a_reason(db: None) -> None:
    kim = await colleague("Kim Haneul")
    peru, chile = await delegation(), await delegation("chl-2026-001")
    await item(kim, peru, cars=str(peru.car))
    with pytest.raises(rules.NeedsReason) as told:
        await item(kim, chile, "10:30", "11:30", cars=str(peru.car))
    assert [(one.places["who"], one.places["begin"], one.resource) for one in told.value.advice] == [
        ("PER 1234", "10:00", str(peru.car))
    ]
    with pytest.raises(rules.NeedsReason):  # the way counts: half an hour before it begins they are still elsewhere
        await add_item(kim, peru.code, lines("11:10", "12:00", place="Songdo"), now=NOW)
    made = await add_item(
        kim, chile.code, lines("10:30", "11:30", cars=str(peru.car)), reason="The car comes back in between.", now=NOW
    )
    stated = await Commitment.objects().get((Commitment.source == made) & (Commitment.resource == peru.car))
    assert stated is not None
    assert (stated.exclusive, stated.override_reason) == (False, "The car comes back in between.")
    busy = Promise(
        peru.people[0], "meeting", made, Span(NOW.replace(hour=1), NOW.replace(hour=1) + timedelta(minutes=5))
    )
    with pytest.raises(rules.TakenMeanwhile):  # by whatever way: the database has the last word
        async with refusing({NOT_TWICE: rules.TakenMeanwhile()}):
            await promise([busy])


async def test_of_two_who_promise_one_car_at_once_one_is_told(db: None) -> None:
    kim, lee = await colleague("Kim Haneul"), await colleague("Lee Bada")
    peru, chile = await delegation(), await delegation("chl-2026-001")
    both = [item(kim, peru, cars=str(peru.car)), item(lee, chile, cars=str(peru.car))]
    told = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(isinstance(one, rules.NeedsReason | rules.TakenMeanwhile) for one in told) == [False, True]


async def test_two_who_change_one_item_lose_nothing_and_a_step_goes_back(db: None) -> None:
    kim, lee = await colleague("Kim Haneul"), await colleague("Lee Bada")
    peru = await delegation()
    made = await item(kim, peru)
    plan = await plan_of(await visit_for(kim, peru.code))
    began = lines_from(plan.items[made], plan.zone)
    await change_item(kim, peru.code, made, {**began, "place": "Songdo"}, began, now=NOW)
    await change_item(lee, peru.code, made, {**began, "begins": "09:00"}, began, now=NOW)
    with pytest.raises(ChangedMeanwhile) as both:
        await change_item(lee, peru.code, made, {**began, "place": "Busan"}, began, now=NOW)
    assert both.value.theirs == {"place": "Songdo"}
    state = (await plan_of(await visit_for(kim, peru.code))).items[made]
    assert (state.place, state.begin.hour) == ("Songdo", 0)
    with pytest.raises(rules.ChangedSince):  # Lee moved it after Kim's last step
        await undo(kim, peru.code, now=NOW)
    await undo(lee, peru.code, now=NOW)
    await undo(kim, peru.code, now=NOW)
    state = (await plan_of(await visit_for(kim, peru.code))).items[made]
    assert (state.place, state.begin.hour) == ("Sejong", 1)
    with pytest.raises(rules.ItemMoved):
        await take_item_out(lee, peru.code, made, version=1, now=NOW)
    await take_item_out(lee, peru.code, made, version=5, now=NOW)
    assert not await Commitment.exists().where(Commitment.source == made)
    with pytest.raises(rules.ItemGone):
        await change_item(kim, peru.code, made, began, began, now=NOW)
    await undo(lee, peru.code, now=NOW)
    assert await Commitment.count().where(Commitment.source == made) == 4


async def test_what_makes_no_sense_is_refused_at_its_field_and_what_one_may_not_see_is_not_there(db: None) -> None:
    kim = await colleague("Kim Haneul")
    peru, hidden = await delegation(), await delegation("hid-2026-001", sight="confidential")
    for wrong, at in (
        ({"begins": "25:00"}, "begins"),
        ({"ends": "10:00"}, "ends"),
        ({"title_en": ""}, "title_ko"),
        ({"everyone": ""}, "parts"),
        ({"travel": "many"}, "travel"),
        ({"cars": str(peru.people[0])}, "cars"),
        ({"room": str(peru.people[0])}, "room"),
    ):
        with pytest.raises(Invalid) as refused:
            await add_item(kim, peru.code, lines(**wrong), now=NOW)
        assert [*refused.value.fields] == [at]
    with pytest.raises(NotFound):
        await item(kim, hidden)
    night = await item(kim, peru, "22:00", "01:00")
    state = (await plan_of(await visit_for(kim, peru.code))).items[night]
    assert state.end - state.begin == timedelta(hours=3)
    assert state.begin.date() == DAY
