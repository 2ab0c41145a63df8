"""Versions: numbered, frozen, compared for each who is in them, and what is missing said before."""

from datetime import timedelta

import pytest

from crm.delegations.programme import rules
from crm.delegations.programme.commands import change_item, take_item_out, undo
from crm.delegations.programme.lines import lines_from
from crm.delegations.programme.queries import plan_of, visit_for
from crm.delegations.programme.readiness import gaps_of
from crm.delegations.programme.versions.changes import Party, changes_for, to_be_told
from crm.delegations.programme.versions.commands import publish
from crm.delegations.programme.versions.queries import latest_of, version_of
from tests.conftest import NOW
from tests.make.timeline import account_of, colleague
from tests.make.visitplan import delegation, item


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
