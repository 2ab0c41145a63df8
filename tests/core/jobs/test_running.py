"""Work in the background: each job has one worker, shows how far it is, can be called off and taken up again."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from core.actor import SYSTEM
from core.jobs.commands import NotThatState, ask, ask_for_what_is_due, cancel, retry
from core.jobs.queries import MOST, job_shown, jobs, schedule
from core.jobs.registry import Arguments, Progress, Result, Work, can_do
from core.jobs.running import LEASE, run_one
from core.jobs.tables import Job

NOW = datetime(2026, 12, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.jobs.registry._works", {})


def counting(into: list[int], every: timedelta | None = None) -> Work:
    async def run(arguments: Arguments, _now: datetime, progress: Progress) -> Result:
        for step in range(3):
            await progress(step, 3)
            into.append(step)
        return {"count": arguments.get("count", 3)}

    return Work("tests.count", "Count", "Counted: {count}", run, every)


async def test_a_job_is_done_once_by_one_of_many_workers(db: None) -> None:
    steps: list[int] = []
    can_do(counting(steps))
    job = await ask(SYSTEM, "tests.count", {"count": 7}, now=NOW)
    assert sorted(await asyncio.gather(*(run_one(NOW) for _ in range(4)))) == [False, False, False, True]
    shown = await job_shown(SYSTEM, job)
    assert (shown.state, shown.result, steps) == ("done", {"count": 7}, [0, 1, 2])


async def test_what_fails_is_tried_again_then_left_to_a_person_with_its_reason(
    db: None, caplog: pytest.LogCaptureFixture
) -> None:
    async def run(_arguments: Arguments, _now: datetime, _progress: Progress) -> Result:
        raise ValueError("Key (email)=(minji@example.org) already exists")

    can_do(Work("tests.fail", "Fail", "", run))
    job, now = await ask(SYSTEM, "tests.fail", {}, now=NOW), NOW
    for _ in range(12):
        await run_one(now)
        now += timedelta(hours=2)
    shown = await job_shown(SYSTEM, job)
    assert (shown.state, shown.attempts) == ("failed", 12)
    assert (shown.trouble or "").startswith("ValueError in core.jobs.running, _ended:"), "its kind and where"
    assert "minji" not in f"{shown.trouble} {caplog.text}", "and nothing of what it says"
    await retry(SYSTEM, job, now=now)
    assert await run_one(now)
    with pytest.raises(NotThatState):
        await retry(SYSTEM, job, now=now)


async def test_a_job_whose_worker_died_is_taken_over_and_the_late_one_changes_nothing(db: None) -> None:
    job = await ask(SYSTEM, "tests.count", {}, now=NOW)
    later: list[bool] = []

    async def run(_arguments: Arguments, _now: datetime, progress: Progress) -> Result:
        if not later:
            later.append(True)
            await run_one(NOW + LEASE)
            await progress(1, 2)
        return {"by": "the second" if len(later) > 1 or later.append(True) else "the first"}

    can_do(Work("tests.count", "Count", "", run))
    await run_one(NOW)
    shown = await job_shown(SYSTEM, job)
    assert (shown.state, shown.attempts) == ("done", 2)


async def test_a_cancelled_job_stops_at_its_next_step(db: None) -> None:
    steps: list[int] = []

    async def run(_arguments: Arguments, now: datetime, progress: Progress) -> Result:
        await progress(0, 2)
        steps.append(0)
        await cancel(SYSTEM, job, now=now)
        await progress(1, 2)
        steps.append(1)
        return {}

    can_do(Work("tests.cancel", "Cancel", "", run))
    job = await ask(SYSTEM, "tests.cancel", {}, now=NOW)
    await run_one(NOW)
    assert ((await job_shown(SYSTEM, job)).state, steps) == ("cancelled", [0])


async def test_periodic_work_runs_once_a_period_however_many_workers_ask(db: None) -> None:
    steps: list[int] = []
    can_do(counting(steps, timedelta(hours=6)))
    await asyncio.gather(*(ask_for_what_is_due(NOW + timedelta(minutes=minute)) for minute in range(5)))
    assert await Job.select(Job.due_at).output(as_list=True) == [NOW]
    await ask_for_what_is_due(NOW + timedelta(hours=6))
    assert await Job.count() == 2


async def test_what_was_asked_for_is_not_lost_among_what_runs_by_the_clock(db: None) -> None:
    """By the naive list, the latest hundred of all, the import of the morning would be gone."""
    can_do(counting([], timedelta(minutes=1)))
    can_do(Work("tests.import", "Import", "", counting([]).run))
    asked = await ask(SYSTEM, "tests.import", {}, now=NOW)
    for minute in range(MOST + 5):
        await ask_for_what_is_due(NOW + timedelta(minutes=minute))
    latest = await Job.select(Job.id).order_by(Job.asked_at, ascending=False).limit(MOST).output(as_list=True)
    assert asked not in latest
    assert [one.id for one in await jobs(SYSTEM)] == [asked]
    assert [one.last.due_at for one in await schedule(SYSTEM, NOW) if one.last] == [NOW + timedelta(minutes=MOST + 4)]
