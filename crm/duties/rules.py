"""When somebody is reminded of a day, and what comes after a duty that recurs; pure."""

from collections.abc import Collection, Mapping
from datetime import date

from core.errors import Conflict, mark

FROM_HOUR = 7
"""In Seoul: nobody is written to at night."""
STEPS: Mapping[str, Mapping[str, int]] = {
    "notice": {"90": 90, "30": 30, "7": 7, "1": 1, "over": -1},
    "review": {"30": 30, "7": 7, "over": -1},
    "duty": {"7": 7, "1": 1, "over": -1},
    "obligation": {"30": 30, "7": 7, "over": -1},
    "consultation": {"7": 7, "1": 1, "over": -1},
}
"""Days before, by what is due, the earliest first."""
CATCH_UP_DAYS = 31
"""So long after a deadline has passed it is still told, should nobody have been there to tell it."""
WHAT_NAMES = {
    "notice": mark("Renewal: last day for a notice"),
    "review": mark("Review of an agreement without an end"),
    "duty": mark("Duty after signing"),
    "obligation": mark("Obligation"),
    "consultation": mark("Answer of a consultation"),
}


class ClosedAlready(Conflict):
    message = mark("This duty has been closed already.")


def step_due(what: str, due_on: date, today: date, sent: Collection[str]) -> str:
    """The reminder to write now, empty for none: the last one whose day has come, so that after days without a worker
    somebody is written to once and nothing is lost; never one that went out, and none after a later one.
    """
    left = (due_on - today).days
    if left < -CATCH_UP_DAYS:
        return ""
    come = [step for step, days in STEPS[what].items() if left <= days]
    return come[-1] if come and come[-1] not in sent else ""
