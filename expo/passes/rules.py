"""How many badges come with a booth, and what becomes of each; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.errors import Conflict, Invalid, NotFound, mark
from core.forms.merging import Lines

KIND_NAMES: Mapping[str, str] = {
    "exhibitor": mark("Exhibitor"),
    "staff": mark("Set-up staff"),
    "contractor": mark("Contractor"),
}
STATE_NAMES: Mapping[str, str] = {
    "requested": mark("Waiting for approval"),
    "approved": mark("Approved"),
    "printed": mark("Printed"),
    "handed": mark("Handed out"),
    "refused": mark("Refused"),
    "withdrawn": mark("Withdrawn"),
}
"""Printed and handed are derived: of what is approved."""
COUNTED = frozenset({"requested", "approved"})
ROWS = "quota"
DAYS_BEFORE, DAYS_AFTER = 3, 1
"""Days on which halls are built up and cleared, around those of the edition."""
LONGEST_NAME, LONGEST_SHOWN, LONGEST_POST, LONGEST_REASON = 120, 60, 80, 500
MOST_AT_ONCE, MOST_QUOTA, CODE_LENGTH = 50, 1_000, 10


class NotAskingYet(Conflict):
    message = mark("Badges can be asked for once you are approved.")


class NoSuchPass(NotFound):
    message = mark("There is no such badge.")


class NotNow(Conflict):
    message = mark("This cannot be done any more, or not yet: the badge is now “{state}”.")


class HandedOutAlready(Conflict):
    message = mark("This badge was handed out already.")


class NotApproved(Conflict):
    message = mark("This badge is not approved: do not hand it out.")


class NothingChosen(Conflict):
    message = mark("Please choose at least one badge.")


class NothingToPrint(Conflict):
    message = mark("There is nothing to print: every approved badge is printed or being printed.")


class WhyRefused(Invalid):
    """The exhibitor reads it."""

    def __init__(self) -> None:
        super().__init__({"because": mark("Please say why: the exhibitor reads it.")})


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who a badge is for; `shown_name` is what it reads."""

    kind: str
    name: str
    shown_name: str
    post: str = ""
    days: tuple[date, ...] = ()

    @property
    def lines(self) -> dict[str, str]:
        """As its form has it; the kind stays."""
        days = " ".join(day.isoformat() for day in self.days)
        return {"name": self.name, "shown_name": self.shown_name, "post": self.post, "days": days}


@dataclass(frozen=True, slots=True)
class Quota:
    kind: str
    least_area: int
    passes: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a kind are `used` (approved or asked for) of those that are `free` for the area."""

    kind: str
    used: int
    free: int

    @property
    def left(self) -> int:
        return max(0, self.free - self.used)


def bearer_of(kind: str, lines: Lines) -> Bearer:
    days = tuple(date.fromisoformat(one) for one in lines["days"].split())
    return Bearer(kind, lines["name"], lines["shown_name"], lines["post"], days)


def free_passes(quotas: Iterable[Quota], kind: str, area: int) -> int:
    """Of the row with the largest area that fits; none where no row does."""
    fitting = [one for one in quotas if one.kind == kind and one.least_area <= area]
    return max(fitting, key=lambda one: one.least_area).passes if fitting else 0


def lines_of(quotas: Iterable[Quota]) -> dict[str, str]:
    """A line for each step of each kind."""
    return {f"{one.kind}.{one.least_area}": str(one.passes) for one in quotas}


def quotas_of_lines(lines: Lines) -> list[Quota]:
    """By kind, then by area."""
    found = [Quota(kind, int(area), int(lines[key])) for key in lines for kind, _, area in [key.partition(".")]]
    return sorted(found, key=lambda one: ([*KIND_NAMES].index(one.kind), one.least_area))


def days_around(starts_on: date | None, ends_on: date | None) -> list[date]:
    """The edition's with those of building up and clearing; none while only its year is known."""
    if starts_on is None or ends_on is None:
        return []
    first, last = starts_on - timedelta(days=DAYS_BEFORE), ends_on + timedelta(days=DAYS_AFTER)
    return [first + timedelta(days=one) for one in range((last - first).days + 1)]


def within(count: Count, asked: int) -> list[bool]:
    """For each of so many that are asked for, in their order: whether it comes with the booth."""
    return [place < count.left for place in range(asked)]


def check_bearer(one: Bearer, offered: Sequence[date]) -> None:
    """Raises Invalid."""
    if offered and (not one.days or set(one.days) - set(offered)):
        raise Invalid({"days": mark("Please choose at least one day.")})


def check_decision(state: str, to: str, *, handed: bool, because: str) -> None:
    """Raises NotNow, HandedOutAlready, WhyRefused."""
    if handed:
        raise HandedOutAlready
    if state not in ("requested", "approved", "refused") or state == to:
        raise NotNow(state=STATE_NAMES[state])
    if to == "refused" and not because.strip():
        raise WhyRefused
