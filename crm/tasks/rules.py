"""States of a task, when it comes again, and when its owner is reminded; pure."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from core.errors import Conflict, mark
from crm.agreements.days import months_after

STATE_NAMES = {"open": mark("Still to be done"), "done": mark("Done"), "dropped": mark("Given up on")}
MOVES = {"done": ("open",), "dropped": ("open",), "open": ("done", "dropped")}
"""By the state after, the states before."""
REPEATS = {
    "": mark("Once"),
    "FREQ=WEEKLY": mark("Every week"),
    "FREQ=WEEKLY;INTERVAL=2": mark("Every two weeks"),
    "FREQ=MONTHLY": mark("Every month"),
    "FREQ=MONTHLY;INTERVAL=3": mark("Every three months"),
    "FREQ=YEARLY": mark("Every year"),
}
"""RRULE (RFC 5545, 3.3.10) by what it is called; the 31st of a month that has none is its last day."""
STEPS = {"1": 1, "0": 0, "over": -1}
"""Days before the day, the furthest first."""
FROM_HOUR = 7
LONGEST_TITLE, LONGEST_NOTE, LONGEST_REASON = 200, 4_000, 300
MOST_TURNS = 4_000


class TaskMoved(Conflict):
    message = mark("Somebody else changed this task meanwhile. Please look at it again.")


class NotThatWay(Conflict):
    message = mark("This task is not open any more.")


class WhyDropped(Conflict):
    status = 422
    message = mark("Please say why it is dropped.")


class NotADesk(Conflict):
    status = 422
    message = mark("This account has no task list: please choose a colleague of the co-operation desk.")


def check_move(before: str, after: str) -> None:
    """Raises NotThatWay."""
    if before not in MOVES[after]:
        raise NotThatWay


def next_day(rule: str, due_on: date, today: date) -> date:
    """The first turn after `due_on` that is still to come: of a task that was done a year late, not fifty at once."""
    from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # noqa: PLC0415 -- slow to load, and no start should wait for it

    if "MONTHLY" in rule or "YEARLY" in rule:  # dateutil leaves out months that lack the day
        months = 12 if "YEARLY" in rule else int(rule.partition("INTERVAL=")[2] or 1)
        turns = (months_after(due_on, months * number) for number in range(1, MOST_TURNS))
        return next(one for one in turns if one > max(due_on, today - timedelta(days=1)))
    after = max(due_on, today - timedelta(days=1))
    found = rrulestr(rule, dtstart=datetime.combine(due_on, time())).after(datetime.combine(after, time()))
    return date(found.year, found.month, found.day)


def step_due(due_on: date, today: date, sent: Collection[str]) -> str:
    """The reminder to write now, empty for none: the last one whose day has come, so that after days without a worker
    there is one letter and not three, and none is lost; never one that went out.
    """
    left = (due_on - today).days
    come = [step for step, days in STEPS.items() if left <= days]
    return come[-1] if come and come[-1] not in sent else ""
