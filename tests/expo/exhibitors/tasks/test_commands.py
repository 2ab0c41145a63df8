"""Tasks in the database: who does them, what counts, who is reminded, each once."""

import asyncio
from datetime import timedelta

import pytest

import app  # noqa: F401 -- plugs in who writes letters
from core.actor import SYSTEM
from core.errors import Denied, NotFound
from core.files.tables import StoredFile
from core.files.uploads import Upload
from core.journal.tables import Entry
from core.mail.tables import Letter
from expo.editions.tables import Edition
from expo.exhibitors.rules import NotNow
from expo.exhibitors.tables import Task, TaskDone
from expo.exhibitors.tasks import commands
from expo.exhibitors.tasks.queries import chores_for, tasks_of
from expo.exhibitors.tasks.rules import NotByHand, WhyWaived, readiness
from expo.exhibitors.tasks.tables import TaskReminder
from expo.exhibitors.tasks.work import remind
from tests.conftest import NOW
from tests.make.editions import edition
from tests.make.exhibitors import exhibitor, fair
from tests.make.organisations import staff

SLUG = "wsce-2026"
PAPER = Upload("plan.csv", b"booth,builder\n12,Hanil\n")


@pytest.fixture
async def year(db: None) -> Edition:
    row = await edition(SLUG)
    await fair(row.id)
    await commands.add_standard(SYSTEM, edition=SLUG, now=NOW)
    return row


async def test_the_usual_list_is_added_once_in_every_language(year: Edition) -> None:
    assert await commands.add_standard(SYSTEM, edition=SLUG, now=NOW) == 0
    tasks = await tasks_of(year.id)
    assert len(tasks) == 6
    assert all(set(one.title.renditions) == {"ko", "en", "zh-Hans", "es", "ar"} for one in tasks)


async def test_shell_scheme_is_not_asked_for_drawings_and_percent_counts_what_concerns(year: Edition) -> None:
    known, mine = await exhibitor("maru", state="approved")
    chores = await chores_for(year.id, known.id)
    assert "drawings" not in [one.code for one in chores]
    await commands.tick(mine, known.id, "power", done=True, now=NOW)
    await commands.tick(mine, known.id, "power", done=True, now=NOW)
    await commands.waive(SYSTEM, known.id, "insurance", because="They are the city.", now=NOW)
    ready = readiness(await chores_for(year.id, known.id), NOW.date())
    assert (ready.done, ready.number, ready.percent) == (2, 5, 40)
    assert await TaskDone.count() == 2
    await commands.tick(mine, known.id, "power", done=False, now=NOW)
    assert readiness(await chores_for(year.id, known.id), NOW.date()).percent == 20


async def test_a_task_is_done_its_own_way_by_those_it_concerns_only(year: Edition) -> None:
    known, mine = await exhibitor("maru", state="approved")
    _, other = await exhibitor("hanbit", state="approved")
    early, theirs = await exhibitor("early", state="applied")
    with pytest.raises(NotByHand):
        await commands.tick(mine, known.id, "insurance", done=True, now=NOW)
    with pytest.raises(NotFound):
        await commands.tick(other, known.id, "power", done=True, now=NOW)
    with pytest.raises(NotFound):
        await commands.tick(mine, known.id, "drawings", done=True, now=NOW)
    with pytest.raises(NotNow):
        await commands.tick(theirs, early.id, "power", done=True, now=NOW)
    with pytest.raises((Denied, NotFound)):
        await commands.waive(mine, known.id, "power", because="we would rather not", now=NOW)
    with pytest.raises(WhyWaived):
        await commands.waive(SYSTEM, known.id, "power", because=" ", now=NOW)
    with pytest.raises((Denied, NotFound)):
        await commands.add_standard(staff("auditor"), edition=SLUG, now=NOW)
    assert await TaskDone.count() == 0


async def test_a_waiver_stands_in_the_history_with_its_reason_and_can_be_taken_back(year: Edition) -> None:
    known, _ = await exhibitor("maru", state="approved")
    await commands.waive(SYSTEM, known.id, "insurance", because="They are the city.", now=NOW)
    entry = await Entry.objects().get(Entry.kind == "expo.exhibitors.task_ticked")
    assert entry is not None
    await commands.ask_again(SYSTEM, known.id, "insurance", now=NOW)
    assert readiness(await chores_for(year.id, known.id), NOW.date()).done == 0


async def test_a_newer_paper_takes_the_place_of_the_one_before(year: Edition) -> None:
    known, mine = await exhibitor("maru", state="approved")
    for _ in range(2):
        await commands.file_paper(mine, known.id, "insurance", PAPER, now=NOW)
    live = await StoredFile.select(StoredFile.id).where(StoredFile.ended_at.is_null()).output(as_list=True)
    chore = next(one for one in await chores_for(year.id, known.id) if one.code == "insurance")
    assert chore.done
    assert live == [chore.paper]


async def test_of_many_workers_one_reminds_and_of_one_letter_nothing_is_sent_again(year: Edition) -> None:
    known, _ = await exhibitor("maru", state="approved")
    before = await Letter.count()
    soon = (NOW + timedelta(days=6)).date()
    await Task.update({Task.due_on: soon}, force=True)
    day = NOW.replace(hour=3)
    assert sum(await asyncio.gather(*(remind(known.id, year, now=day) for _ in range(6)))) == 1
    assert not await remind(known.id, year, now=day + timedelta(days=1))
    assert await Letter.count() == before + 1
    assert await TaskReminder.count() == 5
    assert await remind(known.id, year, now=day + timedelta(days=20)), "whoever slept through a step sends the last one"
    assert set(await TaskReminder.select(TaskReminder.step).output(as_list=True)) == {"7", "over"}


async def test_who_takes_no_part_and_what_is_done_is_not_reminded_of(year: Edition) -> None:
    known, mine = await exhibitor("maru", state="approved")
    applied, _ = await exhibitor("hanbit", state="applied")
    await Task.update({Task.due_on: NOW.date()}, force=True)
    for code in ("power", "sign", "badges"):
        await commands.tick(mine, known.id, code, done=True, now=NOW)
    for code in ("insurance", "profile"):
        await commands.waive(SYSTEM, known.id, code, because="not theirs", now=NOW)
    day = NOW.replace(hour=3)
    assert not await remind(applied.id, year, now=day)
    assert not await remind(known.id, year, now=day)


@pytest.mark.planted("a ledger that is not asked")
async def test_the_database_keeps_a_step_from_being_written_down_twice(year: Edition) -> None:
    known, _ = await exhibitor("maru", state="approved")
    task = (await tasks_of(year.id))[0]
    row = {"exhibitor": known.id, "task": task.id, "due_on": task.due_on, "step": "7", "sent_at": NOW}
    await TaskReminder.insert(TaskReminder(**row))
    with pytest.raises(Exception, match="expo_task_reminder_once"):
        await TaskReminder.insert(TaskReminder(**row))
