"""Tasks in the database: done once, come again once, handed over, reminded of once, and nobody's secret told."""

import asyncio
from datetime import date, timedelta

import pytest

import app  # noqa: F401 -- plugs in who writes letters
from core.access.tables import Account
from core.errors import NotFound
from core.mail.tables import Letter
from core.notices.tables import Notice
from crm.tasks.commands import Chore, add_task, change_task, hand_over_all, settle
from crm.tasks.queries import Todo, Wanted, task_for, tasks, tasks_about
from crm.tasks.rules import NotADesk, NotThatWay, TaskMoved, WhyDropped
from crm.tasks.tables import Task, TaskReminder
from crm.tasks.work import remind
from crm.timeline.colleagues import colleagues
from crm.timeline.commands import add_entry
from tests.conftest import NOW
from tests.make.timeline import TODAY, account_of, colleague, given, records


async def test_a_task_that_repeats_comes_again_once_however_often_it_is_done(db: None) -> None:
    kim, about = await colleague("Kim Haneul"), await records()
    chore = Chore("Weekly call", TODAY, account_of(kim), repeats="FREQ=WEEKLY", subjects=(about["country"],))
    task = await add_task(kim, chore, now=NOW)
    again = await settle(kim, task, "done", version=1, now=NOW)
    assert again is not None
    await settle(kim, task, "open", version=2, now=NOW)
    assert await settle(kim, task, "done", version=3, now=NOW) is None
    with pytest.raises(NotThatWay):
        await settle(kim, task, "dropped", because="Late.", version=4, now=NOW)
    found = await task_for(kim, again, now=NOW)
    assert (found.due_on, found.subjects) == (TODAY + timedelta(days=7), (about["country"],))
    with pytest.raises(WhyDropped):
        await settle(kim, again, "dropped", because=" ", version=1, now=NOW)
    await settle(kim, again, "dropped", because="They left.", version=1, now=NOW)
    assert await tasks(kim, Wanted(), now=NOW) == []


async def test_of_two_who_settle_it_at_once_one_is_told(db: None) -> None:
    kim = await colleague("Kim Haneul")
    task = await add_task(kim, Chore("Call", TODAY, account_of(kim), repeats="FREQ=MONTHLY"), now=NOW)
    both = [settle(kim, task, "done", version=1, now=NOW) for _ in range(2)]
    told = await asyncio.gather(*both, return_exceptions=True)
    assert sum(isinstance(one, TaskMoved | NotThatWay) for one in told) == 1
    assert await Task.count() == 2


async def test_whoever_leaves_leaves_nothing_undone(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(tasks.__kwdefaults__, "most", 2)  # a list ends there, and what is handed over does not
    kim, lee = await colleague("Kim Haneul"), await colleague("Lee Bada")
    for number in range(3):
        await add_task(kim, Chore(f"Task {number}", TODAY, account_of(kim)), now=NOW)
    with pytest.raises(NotADesk):
        await hand_over_all(
            kim,
            account_of(kim),
            (await Account.objects().create(kind="staff", name="Guest", created_at=NOW)).id,
            now=NOW,
        )
    assert await hand_over_all(lee, account_of(kim), account_of(lee), now=NOW) == 3
    assert [one.owner for one in await tasks(lee, Wanted(), now=NOW, most=None)] == [account_of(lee)] * 3
    await Account.delete().where(Account.id == account_of(lee))
    assert len(await tasks(kim, Wanted(nobodys=True), now=NOW, most=None)) == 3
    assert await hand_over_all(kim, None, account_of(kim), now=NOW) == 3


async def test_what_comes_from_a_secret_is_seen_by_its_owner_and_told_in_no_letter(db: None) -> None:
    kim, lee, park = await colleague("Kim Haneul"), await colleague("Lee Bada"), await colleague("Park San")
    about = await records()
    entry = await add_entry(kim, given(about["country"], title="Zephyr", confidential=True), now=NOW)
    chore = Chore("Ask about Zephyr", TODAY, account_of(lee), entry=entry, subjects=(about["country"],))
    task = await add_task(kim, chore, now=NOW)
    mine: Todo = await task_for(lee, task, now=NOW)
    assert (mine.title, mine.entry) == ("Ask about Zephyr", None)
    with pytest.raises(NotFound):
        await task_for(park, task, now=NOW)
    assert (await tasks(park, Wanted(), now=NOW), await tasks_about(park, about["country"], now=NOW)) == ([], [])
    assert await Notice.select(Notice.account, Notice.what) == [{"account": account_of(lee), "what": "task_given"}]
    await remind((await colleagues(NOW))[account_of(lee)], now=NOW)
    (letter,) = await Letter.select(Letter.text, Letter.subject)
    assert "Zephyr" not in letter["text"] + letter["subject"]


async def test_reminders_are_written_once_also_after_nine_days_and_anew_when_the_day_moves(db: None) -> None:
    kim = await colleague("Kim Haneul")
    task = await add_task(kim, Chore("Call", date(2026, 12, 10), account_of(kim)), now=NOW)
    one = (await colleagues(NOW))[account_of(kim)]
    assert await remind(one, now=NOW) == 0
    back = NOW + timedelta(days=9)
    assert [sum(found) for found in [await asyncio.gather(remind(one, now=back), remind(one, now=back))]] == [1]
    assert await remind(one, now=back + timedelta(days=1)) == 0
    moved = Chore("Call", date(2026, 12, 19), account_of(kim))
    await change_task(kim, task, moved, version=1, now=back)
    assert await remind(one, now=back + timedelta(days=1)) == 1
    assert (await Letter.count(), await TaskReminder.count()) == (2, 2)
