"""A year after an expo, with its clock moved: waves that plan themselves, letters that wait, answers, papers and silence."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from core.actor import SYSTEM
from core.journal.tables import EntryValue
from core.mail.tables import Letter
from core.money import Money
from crm.consultations.advancing import follow_meeting
from crm.consultations.commands import write_down
from crm.deals.amounts.commands import enter_amount
from crm.deals.amounts.queries import standing_of
from crm.deals.amounts.rules import Stated
from crm.deals.tables import Deal
from crm.followups.answers import Told, save
from crm.followups.judging import accept
from crm.followups.preparing import release
from crm.followups.queries import Asked, form_for, forms_of, items_of, waiting_for_judgement, wave_for, waves
from crm.followups.rules import AnotherPaper, Answer, Judged, SameEyes, SavedMeanwhile, WaveOver, state_of
from crm.followups.sight import kept_to_few
from crm.followups.tables import FollowUpWave
from crm.followups.waves import begin_waves, change_wave
from crm.followups.work import prepare_due, remind_silent
from tests.conftest import NOW
from tests.make.agreements import PDF
from tests.make.consultations import met, said
from tests.make.timeline import colleague

TWO_MONTHS = datetime(2027, 2, 10, 3, tzinfo=UTC)
A_YEAR = datetime(2027, 12, 12, 3, tzinfo=UTC)


async def stands() -> list[tuple[str, int, str, str]]:
    deal = await Deal.select(Deal.id).first()
    found = await standing_of([deal["id"]]) if deal else []
    return sorted((one.kind, one.money.minor, one.grade, one.consent) for one in found)


async def letters(state: str) -> int:
    return await Letter.count().where(Letter.state == state)


async def test_a_year_of_waves_from_the_last_day_to_a_proven_contract(db: None) -> None:
    there, kim, lee = await met(), await colleague("Kim", Role.COOPERATION_LEAD), await colleague("Lee")
    record = await follow_meeting(await there.meeting("AAAAAA", state="held"), now=NOW)
    assert record is not None
    await write_down(SYSTEM, record, said(), {}, by="table", now=NOW)
    assert await begin_waves(now=NOW) == 0, "it is not over"
    assert sum(await asyncio.gather(*(begin_waves(now=NOW + timedelta(days=4)) for _ in range(2)))) == 3
    planned = await FollowUpWave.select(FollowUpWave.months, FollowUpWave.due_on).order_by(FollowUpWave.months)
    assert [(row["months"], row["due_on"]) for row in planned] == [
        (2, date(2027, 2, 10)),
        (6, date(2027, 6, 10)),
        (12, date(2027, 12, 10)),
    ]
    assert [await prepare_due(now=now) for now in (NOW, TWO_MONTHS, TWO_MONTHS)] == [0, 1, 0]
    assert (await letters("held"), await letters("queued")) == (1, 0), "nothing goes before somebody has looked"
    first = next(one for one in await waves(kim, now=TWO_MONTHS) if one.months == 2)
    assert (first.state, first.rate) == ("prepared", 0)
    lasts: dict[str, Any] = {"due_on": first.due_on, "closes_on": first.closes_on}
    await change_wave(kim, first.id, **lasts, reminders=(15, 3), version=first.version, now=TWO_MONTHS)
    changed = await EntryValue.select(EntryValue.field, EntryValue.before, EntryValue.after).where(
        EntryValue.field.is_in(["due_on", "closes_on", "remind_days", "most_reminders"])
    )
    assert sorted(tuple(row.values()) for row in changed) == [("most_reminders", "2", "3"), ("remind_days", "14", "15")]
    await release(kim, first.id, now=TWO_MONTHS)
    (form,) = await forms_of(kim, first.id)
    assert (await letters("queued"), form.state, (await wave_for(kim, first.id, now=TWO_MONTHS)).state) == (
        1,
        "silent",
        "asking",
    )
    later = TWO_MONTHS + timedelta(days=15)
    assert [
        sum(await asyncio.gather(remind_silent(now=later), remind_silent(now=later))),
        await remind_silent(now=later),
    ] == [1, 0]
    assert await stands() == [], "silence is not a zero"

    await an_answer(kim, form.id, first.id, later)
    await a_contract_a_year_later(kim, lee)


async def an_answer(kim: Any, asked: UUID, wave: UUID, later: datetime) -> None:
    """A draft says nothing, of two who save at once one is told, and an answer is the company's own word."""
    form = await form_for(kim, asked)
    (item,) = await items_of(form.id)
    assert item.answer.money == Money(150_000_000, "USD"), "what we know already stands in the form"
    likely = Answer(likely="yes", money=Money(200_000_000, "USD"), consent="no")
    form = await form_for(kim, form.id)
    await save(SYSTEM, form, [Told(item.id, likely)], done=False, by="company", version=form.version, now=later)
    assert (await stands(), (await form_for(kim, form.id)).state) == ([], "draft")
    with pytest.raises(SavedMeanwhile):
        await save(SYSTEM, form, [Told(item.id, likely)], done=True, by="company", version=form.version, now=later)
    form = await form_for(kim, form.id)
    await save(SYSTEM, form, [Told(item.id, likely)], done=True, by="company", version=form.version, now=later)
    expected = [("consulted", 420_000_000, "D", "unasked"), ("expected", 200_000_000, "C", "no")]
    assert (await stands(), (await wave_for(kim, wave, now=later)).rate) == (expected, 100)
    assert await remind_silent(now=later + timedelta(days=20)) == 0, "who has answered is left in peace"
    with pytest.raises(WaveOver):
        await save(SYSTEM, form, [], done=True, by="company", version=form.version, now=A_YEAR)


