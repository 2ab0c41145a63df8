"""Tasks of exhibitors: which concern whom, when one is done, and when it is time to remind; pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from core.errors import Conflict, Invalid, NotFound, mark
from expo.exhibitors.rules import percent_ready
from i18n.text import Translated

PROOF_NAMES: Mapping[str, str] = {
    "tick": mark("They tick it off"),
    "paper": mark("They file a paper"),
    "profile": mark("Their profile is complete"),
    "orders": mark("They order services, or say that they need none"),
    "badges": mark("They ask for badges, or say that they need none"),
}
BY_HAND = frozenset({"tick", "orders", "badges"})
"""What an exhibitor can tick off; of orders and badges it says that none are needed."""
STEPS: Mapping[str, int] = {"14": 14, "7": 7, "1": 1, "over": -1}
"""How many days are left when each reminder is due; the last one goes out the day after."""
LONGEST_TITLE, LONGEST_HINT = 120, 600
FROM_HOUR = 9
"""In the edition's zone: nobody is reminded in the night."""


class NoSuchTask(NotFound):
    message = mark("There is no such task.")


class NotByHand(Conflict):
    message = mark("This task is done another way: by a paper, or by a complete profile.")


class WhyWaived(Invalid):
    """It is asked about later."""

    def __init__(self) -> None:
        super().__init__({"because": mark("Please say why this exhibitor need not do it.")})


@dataclass(frozen=True, slots=True)
class Standard:
    """A task that most fairs have; `days` before the first day."""

    code: str
    title: str
    hint: str
    proof: str
    days: int
    kind: str = ""


STANDARD = (
    Standard(
        "drawings",
        mark("Drawings of your booth"),
        mark("Plan, elevations and materials, with the name of the builder. As one PDF."),
        "paper",
        45,
        "raw",
    ),
    Standard(
        "power", mark("Order power and network"), mark("Also water and compressed air, if you need them."), "orders", 30
    ),
    Standard(
        "insurance", mark("Insurance"), mark("Liability insurance for the days of the expo. As a PDF."), "paper", 30
    ),
    Standard("sign", mark("Text of your sign"), mark("Check how it is spelt in each language."), "tick", 28, "shell"),
    Standard("badges", mark("Badges for your people"), mark("Everybody who works at the booth."), "badges", 14),
    Standard(
        "profile", mark("Complete your profile"), mark("Visitors read it on the site and on the plan."), "profile", 21
    ),
)


@dataclass(frozen=True, slots=True)
class Chore:
    """A task as one exhibitor has it. `done` is also true of one that was `waived`; `lacks` says what a profile
    has not yet. `proved`: done by what they did on `page`, and not by a tick.
    """

    id: UUID
    code: str
    title: Translated
    hint: Translated | None
    kind: str
    proof: str
    due_on: date
    done: bool
    waived: bool
    paper: UUID | None = None
    lacks: tuple[str, ...] = ()
    proved: bool = False
    page: str = ""

    def late(self, today: date) -> bool:
        return not self.done and self.due_on < today


@dataclass(frozen=True, slots=True)
class Readiness:
    """`next_on` is the day of the next task that is open, `late` how many are overdue."""

    percent: int
    done: int
    number: int
    late: int
    next_on: date | None


def concerns(task_kind: str, kind: str) -> bool:
    """Whether a task for shell scheme or raw space is one of an exhibitor's that builds so."""
    return task_kind in ("", kind)


def readiness(chores: Sequence[Chore], today: date) -> Readiness:
    """`today` in the edition's zone."""
    done = sum(one.done for one in chores)
    still = [one.due_on for one in chores if not one.done]
    late = sum(one.late(today) for one in chores)
    return Readiness(percent_ready(done, len(chores)), done, len(chores), late, min(still, default=None))


def profile_lacks(*, description: bool, website: bool, country: bool, logo: bool) -> tuple[str, ...]:
    """What visitors would miss, as gettext ids."""
    there = {
        mark("a description"): description,
        mark("a website"): website,
        mark("a country"): country,
        mark("a logo"): logo,
    }
    return tuple(what for what, said in there.items() if not said)


def step_due(due_on: date, today: date, sent: Collection[str]) -> str:
    """The reminder to write now, empty for none: the last one whose day has come, so that whoever was away for days is
    written to once and nothing is lost; never one that went out, and none after a later one.
    """
    left = (due_on - today).days
    come = [step for step, days in STEPS.items() if left <= days]
    return come[-1] if come and come[-1] not in sent else ""


def standard_day(first_day: date | None, today: date, days: int) -> date:
    """Never before tomorrow."""
    wanted = first_day - timedelta(days=days) if first_day else today + timedelta(days=max(7, 60 - days))
    return max(wanted, today + timedelta(days=1))
