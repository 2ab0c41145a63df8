"""When one is reminded of a task: whatever days the worker slept through, each step at most once and the last one surely."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from expo.exhibitors.tasks.rules import STEPS, standard_day, step_due

DUE = date(2026, 10, 1)
DAYS = some.sets(some.integers(-30, 30), max_size=40)


def sent_on(days: set[int]) -> list[tuple[int, str]]:
    """What goes out when the worker wakes on these days (counted from the deadline), in order."""
    sent: list[tuple[int, str]] = []
    for day in sorted(days):
        step = step_due(DUE, DUE + timedelta(days=day), {how for _, how in sent})
        if step:
            sent.append((day, step))
    return sent


@given(DAYS)
def test_no_step_goes_out_twice_and_none_after_a_later_one(days: set[int]) -> None:
    steps = [step for _, step in sent_on(days)]
    order = list(STEPS)
    assert len(steps) == len(set(steps))
    assert steps == sorted(steps, key=order.index)


@given(DAYS)
def test_whoever_was_away_is_written_to_on_waking_of_the_step_that_has_come(days: set[int]) -> None:
    sent = sent_on(days)
    for step, before in STEPS.items():
        reached = [day for day in sorted(days) if -day <= before]
        if reached:
            later = list(STEPS)[list(STEPS).index(step) :]
            assert any(day <= reached[0] and how in later for day, how in sent), (step, sent)


@given(DAYS)
def test_none_goes_out_before_its_day(days: set[int]) -> None:
    assert all(-day <= STEPS[step] for day, step in sent_on(days))


@pytest.mark.planted("a reminder only on the very day")
def test_a_reminder_that_waits_for_its_very_day_is_lost_when_the_worker_slept() -> None:
    days = {-20, -6, -2, 3}
    naive = [step for day in days for step, before in STEPS.items() if -day == before]
    assert naive == []
    assert [step for _, step in sent_on(days)] == ["14", "7", "over"][1:]


def test_a_usual_day_is_counted_from_the_first_day_and_is_never_past() -> None:
    assert standard_day(date(2026, 10, 1), date(2026, 1, 1), 30) == date(2026, 9, 1)
    assert standard_day(date(2026, 10, 1), date(2026, 9, 20), 30) == date(2026, 9, 21)
    assert standard_day(None, date(2026, 1, 1), 45) > date(2026, 1, 1)
