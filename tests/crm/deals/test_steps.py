"""Two who lead one deal at once, and two who change it: one is told, and nothing is lost."""

import asyncio
from typing import Any

import pytest
from asyncpg import IntegrityConstraintViolationError

from core.db.transaction import transaction
from core.forms.merging import ChangedMeanwhile
from core.forms.rows import Began
from crm.deals.commands import edit, lines_now
from crm.deals.consortium.commands import members_of, set_consortium
from crm.deals.consortium.rules import Share, foreign_share, lines_of, small_share
from crm.deals.consortium.tables import ConsortiumMember
from crm.deals.queries import deal_for
from crm.deals.rules import WrongStep
from crm.deals.steps import commands
from crm.deals.steps.queries import causes_of, lasting, steps_of
from directory.organisations.standing.tables import SizeClass
from tests.conftest import NOW
from tests.make.agreements import officer
from tests.make.deals import amount, deal, house


async def _preferred(actor: Any) -> str:
    code = await deal(actor)
    await amount(actor, code, "expected", 400)
    await amount(actor, code, "contract", 300)
    for state in ("qualified", "developing", "bidding", "preferred"):
        await commands.take_step(actor, code, state, now=NOW)
    return code


async def _at_once(actor: Any, code: str) -> list[Any]:
    steps = (commands.take_step(actor, code, "contracted", cause="price", now=NOW) for _ in range(4))
    return await asyncio.gather(*steps, return_exceptions=True)


@pytest.mark.usefixtures("db")
async def test_of_those_who_sign_one_contract_at_once_one_does() -> None:
    actor = await officer()
    code = await _preferred(actor)
    outcomes = await _at_once(actor, code)
    assert [one for one in outcomes if not isinstance(one, WrongStep)] == [None]
    card = await deal_for(actor, code)
    assert [row["after"] for row in await steps_of(card.id)].count("contracted") == 1
    assert await causes_of([card.id]) == [("contracted", "price", 1)]
    assert set(await lasting([card.id], NOW)) == {
        *("identified", "qualified", "developing", "bidding", "preferred", "contracted")
    }


@pytest.mark.planted("a step that looks at the state without holding the deal")
@pytest.mark.usefixtures("db")
async def test_a_step_that_does_not_hold_the_deal_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    actor = await officer()
    code = await _preferred(actor)
    waiting = asyncio.Barrier(4)

    async def unheld(actor: Any, code: str) -> Any:
        found = await deal_for(actor, code)
        await waiting.wait()
        return found

    monkeypatch.setattr(commands, "locked", unheld)
    assert [one for one in await _at_once(actor, code) if not isinstance(one, WrongStep)] == [None] * 4


@pytest.mark.usefixtures("db")
async def test_what_somebody_else_changed_stays_and_what_both_changed_is_asked() -> None:
    actor = await officer()
    code = await deal(actor)
    before = await lines_now(actor, await deal_for(actor, code))
    await edit(actor, code, lines={**before, "name": "Traffic centre of Lima"}, before=before, now=NOW)
    await edit(actor, code, lines={**before, "field": "mobility"}, before=before, now=NOW)
    card = await deal_for(actor, code)
    assert (card.name, card.field) == ("Traffic centre of Lima", "mobility")
    with pytest.raises(ChangedMeanwhile) as both:
        await edit(actor, code, lines={**before, "name": "Traffic in Lima"}, before=before, now=NOW)
    assert both.value.theirs == {"name": "Traffic centre of Lima"}


@pytest.mark.usefixtures("db")
async def test_a_consortium_is_whole_for_the_database_too_and_sized_on_the_day_of_the_contract() -> None:
    actor = await officer()
    code = await _preferred(actor)
    card, small = await deal_for(actor, code), await house("grown")
    day = NOW.date()
    for size, begins, ends in (("small", day.replace(year=2020), day), ("large", day.replace(year=2027), None)):
        await SizeClass.insert(
            SizeClass(organisation=small.id, size=size, begins_on=begins, ends_on=ends, source="The office")
        )
    lima = await house("lima")
    shares = [Share(card.lead.id, "lead", 500), Share(small.id, "partner", 300), Share(lima.id, "operator", 200)]
    await set_consortium(actor, code, shares, Began({}), now=NOW)
    members = await members_of(card.id, day)
    assert (foreign_share(members), small_share(members)) == (200, 300)
    assert small_share(await members_of(card.id, day.replace(year=2028))) == 0
    with pytest.raises(IntegrityConstraintViolationError, match="whole"):
        async with transaction():
            await ConsortiumMember.update({ConsortiumMember.share: 299}).where(ConsortiumMember.share == 300)
    await set_consortium(actor, code, [], Began(lines_of(shares)), now=NOW)
    assert await members_of(card.id, day) == []
