"""Whether a signed agreement is in force on a day: read from dated events, never stored; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from core.errors import mark
from crm.agreements.days import A_DAY, months_after

Effectivity = Literal["on_signature", "last_signature", "fixed_date", "exchange_of_notes"]
EFFECTIVITY_NAMES = {
    "on_signature": mark("On the day of signing"),
    "last_signature": mark("On the day of the last signature"),
    "fixed_date": mark("On a fixed day"),
    "exchange_of_notes": mark("When notes have been exchanged"),
}
EVENT_NAMES = {
    "effective": mark("Took effect"),
    "notice": mark("Notice that it will not be renewed"),
    "renewed": mark("Renewed"),
    "suspended": mark("Effect suspended"),
    "resumed": mark("Resumed"),
    "terminated": mark("Terminated"),
    "superseded": mark("Superseded"),
}
ENDINGS = ("terminated", "superseded")
STANDING_NAMES = {
    "signed_not_effective": mark("Signed, not yet in force"),
    "in_force": mark("In effect"),
    "notice_window": mark("Renewal to be decided"),
    "suspended": mark("Effect suspended"),
    "expired": mark("Has run out"),
    "terminated": mark("Terminated"),
    "superseded": mark("Superseded"),
}
OVER = frozenset({"expired", "terminated", "superseded"})


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to it on a day; `until` is the last day of a renewed term."""

    kind: str
    on: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """Days are the last of a term, inclusive; without `months` and `expires_on` it has no end. `renews` by itself for
    `renewal_months` each time, unless notice is given up to `notice_days` before a term's end. The decision is to be
    made in the `decide_days` before that deadline.
    """

    effectivity: Effectivity = "on_signature"
    effective_on: date | None = None
    months: int | None = None
    expires_on: date | None = None
    renews: bool = False
    renewal_months: int = 12
    notice_days: int = 0
    decide_days: int = 90


@dataclass(frozen=True, slots=True)
class Standing:
    """`notice_by` is the last day for a notice in this term; `goes_on` whether it would renew itself."""

    state: str
    effective_on: date | None = None
    expires_on: date | None = None
    notice_by: date | None = None
    goes_on: bool = False
    noticed: bool = False


@dataclass
class _Term:
    """The term that a day is in, found by going from term to term."""

    begin: date
    end: date | None
    anchor: date
    since: date
    renewals: int = 0


def effective_day(
    terms: Terms, signed_on: date, signatures: Sequence[date] = (), events: Iterable[Event] = ()
) -> date | None:
    """None as long as notes have not been exchanged. An event that says when it took effect outweighs the rule."""
    said = min((one.on for one in events if one.kind == "effective"), default=None)
    if said is not None:
        return said
    if terms.effectivity == "last_signature":
        return max(signatures, default=signed_on)
    return {"on_signature": signed_on, "fixed_date": terms.effective_on}.get(terms.effectivity)


def standing(
    terms: Terms, signed_on: date, day: date, *, signatures: Sequence[date] = (), events: Iterable[Event] = ()
) -> Standing | None:
    """How it stands on `day`, a day in Seoul; None before it was signed."""
    if day < signed_on:
        return None
    told = sorted(events, key=lambda one: one.on)
    effective = effective_day(terms, signed_on, signatures, told)
    ending = min(
        (one for one in told if one.kind in ENDINGS), key=lambda one: (one.on, ENDINGS.index(one.kind)), default=None
    )
    over = ending is not None and ending.on <= day
    if ending is not None and over and (effective is None or ending.on < effective):
        return Standing(ending.kind, effective)
    if effective is None or day < effective:
        return Standing("signed_not_effective", effective)
    last = ending.on if ending and over else day
    term = _term_on(terms, effective, last, told)
    if term.end is not None and last > term.end:
        noticed = _noticed(terms, term, day, told)
        return Standing("expired", effective, term.end, _deadline(terms, term.end), noticed=noticed)
    if ending is not None and over:
        return Standing(ending.kind, effective, term.end)
    return _within(terms, term, effective, day, told)


def _within(terms: Terms, term: _Term, effective: date, day: date, told: Sequence[Event]) -> Standing:
    by = _deadline(terms, term.end)
    noticed = _noticed(terms, term, day, told)
    state = "in_force"
    if by is not None and not noticed and by - timedelta(days=terms.decide_days) <= day <= by:
        state = "notice_window"
    paused = [one for one in told if one.kind in ("suspended", "resumed") and one.on <= day]
    if paused and max(paused, key=lambda one: (one.on, one.kind == "resumed")).kind == "suspended":
        state = "suspended"
    return Standing(state, effective, term.end, by, goes_on=terms.renews and not noticed, noticed=noticed)


def _term_on(terms: Terms, effective: date, day: date, told: Sequence[Event]) -> _Term:
    """The term of `day`, or the last one before it, where nothing followed."""
    end = terms.expires_on
    if end is None and terms.months is not None:
        end = months_after(effective, terms.months) - A_DAY
    term = _Term(effective, end, effective, effective)
    renewals = [one for one in told if one.kind == "renewed" and one.on >= effective]
    if end is not None:
        term.anchor = end + A_DAY
    while term.end is not None:
        renewal = next((one for one in renewals if one.on <= min(day, term.end)), None)
        if renewal is not None:
            renewals.remove(renewal)
            _renew(term, renewal)
        elif day <= term.end or not terms.renews or _noticed(terms, term, day, told):
            break
        else:
            term.begin = term.end + A_DAY
            term.since = max(term.begin, effective)
            term.renewals += 1
            term.end = months_after(term.anchor, term.renewals * terms.renewal_months) - A_DAY
    return term


def _renew(term: _Term, renewal: Event) -> None:
    """One that would not make it longer changes nothing."""
    if renewal.until is not None and term.end is not None and renewal.until > term.end:
        term.end, term.anchor, term.renewals = renewal.until, renewal.until + A_DAY, 0
        term.since = renewal.on + A_DAY


def _deadline(terms: Terms, end: date | None) -> date | None:
    return None if end is None else end - timedelta(days=terms.notice_days)


def _noticed(terms: Terms, term: _Term, day: date, told: Sequence[Event]) -> bool:
    by = _deadline(terms, term.end)
    return by is not None and any(one.kind == "notice" and term.since <= one.on <= min(by, day) for one in told)
