"""The way of a deal: its states, what each asks for, how it ends, and how long it stays where; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.errors import Conflict, mark

STATE_NAMES = {
    "identified": mark("Identified"),
    "qualified": mark("Qualified"),
    "developing": mark("Being developed"),
    "bidding": mark("In a tender"),
    "negotiating": mark("Contract being negotiated"),
    "preferred": mark("Preferred bidder"),
    "contracted": mark("Contract signed"),
    "effective": mark("Contract in effect"),
    "delivering": mark("Being delivered"),
    "completed": mark("Completed"),
    "lost": mark("Lost"),
    "dropped": mark("No longer pursued"),
    "dormant": mark("Dormant"),
    "terminated": mark("Terminated"),
}
OPEN = ("identified", "qualified", "developing", "bidding", "negotiating", "preferred")
"""Before it is contracted, in order; a tender and negotiations stand side by side."""
WON = ("contracted", "effective", "delivering", "completed")
ENDS = ("lost", "dropped", "dormant")
ONWARD: Mapping[str, tuple[str, ...]] = {
    "identified": ("qualified",),
    "qualified": ("developing",),
    "developing": ("bidding", "negotiating"),
    "bidding": ("preferred", "negotiating"),
    "negotiating": ("preferred",),
    "preferred": ("contracted",),
    "contracted": ("effective",),
    "effective": ("delivering",),
    "delivering": ("completed",),
}
STEP_NAMES = {
    "qualified": mark("It is worth following"),
    "developing": mark("Develop it"),
    "bidding": mark("Go into the tender"),
    "negotiating": mark("Negotiate the contract"),
    "preferred": mark("We are preferred"),
    "contracted": mark("The contract is signed"),
    "effective": mark("The contract is in effect"),
    "delivering": mark("Delivery has begun"),
    "completed": mark("It is completed"),
}
"""What a button says that leads to a state."""
LOST_FOR = {
    "price": mark("Price"),
    "finance": mark("No finance"),
    "technology": mark("Technology"),
    "terms": mark("Terms of the contract"),
    "competitor": mark("A competitor was stronger"),
    "politics": mark("Politics changed there"),
    "no_decision": mark("No decision was taken"),
    "partner": mark("A partner left"),
    "other": mark("Another reason"),
}
WON_FOR = {
    "price": mark("Price"),
    "technology": mark("Technology"),
    "finance": mark("Finance that we brought"),
    "references": mark("References"),
    "support": mark("Support of the government"),
    "partner": mark("Partners there"),
    "other": mark("Another reason"),
}
CAUSE_NAMES = {**LOST_FOR, **WON_FOR}
LEAST_PARTIES = 2


@dataclass(frozen=True, slots=True)
class Guard:
    """What a step asks for: `says` is a gettext id."""

    key: str
    says: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that guards look at. `kinds` are those of amounts that stand, `proven` says that a contract with a paper is
    among them, `finance` are states of its cases, `waived` keys of guards.
    """

    state: str
    parties: int = 0
    owned: bool = False
    kinds: frozenset[str] = frozenset()
    proven: bool = False
    finance: tuple[str, ...] = ()
    waived: frozenset[str] = field(default=frozenset())


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
    status = 422
    message = mark("Please give a reason: it stays with the deal.")


def guards_of(dossier: Dossier, to: str) -> tuple[Guard, ...]:
    """What a step to this state asks for and is neither there nor waived, in the order to do it in."""
    return tuple(one for one in _asked(dossier, to) if one.key not in dossier.waived)


def _asked(dossier: Dossier, to: str) -> Iterable[Guard]:
    if to == "qualified" and not dossier.owned:
        yield Guard("owner", mark("Somebody looks after it."))
    if to in ("bidding", "negotiating", "preferred", "contracted") and dossier.parties < LEAST_PARTIES:
        yield Guard("parties", mark("Name both parties: the company that leads, and the buyer."))
    if to == "preferred" and not dossier.kinds & {"expected", "bid", "award"}:
        yield Guard("amount", mark("Write down what is bid, awarded or likely to be contracted."))
    if to == "contracted" and not dossier.proven:
        yield Guard("contract", mark("Write down the contract: its amount and day, with evidence of grade A or B."))
    if to == "effective" and set(dossier.finance) & {"inquiry", "letter", "appraisal", "approved"}:
        yield Guard("finance", mark("The finance is signed, declined or closed."))
    if to == "completed" and not dossier.kinds & {"exported", "received"}:
        yield Guard("exported", mark("Write down what was exported or received."))


def check_step(dossier: Dossier, to: str) -> None:
    """Raises WrongStep, NotYet."""
    if to not in ONWARD.get(dossier.state, ()):
        raise WrongStep
    if missing := guards_of(dossier, to):
        raise NotYet(missing)


def back_from(state: str) -> tuple[str, ...]:
    """Where it can be taken back to, with a reason: never once it is contracted. What was given up is taken up again."""
    if state in ENDS:
        return OPEN
    return OPEN[: OPEN.index(state)] if state in OPEN else ()


def ends_from(state: str) -> tuple[str, ...]:
    """How it can end here before it is completed."""
    if state in OPEN:
        return ENDS
    if state == "dormant":
        return ("lost", "dropped")
    return ("terminated",) if state in ("contracted", "effective", "delivering") else ()


def causes_for(to: str) -> Mapping[str, str]:
    """Why, by code: what it is lost, dropped or terminated for; none is asked for a deal that only sleeps."""
    return LOST_FOR if to in ("lost", "dropped", "terminated") else {}


def check_back(state: str, to: str, because: str) -> None:
    """Raises WrongStep, ReasonNeeded."""
    if to not in back_from(state):
        raise WrongStep
    if not because.strip():
        raise ReasonNeeded


def check_end(state: str, to: str, cause: str, because: str) -> None:
    """Raises WrongStep, ReasonNeeded."""
    if to not in ends_from(state):
        raise WrongStep
    if cause not in causes_for(to) and (causes_for(to) or cause):
        raise ReasonNeeded
    if not because.strip():
        raise ReasonNeeded


def check_waiver(dossier: Dossier, key: str, because: str) -> None:
    """Raises NotToBeWaived, ReasonNeeded."""
    asked = {one.key for to in ONWARD.get(dossier.state, ()) for one in guards_of(dossier, to)}
    if key not in asked:
        raise NotToBeWaived
    if not because.strip():
        raise ReasonNeeded


@dataclass(frozen=True, slots=True)
class Stay:
    """How long it was in a state, each time that it came there; `until` None is where it is now."""

    state: str
    since: datetime
    until: datetime | None

    def lasted(self, now: datetime) -> timedelta:
        return (self.until or now) - self.since


def stays(steps: Sequence[tuple[str, datetime]]) -> list[Stay]:
    """From the states that it came to, the earliest first: they fill the whole time without a gap."""
    ends = [at for _, at in steps[1:]]
    return [
        Stay(state, since, until)
        for (state, since), until in zip(steps, [*ends, None], strict=True)  # one more stay than ends
    ]