async def a_contract_a_year_later(kim: Any, lee: Any) -> None:
    """Answered by an officer for a company that called, with its paper, and proven by another one."""
    deal = await Deal.select(Deal.id, Deal.code).first()
    assert deal is not None
    (likely,) = [one for one in await standing_of([deal["id"]]) if one.kind == "expected"]
    corrected = Stated("expected", Money(210_000_000, "USD"), likely.as_of, "By phone", "C", supersedes=likely.id)
    await enter_amount(kim, deal["code"], corrected, now=A_YEAR)
    assert await prepare_due(now=A_YEAR) == 1
    wave = next(one for one in await waves(kim, now=A_YEAR) if one.months == 12)
    (form,) = await forms_of(kim, wave.id)
    (item,) = await items_of(form.id)
    assert (item.answer.money, item.answer.consent) == (Money(210_000_000, "USD"), "no"), (
        "as the ledger has it, not as said"
    )
    assert item.met_at == datetime(2026, 12, 8, 1, tzinfo=UTC), "a year later they are told when they talked about it"
    signed = Answer("yes", "yes", Money(180_000_000, "USD"), date(2027, 11, 3), consent="yes")
    told = [Told(item.id, signed, PDF)]
    await save(lee, form, told, done=True, by="staff", version=form.version, now=A_YEAR)
    consulted = ("consulted", 420_000_000, "D", "unasked")
    assert await stands() == [consulted, ("expected", 180_000_000, "C", "yes")], "no contract on somebody's word"
    (waiting,) = await waiting_for_judgement(kim)
    with pytest.raises(SameEyes):
        await accept(lee, waiting.id, "A", now=A_YEAR)
    both = await asyncio.gather(*(accept(kim, waiting.id, "A", now=A_YEAR) for _ in range(2)), return_exceptions=True)
    assert [type(one) for one in both if not isinstance(one, UUID)] == [Judged]
    proven = [consulted, ("contract", 180_000_000, "A", "yes"), ("expected", 180_000_000, "C", "yes")]
    assert sorted(await stands()) == sorted(proven)
    await again(kim, lee, form.id, told)
    await accept(kim, waiting.id, "B", now=A_YEAR)
    proven[1] = ("contract", 180_000_000, "B", "yes")
    assert sorted(await stands()) == sorted(proven), "what is told twice is signed once"
    await again(kim, lee, form.id, told)
    await accept(kim, waiting.id, "A", further=True, now=A_YEAR)
    proven.append(("contract", 180_000_000, "A", "yes"))
    assert sorted(await stands()) == sorted(proven), "unless somebody says that it is a further one"
    assert await waiting_for_judgement(kim) == []
    withdrawn = sorted(one if one == consulted else (*one[:3], "no") for one in proven)
    await what_is_proven_stays(await form_for(kim, form.id), item.id, signed)
    assert sorted(await stands()) == withdrawn, "whether it may be published is theirs to say at any time"
    await is_told_outside_while_the_team_sees_it(item.id)


async def is_told_outside_while_the_team_sees_it(item: UUID) -> None:
    assert await kept_to_few([item]) == set()
    await Deal.update({Deal.sight: "confidential"}, force=True)
    assert await kept_to_few([item]) == {item}


async def again(kim: Any, lee: Any, asked: UUID, told: list[Told]) -> None:
    form = await form_for(kim, asked)
    await save(lee, form, told, done=True, by="staff", version=form.version, now=A_YEAR)


async def what_is_proven_stays(form: Asked, item: UUID, signed: Answer) -> None:
    """Nothing else is told without its paper; that it is not to be published is."""
    other = [Told(item, replace(signed, money=Money(999, "USD")))]
    with pytest.raises(AnotherPaper):
        await save(SYSTEM, form, other, done=True, by="company", version=form.version, now=A_YEAR)
    no_more = [Told(item, replace(signed, consent="no"))]
    await save(SYSTEM, form, no_more, done=True, by="company", version=form.version, now=A_YEAR)


def test_a_wave_is_what_was_done_and_what_day_it_is() -> None:
    day, given = date(2027, 2, 10), {"released": False, "stopped": False, "closes_on": date(2027, 3, 10)}
    assert state_of(prepared=False, today=day, **given) == "planned"  # type: ignore[arg-type]
    assert state_of(prepared=True, today=day, **given) == "prepared"  # type: ignore[arg-type]
    assert state_of(prepared=True, today=date(2027, 3, 11), **given) == "closed"  # type: ignore[arg-type]
