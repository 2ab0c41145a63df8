"""Versions: numbered, frozen, compared for each who is in them, and what is missing said before."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from core.actor import Actor
from crm.delegations.programme import rules
from crm.delegations.programme.commands import change_item, take_item_out, undo
from crm.delegations.programme.lines import lines_from
from crm.delegations.programme.links.pocket import pocket_of
from crm.delegations.programme.queries import plan_of, visit_for
from crm.delegations.programme.readiness import gaps_of
from crm.delegations.programme.versions.changes import Party, changes_for, to_be_told
from crm.delegations.programme.versions.commands import publish
from crm.delegations.programme.versions.queries import before, latest_of, version_of
from crm.delegations.travel.commands import add_flight, set_pickup
from i18n.locales import language
from tests.conftest import NOW
from tests.crm.delegations.travel.test_pages import FLIGHT
from tests.make.timeline import account_of, colleague
from tests.make.visitplan import Delegation, delegation, item


async def test_a_version_says_what_changed_for_whom_and_numbers_never_go_back(db: None) -> None:
    kim, peru = await colleague("Kim Haneul"), await delegation()
    with pytest.raises(rules.NothingToPublish):
        await publish(kim, peru.code, now=NOW)
    talk = await item(kim, peru, cars=str(peru.car))
    lunch = await item(kim, peru, "12:00", "13:00", kind="meal", everyone="", parts=str(peru.members[1]))
    first = await publish(kim, peru.code, now=NOW)
    assert (first.number, [one.sequence for one in first.items]) == (1, [0, 0])
    assert {one.whose for one in to_be_told(None, first)} == {"member", "car"}
    with pytest.raises(rules.NothingNew):
        await publish(kim, peru.code, now=NOW)

    plan = await plan_of(await visit_for(kim, peru.code))
    began = lines_from(plan.items[lunch], plan.zone)
    await change_item(kim, peru.code, lunch, {**began, "begins": "12:15", "place": "Songdo"}, began, now=NOW)
    await take_item_out(kim, peru.code, talk, version=1, now=NOW)
    second = await publish(kim, peru.code, now=NOW + timedelta(hours=1))
    told = {(one.whose, one.id): [each.what for each in changed] for one, changed in to_be_told(first, second).items()}
    assert told[("member", peru.members[1])] == [("off",), ("moved", "place")]
    assert told[("car", peru.car)] == told[("member", peru.members[0])] == [("off",)]
    assert [(one.id, one.sequence) for one in second.gone] == [(talk, 1)]

    await undo(kim, peru.code, now=NOW)
    third = await publish(kim, peru.code, now=NOW + timedelta(hours=2))
    assert {one.id: one.sequence for one in third.items} == {talk: 2, lunch: 1}
    assert third.gone == ()
    assert [each.what for each in changes_for(second, third, Party("car", peru.car))] == [("new",)]
    assert await version_of(peru.visit, 1) == first
    assert await latest_of(peru.visit) == third
    await the_driver_reads_of_a_pickup(kim, peru)


async def the_driver_reads_of_a_pickup(kim: Actor, peru: Delegation) -> None:
    """Once it is published; what else the car does, and for which flight somebody is met."""
    lines = {**FLIGHT, "number": "KE902", "origin": "LIM", "note": "", "aboard": ""}
    flight = await add_flight(kim, peru.code, lines=lines, now=NOW)
    ride: dict[str, Any] = {"place": "Gate B", "vehicle": "", "seats": 4, "note": "", "car": peru.car, "minutes": 90}
    starts = datetime(2026, 12, 8, 6, 30)  # noqa: DTZ001 -- on the airport's clock
    await set_pickup(kim, peru.code, flight, starts=starts, riders=[str(peru.members[1])], now=NOW, **ride)
    fourth = await publish(kim, peru.code, now=NOW + timedelta(hours=3))
    told = to_be_told(await before(fourth), fourth)
    changes = {one.whose: [each.what for each in changed] for one, changed in told.items()}
    assert changes == {"member": [("new",)], "car": [("new",)]}
    pocket = await pocket_of(Party("car", peru.car), language("en"))
    (met, *_) = pocket.entries
    begin = met.begin.replace(tzinfo=None)
    assert (met.title.text, begin, met.place.text) == ("Pick-up: flight KE902 from LIM", starts, "Gate B")
    assert met.with_whom == (f"Member 1 of {peru.code}",)


async def test_what_is_missing_is_said_item_by_item_until_nothing_is(db: None) -> None:
    kim, peru = await colleague("Kim Haneul"), await delegation()
    talk = await item(kim, peru, place="")

    async def codes() -> list[str]:
        return [one.code for one in await gaps_of(await plan_of(await visit_for(kim, peru.code)), now=NOW)]

    assert await codes() == ["host", "place", "owner", "languages", "version"]
    plan = await plan_of(await visit_for(kim, peru.code))
    began = lines_from(plan.items[talk], plan.zone)
    whole = {
        **began,
        "host": "The minister",
        "place": "Sejong",
        "owner": str(account_of(kim)),
        "first": "ko",
        "then": "es",
    }
    await change_item(kim, peru.code, talk, whole, began, now=NOW)
    await publish(kim, peru.code, now=NOW)
    assert await codes() == ["interpreter"]
    await change_item(kim, peru.code, talk, {**whole, "interpreters": str(peru.interpreter)}, whole, now=NOW)
    assert await codes() == ["version"]
    await publish(kim, peru.code, now=NOW)
    assert await codes() == []
