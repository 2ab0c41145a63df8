"""When a task comes again, and when its owner is reminded: after days without a worker, too."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.tasks.rules import REPEATS, STEPS, NotThatWay, check_move, next_day, step_due

DAYS = st.dates(date(2026, 1, 1), date(2030, 1, 1))


def test_the_31st_comes_again_on_the_last_day_of_months_without_one() -> None:
    assert next_day("FREQ=MONTHLY", date(2027, 1, 31), date(2027, 1, 1)) == date(2027, 2, 28)
    assert next_day("FREQ=MONTHLY;INTERVAL=3", date(2026, 11, 30), date(2026, 11, 30)) == date(2027, 2, 28)
    assert next_day("FREQ=YEARLY", date(2028, 2, 29), date(2028, 3, 1)) == date(2029, 2, 28)
    assert next_day("FREQ=WEEKLY;INTERVAL=2", date(2026, 12, 1), date(2026, 12, 1)) == date(2026, 12, 15)


@given(st.sampled_from([one for one in REPEATS if one]), DAYS, DAYS)
def test_the_next_turn_is_later_than_this_one_and_never_past(rule: str, due_on: date, today: date) -> None:
    found = next_day(rule, due_on, today)
    assert found > due_on
    assert found >= today


@pytest.mark.parametrize(("before", "after"), [("done", "dropped"), ("dropped", "done"), ("open", "open")])
def test_what_is_settled_is_opened_before_it_is_settled_otherwise(before: str, after: str) -> None:
    with pytest.raises(NotThatWay):
        check_move(before, after)


def written(away: range, *, exactly: bool, kept: bool) -> list[str]:
    """The steps written over forty days to a worker that is away on some."""
    due_on, sent, found = date(2026, 12, 20), set[str](), []
    for number in range(40):
        today = date(2026, 12, 1) + timedelta(days=number)
        if number in away:
            continue
        for _ in range(2):  # the work runs every hour
            step = step_due(due_on, today, sent if kept else ())
            if exactly:
                step = next(
                    (one for one, days in STEPS.items() if (due_on - today).days == days and one not in sent), ""
                )
            if step:
                found.append(step)
                sent.add(step)
    return found


def test_no_reminder_is_lost_or_written_twice_when_the_worker_was_away_for_nine_days() -> None:
    assert written(range(0), exactly=False, kept=True) == ["1", "0", "over"]
    assert written(range(15, 24), exactly=False, kept=True) == ["over"]


@pytest.mark.planted("a reminder written on its very day only, and one that nobody wrote down")
def test_naive_reminders_are_found_out() -> None:
    assert written(range(15, 24), exactly=True, kept=True) == []
    assert len(written(range(0), exactly=False, kept=False)) > 3
