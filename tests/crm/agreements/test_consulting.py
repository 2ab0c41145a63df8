"""Consultations: what is needed follows from rules, holds up the signature, is waived with a reason, and comes due."""

import asyncio
from collections.abc import Callable
from contextvars import Context
from datetime import timedelta
from typing import Any

import pytest

from core.access.roles import Role
from core.errors import Denied, Invalid
from crm.agreements.consulting.commands import answer_item, ask, consultations_of, set_need, write_reply
from crm.agreements.meanwhile import NONE
from crm.agreements.parties.commands import add_party, move_party
from crm.agreements.queries import agreement_for
from crm.agreements.rules import NotYet
from crm.agreements.signing.commands import file_scan, sign
from crm.agreements.steps.commands import take_step, waive
from crm.duties.queries import deadlines
from crm.duties.rules import STEPS
from crm.parts import DEADLINES
from i18n.locales import language
from tests.conftest import NOW
from tests.make.agreements import PDF, SIGNED_ON, led, officer, post_at, proposed
from tests.make.organisations import organisation

TODAY = SIGNED_ON
SOURCE = "법제업무 운영규정"


async def test_what_is_needed_since_holds_up_the_signature_until_it_is_answered_or_waived(db: None) -> None:
    actor, lead = await officer(), await officer(Role.COOPERATION_LEAD)
    code = await proposed(actor, kind="memorandum", term_months="12")
    await led(actor, lead, code, "approved")
    for side in (await agreement_for(actor, code, now=NOW)).sides:
        await sign(actor, code, side.id, appointment=await post_at(side.organisation), signed_on=SIGNED_ON, now=NOW)
    await waive(lead, code, "scan", because="원본 보관", now=NOW)
    given = {"needed": True, "days": 5, "source": SOURCE, "now": NOW}
    with pytest.raises(Denied):
        await set_need(actor, "memorandum", "legislation", **given)  # type: ignore[arg-type]
    for whom in ("legislation", "mofa"):
        await set_need(lead, "memorandum", whom, **given)  # type: ignore[arg-type]
    with pytest.raises(NotYet) as told:
        await take_step(actor, code, "signed", signed_on=SIGNED_ON, signed_in="부산", now=NOW)
    assert [one.key for one in told.value.guards] == ["consulted:mofa", "consulted:legislation"]
    said = {"replied_on": TODAY, "reply": "이견 없음", "office": "법제지원과", "paper_number": "2026-77", "upload": PDF}
    await write_reply(actor, code, "legislation", now=NOW, **said)  # type: ignore[arg-type]
    await waive(lead, code, "consulted:mofa", because="기존 회신으로 갈음", now=NOW)
    await take_step(actor, code, "signed", signed_on=SIGNED_ON, signed_in="부산", now=NOW)
    card = await agreement_for(actor, code, now=NOW)
    row = (await consultations_of(card.id))["legislation"]
    assert (card.state, row["office"], row["paper_number"], row["due_on"]) == ("signed", "법제지원과", "2026-77", None)


async def test_an_answer_that_is_awaited_comes_due_for_the_owner_and_for_nobody_who_does_not_see_it(db: None) -> None:
    lead, kim = await officer(Role.COOPERATION_LEAD), await officer()
    code = await proposed(lead, kind="arrangement", sight="confidential")
    with pytest.raises(Invalid):
        await ask(lead, code, "budget", asked_on=TODAY, due_on=TODAY - timedelta(days=1), now=NOW)
    await set_need(lead, "arrangement", "mofa", needed=True, days=5, source=SOURCE, now=NOW)
    await ask(lead, code, "mofa", asked_on=TODAY, now=NOW)
    await ask(lead, code, "budget", asked_on=TODAY, due_on=TODAY + timedelta(days=2), now=NOW)
    due = await deadlines([await agreement_for(lead, code, now=NOW)], now=NOW)
    awaited = [(one.what, one.due_on, one.owner) for one in due]
    assert awaited == [("consultation", TODAY + timedelta(days=days), lead.account) for days in (2, 5)]
    assert {one.what for one in due} <= STEPS.keys()
    in_a_week, ko = TODAY + timedelta(days=7), language("ko")
    hers, his = [await DEADLINES["agreements"](one, ko, in_a_week, NOW) for one in (lead, kim)]
    assert [one.text for one in hers] == ["예산 협의 회신을 기다리고 있습니다", "외교부 협의 회신을 기다리고 있습니다"]
    assert his == []
    await write_reply(lead, code, "budget", replied_on=TODAY, reply="", upload=PDF, now=NOW)
    assert len(await deadlines([await agreement_for(lead, code, now=NOW)], now=NOW)) == 1


async def both(code: str, *, seen: bool) -> list[list[str]]:
    """Two officers whose pages showed the same begin at one moment; of each act, what either was told. Unless what they
    had `seen` is sent with it.
    """
    kim, lee = await officer(), await officer(Role.COOPERATION_LEAD)
    third = (await agreement_for(kim, code, now=NOW)).sides[2].id
    given: dict[str, Any] = {"replied_on": TODAY, "reply": "", "upload": PDF}
    acts: list[tuple[str, Callable[..., Any]]] = [
        (
            NONE,
            lambda actor, was: answer_item(actor, code, "budget", contained=True, note=str(actor), seen=was, now=NOW),
        ),
        (NONE, lambda actor, was: write_reply(actor, code, "mofa", seen=was, now=NOW, **given)),
        (NONE, lambda actor, was: file_scan(actor, code, PDF, seen=was, now=NOW)),
        ("3", lambda actor, was: move_party(actor, code, third, seen=was, now=NOW)),
    ]
    told = []
    for was, act in acts:
        tasks = [asyncio.create_task(act(one, was if seen else None), context=Context()) for one in (kim, lee)]
        told.append(sorted(type(one).__name__ for one in await asyncio.gather(*tasks, return_exceptions=True)))
    return told


async def with_three_parties() -> str:
    kim = await officer()
    code = await proposed(kim, kind="arrangement")
    for number in (1, 2, 3):
        await add_party(kim, code, (await organisation(f"{code}-{number}")).code, now=NOW)
    return code


async def test_of_two_at_one_moment_one_is_asked_whether_what_the_other_did_shall_stay(db: None) -> None:
    code = await with_three_parties()
    order = [one.id for one in (await agreement_for(await officer(), code, now=NOW)).sides]
    assert await both(code, seen=True) == [["NoneType", "Overtaken"]] * 4
    after = [one.id for one in (await agreement_for(await officer(), code, now=NOW)).sides]
    assert after == [order[0], order[2], order[1]]


@pytest.mark.planted("what a form began from is not looked at")
async def test_without_what_they_had_seen_the_later_one_takes_the_place_of_the_other(db: None) -> None:
    assert await both(await with_three_parties(), seen=False) == [["NoneType", "NoneType"]] * 4
