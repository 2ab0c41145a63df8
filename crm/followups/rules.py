"""When an edition's companies are asked again, what they can answer, and what an answer is worth; pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from core.errors import Conflict, Gone, mark
from core.mailings.rules import Scope
from core.money import Money
from crm.agreements.days import months_after

OFFSETS = (2, 6, 12)
"""Months after the last day at which an edition's companies are asked unless it is planned otherwise (중진공's rhythm)."""
OPEN_FOR = timedelta(days=45)
REMIND_DAYS, MOST_REMINDERS = 14, 2
NOT_OLDER = timedelta(days=730)
"""Editions that ended before that were over before anybody could be asked here."""
SCOPE = Scope("crm:follow_up", mark("Companies of a follow-up wave"))
LIKELY = {"yes": mark("Yes, still likely"), "unsure": mark("Not sure"), "no": mark("No longer")}
SIGNED = {"yes": mark("Yes, it is signed"), "no": mark("Not yet")}
CONSENTS = {"yes": mark("Yes"), "no": mark("No")}
GRADES = {"A": mark("A: contract, customs or insurance paper"), "B": mark("B: letter of the company")}
LONGEST_WORDS = 1_000
FOLLOW_UP, EVIDENCED = "follow_up", "evidence"
"""How the origins of entries begin that came of an answer, and of its paper; then the item's id, and which time."""
WaveState = Literal["planned", "prepared", "asking", "closed", "stopped"]
STATE_NAMES = {
    "planned": mark("Planned"),
    "prepared": mark("Letters wait for a look"),
    "asking": mark("Being asked"),
    "closed": mark("Closed"),
    "stopped": mark("Stopped"),
}
FORM_NAMES = {
    "answered": mark("Answered"),
    "draft": mark("Begun, not sent"),
    "silent": mark("No answer"),
    "left_out": mark("Not written to"),
}


LEFT_OUT = {
    "sample": mark("Made up for the sample"),
    "no_address": mark("No address"),
    "same_address": mark("Another company of the wave has the same address"),
    "withdrawn": mark("Its link was withdrawn"),
}


class WaveMoved(Conflict):
    message = mark("Somebody else changed this wave meanwhile. Please look at it again.")


class WaveThere(Conflict):
    message = mark("This edition has a wave of that month already.")


class Prepared(Conflict):
    message = mark("Its letters are written already, so its days stay as they are.")


class NothingToAsk(Conflict):
    message = mark("No company of this edition has a consultation record or a deal to be asked about.")


class WaveOver(Gone):
    message = mark("The time for this form is over. Thank you; please write to us if something is missing.")


class SavedMeanwhile(Conflict):
    message = mark("Somebody else of your company saved this form meanwhile. Please open it again.")


class SameEyes(Conflict):
    message = mark("Whoever wrote an answer down cannot say what its paper proves: somebody else has to look at it.")


class AnotherPaper(Conflict):
    status = 422
    message = mark(
        "What stands here is proven by its paper. To tell of something else, such as a further contract, put in the paper"
        " that proves it."
    )


class Judged(Conflict):
    message = mark("Somebody has decided about this already.")


class NothingStated(Conflict):
    message = mark("Without an amount, a deal and a day there is nothing that the paper could prove.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a company says of one of its items; nothing said is nothing, never zero."""

    likely: str = ""
    signed: str = ""
    money: Money | None = None
    on_date: date | None = None
    words: str = ""
    consent: str = "unasked"

    @property
    def said(self) -> bool:
        return bool(self.likely or self.signed)

    def states(self) -> tuple[object, ...]:
        """What a paper proves of it: not the words beside it, nor whether it may be published."""
        return self.likely, self.signed, self.money, self.on_date


def due_on(last_day: date, months: int) -> date:
    """31 August and six months is the last day of February."""
    return months_after(last_day, months)


def state_of(*, prepared: bool, released: bool, stopped: bool, closes_on: date, today: date) -> WaveState:
    """Derived from what was done and what day it is, never stored."""
    if stopped:
        return "stopped"
    if today > closes_on and prepared:
        return "closed"
    if released:
        return "asking"
    return "prepared" if prepared else "planned"


def rate_of(answered: int, asked: int) -> Decimal | None:
    """In per cent, to a tenth. None where nobody was asked: that is no rate of nothing."""
    return (Decimal(100 * answered) / asked).quantize(Decimal("0.1")) if asked else None


def needs_paper(review: str, before: Answer, after: Answer) -> bool:
    """A contract that was proven is not changed, nor another one told, on somebody's word."""
    return review == "accepted" and before.signed == "yes" and after.states() != before.states()


def mistake_in(answer: Answer, today: date) -> tuple[str, str] | None:
    """The field and what is wrong with it."""
    if answer.signed == "yes" and answer.money is None:
        return "amount", mark("Please give the amount that was signed.")
    if answer.signed == "yes" and answer.on_date is None:
        return "on", mark("Please give the day on which it was signed.")
    if answer.on_date is not None and answer.signed == "yes" and answer.on_date > today:
        return "on", mark("This day is still to come.")
    return None
