"""What can be said of a consultation, how far it is, and how its amounts hang together; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from core.errors import Conflict, mark
from core.money import Money

PLANNED, HELD, NO_SHOW = "planned", "held", "no_show"
RECORDED, CONFIRMED = "recorded", "confirmed_by_company"
STATE_NAMES = {
    PLANNED: mark("Planned"),
    HELD: mark("Held, nothing written yet"),
    NO_SHOW: mark("No-show"),
    RECORDED: mark("Written down"),
    CONFIRMED: mark("Confirmed by the company"),
}
OUTCOMES = {
    "interested": mark("They are interested"),
    "trial": mark("A trial was asked for"),
    "quotation": mark("A quotation was asked for"),
    "negotiating": mark("Terms are being talked about"),
    "mou": mark("They want to sign an MOU"),
    "contract": mark("They mean to sign a contract"),
    "nothing": mark("It does not fit"),
}
"""By code, so that a company reads in its own language what an interpreter ticked in another."""
NEXT_STEPS = {
    "papers": mark("Send material"),
    "quotation": mark("Send a quotation"),
    "meeting": mark("Meet again"),
    "visit": mark("Visit the site"),
    "partner": mark("Bring a partner in"),
    "nothing": mark("Nothing for now"),
}
SOURCES = {
    "interpreter": mark("The interpreter"),
    "company": mark("The company"),
    "buyer": mark("The other side"),
}
CONSENTS = {"unasked": mark("Not asked yet"), "yes": mark("Yes"), "no": mark("No")}
CURRENCIES = ("USD", "KRW", "EUR", "CNY", "JPY", "SAR", "AED")
HORIZONS = (3, 6, 12)
FURTHEST = 12
"""계약추진액 is what may be signed within a year."""
LONGEST_PRODUCT, LONGEST_WORDS = 300, 2_000
TAKES_WORDS = frozenset({PLANNED, HELD, RECORDED})
AFTER_MEETING: Mapping[str, str] = {"agreed": PLANNED, "held": HELD, "no_show": NO_SHOW}
"""The state of a record nobody has written in, by its meeting's; a meeting that came to nothing has none."""


class NobodyCame(Conflict):
    message = mark("This meeting is marked as a no-show. Staff have to take that back first.")


class ConfirmedAlready(Conflict):
    message = mark("The company has confirmed this already. Only the company or the desk can change it now.")


class NothingToConfirm(Conflict):
    message = mark("Nothing has been written down of this meeting yet.")


class DealElsewhere(Conflict):
    message = mark("This record belongs to a deal already.")


class NoCountry(Conflict):
    message = mark("The other side is not in the directory with a country yet, so nobody would know whose deal it is.")


@dataclass(frozen=True, slots=True)
class Said:
    """What a record says; `consulted` and `expected` are of one currency and never added to each other."""

    language: str
    product: str
    outcome: str
    next_step: str
    words: str
    source: str
    consulted: Money | None = None
    expected: Money | None = None
    horizon: int | None = None

    @property
    def currency(self) -> str:
        return self.consulted.currency if self.consulted else ""


def mistake_in(consulted: Money | None, expected: Money | None, horizon: int | None) -> tuple[str, str] | None:
    """The field and what is wrong with it: 계약추진액 is a part of 상담액, in its currency, and within twelve months."""
    if expected is None:
        return None
    if consulted is None:
        return "consulted", mark(
            "What is likely to be signed is a part of what was talked about: please give that, too."
        )
    if expected.currency != consulted.currency or consulted < expected:
        return "expected", mark("No more is likely to be signed than was talked about, in the same currency.")
    if horizon is None or not 1 <= horizon <= FURTHEST:
        return "horizon", mark("Please say within how many months.")
    return None


def check_write(state: str) -> None:
    """Raises NobodyCame, ConfirmedAlready."""
    if state == NO_SHOW:
        raise NobodyCame
    if state not in TAKES_WORDS:
        raise ConfirmedAlready


def check_confirm(state: str, held_at: datetime | None, now: datetime, *, wrote: bool) -> None:
    """Confirming again is no mistake: a company may change its mind, on consent above all. What nobody has written of a
    meeting that has begun it writes itself. Raises NothingToConfirm.
    """
    if state not in (RECORDED, CONFIRMED) and not (wrote and company_writes(state, held_at, now)):
        raise NothingToConfirm


def company_writes(state: str, held_at: datetime | None, now: datetime) -> bool:
    """At a booth nobody interprets, so nobody else is there to write."""
    return state == HELD or (state == PLANNED and held_at is not None and held_at <= now)


def after_meeting(record: str, meeting: str) -> str | None:
    """The record's next state once its meeting is like that: the same where nothing changes, None where there is to be no
    record. What somebody has written stays, whatever the meeting is called.
    """
    if record in (RECORDED, CONFIRMED):
        return record
    return AFTER_MEETING.get(meeting)
