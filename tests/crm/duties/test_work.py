"""Reminders of what comes due: none lost when nobody was there for nine days, none sent twice."""

import asyncio
from contextvars import Context
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from core.actor import Actor
from core.mail.tables import Letter
from crm.agreements.days import day_in_seoul
from crm.agreements.queries import agreement_for
from crm.agreements.tables import Agreement
from crm.agreements.terms.commands import record_event
from crm.duties.commands import close_duty
from crm.duties.queries import deadlines, duties_of
from crm.duties.rules import STEPS, step_due
from crm.duties.tables import Duty, DutyRule
from crm.duties.work import WORK, remind
from i18n.text import to_json, written
from tests.conftest import NOW
from tests.make.agreements import led, officer, proposed

ENDS = date(2028, 12, 7)
NOTICE_BY = ENDS - timedelta(days=60)


def morning(day: date) -> datetime:
    """Ten o'clock in Seoul."""
    return datetime(day.year, day.month, day.day, 1, tzinfo=NOW.tzinfo)


async def quiet(done: int, total: int) -> None: ...


async def signed(**lines: str) -> tuple[Actor, str]:
    """In force for two years from 2026-12-08, renewing itself, with sixty days' notice."""
    actor, lead = await officer(), await officer(Role.COOPERATION_LEAD)
    given = {"kind": "intent", "term_months": "24", "renews": "yes", "notice_days": "60", **lines}
    code = await proposed(actor, **given)
    await led(actor, lead, code, "signed")
    return actor, code


async def letters() -> list[str]:
    rows = await Letter.select(Letter.text).where(Letter.template == "agreement_deadlines").order_by(Letter.made_at)
    return [row["text"] for row in rows]


async def work_days(since: date, until: date, away: range = range(0)) -> None:
    """Once an hour would be the same: what is written is written once. `away` counts days on which nobody works."""
    for number in range((until - since).days + 1):
        if number not in away:
            await WORK.run({}, morning(since + timedelta(days=number)), quiet)


async def test_a_notice_deadline_is_told_in_steps_and_each_once_also_by_two_workers(db: None) -> None:
    _, code = await signed()
    now = morning(NOTICE_BY - timedelta(days=30))
    tasks = [asyncio.create_task(remind(code, now=now), context=Context()) for _ in range(4)]
    assert sorted(await asyncio.gather(*tasks)) == [0, 0, 0, 1]
    for day in (-29, -8, -7, -6, -1, 0, 1, 2):
        await work_days(NOTICE_BY + timedelta(days=day), NOTICE_BY + timedelta(days=day))
    assert len(await letters()) == len([step for step in STEPS["notice"] if step != "90"])
    night = datetime(2028, 9, 1, 17, tzinfo=NOW.tzinfo)
    assert await remind(code, now=night) == 0


@pytest.mark.parametrize("first", [-8, -1, 1])
async def test_nine_days_without_a_worker_lose_no_deadline(db: None, first: int) -> None:
    """Wherever the gap lies: what came meanwhile is told on the first day after it, the latest step of it once."""
    await signed()
    since = NOTICE_BY + timedelta(days=first)
    back = since + timedelta(days=9)
    await work_days(since - timedelta(days=2), since - timedelta(days=1))
    before = len(await letters())
    await work_days(since, back + timedelta(days=2), away=range(9))
    days = [NOTICE_BY - timedelta(days=left) for left in STEPS["notice"].values()]
    come, after = [since <= one <= back for one in days], [back < one <= back + timedelta(days=2) for one in days]
    assert len(await letters()) - before == any(come) + sum(after)
    assert any(come)


@pytest.mark.planted("reminding on the very day, as a cron line that compares with today does")
async def test_who_compares_with_today_forgets_what_came_while_nobody_was_there(db: None) -> None:
    sent: list[str] = []

    def naive(today: date) -> None:
        sent.extend(step for step, days in STEPS["notice"].items() if (NOTICE_BY - today).days == days)

    def ours(today: date, told: list[str]) -> None:
        step = step_due("notice", NOTICE_BY, today, told)
        if step:
            told.append(step)

    told: list[str] = []
    for number in range(40):
        today = NOTICE_BY - timedelta(days=35) + timedelta(days=number)
        if not 3 <= number < 12:
            naive(today)
            ours(today, told)
    assert "30" not in sent
    assert told[:2] == ["90", "30"]


@pytest.mark.planted("a ledger that is written after the letter, by each worker for itself")
async def test_without_the_lock_and_the_ledger_two_workers_write_twice(db: None) -> None:
    _, code = await signed()
    now = morning(NOTICE_BY - timedelta(days=7))
    written_down: set[UUID] = set()
    both_looked = asyncio.Barrier(2)

    async def naive() -> int:
        card = await agreement_for(await officer(Role.COOPERATION_LEAD), code, now=now)
        due = [one for one in await deadlines([card], now=now) if one.subject not in written_down]
        await both_looked.wait()
        written_down.update(one.subject for one in due)
        return len(due)

    assert sum(await asyncio.gather(naive(), naive())) == 2
    ours = [asyncio.create_task(remind(code, now=now), context=Context()) for _ in range(2)]
    assert sum(await asyncio.gather(*ours)) == 1


async def test_the_deadline_of_a_term_that_has_renewed_itself_meanwhile_is_still_told(db: None) -> None:
    """Notice a day before the end, and nobody there from before that until the next term."""
    await signed(notice_days="1")
    await work_days(ENDS + timedelta(days=5), ENDS + timedelta(days=6))
    assert len(await letters()) == 1


async def test_who_has_given_notice_or_has_renewed_is_not_reminded(db: None) -> None:
    actor, code = await signed()
    other, second = await signed()
    day = NOTICE_BY - timedelta(days=40)
    await record_event(actor, code, "notice", day, until=None, evidence="", now=morning(day))
    later = ENDS + timedelta(days=700)
    await record_event(other, second, "renewed", day, until=later, evidence="", now=morning(day))
    cards = [await agreement_for(by, one, now=morning(day)) for by, one in ((actor, code), (other, second))]
    due = [(one.card.code, one.due_on) for one in await deadlines(cards, now=morning(day)) if one.what == "notice"]
    assert [one for one, _ in due] == [second], "what was decided is not to be decided any more"
    assert due[0][1] > ENDS
    await work_days(NOTICE_BY, NOTICE_BY + timedelta(days=1))
    assert await letters() == []


async def test_duties_recur_and_those_of_nobody_go_to_the_leads_without_a_confidential_title(db: None) -> None:
    title = to_json(written("ko", {"ko": "연간 이행 점검", "en": "Yearly review"}))
    rule = DutyRule(id=uuid4(), code="yearly", kind="", title=title, source="조례", days=365, months=12)
    await DutyRule.insert(rule)
    actor, code = await signed(sight="confidential", title_ko="비밀 교섭")
    card = await agreement_for(actor, code, now=NOW)
    first = (await duties_of(card.id))[0]
    await close_duty(actor, code, first["id"], state="done", said="보고서", now=NOW)
    duties = await duties_of(card.id)
    assert [(row["due_on"], row["state"]) for row in duties] == [
        (date(2027, 12, 8), "done"),
        (date(2028, 12, 8), "open"),
    ]
    await Agreement.update({Agreement.owner: None}).where(Agreement.code == code)
    await Duty.update({Duty.owner: None, Duty.due_on: day_in_seoul(NOW)}).where(Duty.id == duties[1]["id"])
    await remind(code, now=NOW)
    told = await letters()
    assert len(told) == 1
    assert code in told[0]
    assert "비밀" not in told[0]
    assert "Yearly" not in told[0]
