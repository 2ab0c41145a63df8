"""The way of a visit from its proposal to its end: states, what each step asks for, and who may do without it; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from core.errors import Conflict, mark
from crm.delegations.guards import Guard

STATE_NAMES = {
    "proposed": mark("Put forward"),
    "invited": mark("Invited"),
    "accepted": mark("Invitation accepted"),
    "declined": mark("Invitation declined"),
    "planning": mark("Being planned"),
    "confirmed": mark("Confirmed"),
    "in_progress": mark("Under way"),
    "completed": mark("Over"),
    "reported": mark("Reported"),
    "closed": mark("Concluded"),
    "postponed": mark("Postponed"),
    "cancelled": mark("Cancelled"),
}
WAY = (
    "proposed",
    "invited",
    "accepted",
    "planning",
    "confirmed",
    "in_progress",
    "completed",
    "reported",
    "closed",
)
BEFORE_THE_END = WAY[: WAY.index("completed")]
"""From these it can still be postponed or cancelled."""
STEP_NAMES = {
    "invited": mark("The invitation went out"),
    "accepted": mark("They accepted"),
    "planning": mark("Begin to plan"),
    "confirmed": mark("It is confirmed"),
    "in_progress": mark("They have arrived"),
    "completed": mark("It is over"),
    "reported": mark("It is reported"),
    "closed": mark("Close it"),
}
"""What a button says that leads to a state."""
WAITING_FOR = {
    "proposed": mark("us: an invitation"),
    "invited": mark("the guests: their answer"),
    "accepted": mark("us: somebody who plans it"),
    "planning": mark("us: a head, a programme, and everything in it looked after"),
    "confirmed": mark("the day"),
    "in_progress": mark("the end of the visit"),
    "completed": mark("us: what was said, what is to be done, and the report"),
    "reported": mark("us: whatever the rules ask for after the report"),
    "postponed": mark("another time"),
}
DIRECTION_NAMES = {"inbound": mark("They come to us"), "outbound": mark("We go to them")}
GRADE_NAMES = {
    "state": mark("State visit"),
    "official": mark("Official visit"),
    "working": mark("Working visit"),
    "private": mark("Private visit"),
}
"""국빈 방문, 공식 방문, 실무 방문, 사적 방문."""
ROLE_NAMES = {
    "head": mark("Head of the delegation"),
    "deputy": mark("Deputy head"),
    "member": mark("Member of the delegation"),
    "staff": mark("Accompanying staff"),
    "interpreter": mark("Interpreter"),
}
BACK: Mapping[str, tuple[str, ...]] = {
    "invited": ("proposed",),
    "accepted": ("invited",),
    "declined": ("invited",),
    "planning": ("accepted",),
    "confirmed": ("planning",),
    "in_progress": ("confirmed",),
    "completed": ("in_progress",),
    "reported": ("completed",),
    "postponed": ("proposed", "invited", "accepted", "planning"),
}
"""Where it can go back to, with a reason; what was postponed is taken up again where it makes sense."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the guards of the visit itself look at; those of its programme, flights and gifts are handed in
    (`crm.delegations.guards`). `today` is that of the visit's own zone. `unwritten` are official meetings without a record,
    and `unowned` what was agreed that nobody looks after, each by id and name; `undone` are the rules (by code and title)
    whose duty is not done.
    """

    state: str
    today: date
    begins_on: date | None = None
    ends_on: date | None = None
    organisation: bool = False
    owner: bool = False
    members: int = 0
    heads: int = 0
    postless: tuple[tuple[str, str], ...] = ()
    records: int = 0
    unwritten: tuple[tuple[str, str], ...] = ()
    unowned: tuple[tuple[str, str], ...] = ()
    undone: tuple[tuple[str, str], ...] = ()


class WrongStep(Conflict):
    message = mark("From here it goes another way.")


class NotYet(Conflict):
    """`guards` say what is missing."""

    message = mark("Something is still missing. Do it, or waive it with a reason.")

    def __init__(self, guards: Iterable[Guard]) -> None:
        self.guards = tuple(guards)
        super().__init__()


class NotToBeWaived(Conflict):
    message = mark("This cannot be waived, or nothing of the kind is asked for now.")


class ReasonNeeded(Conflict):
    message = mark("Please give a reason: it stays with the visit.")


def next_state(state: str) -> str | None:
    """None at the end of the way, and off it."""
    return WAY[WAY.index(state) + 1] if state in WAY[:-1] else None


def exits(state: str) -> tuple[str, ...]:
    """Where it can leave its way, or go back to, with a reason."""
    aside = ["declined"] if state == "invited" else []
    if state in BEFORE_THE_END:
        aside += ["postponed", "cancelled"]
    elif state == "postponed":
        aside += ["cancelled"]
    return (*BACK.get(state, ()), *aside)


def own_guards(dossier: Dossier) -> tuple[Guard, ...]:
    """What the next step asks of the visit itself and that is not there, in the order to do it in."""
    asks = {
        "proposed": _to_invited,
        "accepted": _to_planning,
        "planning": _to_confirmed,
        "confirmed": _to_in_progress,
        "in_progress": _to_completed,
        "completed": _to_reported,
        "reported": _to_closed,
    }.get(dossier.state)
    return tuple(asks(dossier)) if asks else ()


def still_missing(guards: Iterable[Guard], waived: Iterable[str]) -> tuple[Guard, ...]:
    """Without what somebody waived."""
    done_without = frozenset(waived)
    return tuple(one for one in guards if not one.waivable or one.key not in done_without)


def check_step(state: str, to: str, missing: Iterable[Guard]) -> None:
    """Raises WrongStep, NotYet."""
    if next_state(state) != to:
        raise WrongStep
    if left := tuple(missing):
        raise NotYet(left)


def check_exit(state: str, to: str, because: str) -> None:
    """Raises WrongStep, ReasonNeeded."""
    if to not in exits(state):
        raise WrongStep
    if not because.strip():
        raise ReasonNeeded


def check_waiver(missing: Iterable[Guard], key: str, because: str) -> None:
    """Raises NotToBeWaived, ReasonNeeded."""
    if not any(one.key == key and one.waivable for one in missing):
        raise NotToBeWaived
    if not because.strip():
        raise ReasonNeeded


def _to_invited(dossier: Dossier) -> Iterable[Guard]:
    if not dossier.organisation:
        yield Guard("organisation", mark("Say who sends them, or receives them."), href="edit")


def _to_planning(dossier: Dossier) -> Iterable[Guard]:
    if not dossier.owner:
        yield Guard("owner", mark("Say who looks after it."), href="edit")
    if dossier.begins_on is None:
        yield Guard("days", mark("Say on which days it is."), waivable=False, href="edit")


def _to_confirmed(dossier: Dossier) -> Iterable[Guard]:
    if dossier.begins_on is None:
        yield Guard("days", mark("Say on which days it is."), waivable=False, href="edit")
    if not dossier.members:
        yield Guard("members", mark("Say who comes with it."), href="#members")
    elif dossier.heads != 1:
        yield Guard("head", mark("Name the head of the delegation."), href="#members")
    for member, name in dossier.postless:
        yield Guard(f"post:{member}", mark("Say in which post they come: {about}."), name, href="#members")


def _to_in_progress(dossier: Dossier) -> Iterable[Guard]:
    if dossier.begins_on is None or dossier.begins_on > dossier.today:
        yield Guard("begun", mark("Its first day has not come yet."))


def _to_completed(dossier: Dossier) -> Iterable[Guard]:
    if dossier.ends_on is None or dossier.ends_on > dossier.today:
        yield Guard("ended", mark("Its last day has not come yet."))


def _to_reported(dossier: Dossier) -> Iterable[Guard]:
    for item, title in dossier.unwritten:
        yield Guard(f"record:{item}", mark("Write down what was said: {about}."), title, href="#records")
    if not dossier.records and not dossier.unwritten:
        yield Guard("records", mark("Write down at least one meeting."), href="#records")
    for task, title in dossier.unowned:
        yield Guard(f"action:{task}", mark("Say who does what was agreed: {about}."), title, href="#records")
    yield from _of_rules(dossier)


def _to_closed(dossier: Dossier) -> Iterable[Guard]:
    yield from _of_rules(dossier)


def _of_rules(dossier: Dossier) -> Iterable[Guard]:
    for code, title in dossier.undone:
        yield Guard(f"rule:{code}", mark("Do what the rule asks for: {about}."), title, href="#duties")
