"""A booth event's life, and where in time it may be; pure."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from core.errors import Conflict, Invalid, NotFound, mark
from core.spans import Span
from expo.exhibitors.rules import SHOWN
from i18n.text import Translated

State = Literal["proposed", "approved", "returned", "withdrawn"]

STATE_NAMES: Mapping[str, str] = {
    "proposed": mark("Put forward"),
    "approved": mark("Approved"),
    "returned": mark("Given back"),
    "withdrawn": mark("Withdrawn"),
}
KIND_NAMES: Mapping[str, str] = {
    "demonstration": mark("Demonstration"),
    "talk": mark("Talk"),
    "reception": mark("Reception"),
    "signing": mark("Signing ceremony"),
    "other": mark("Something else"),
}
"""시연, 발표, 리셉션, 서명식·협약식."""
TEXTS = {"title": 120, "description": 1_500}
"""The longest each may be, in every language."""
WHEN = ("day", "begin", "minutes")
UNSEEN_BY_READERS = (*WHEN, "expected")
"""What can be changed without somebody looking at it again: when it is is held to the rules by themselves."""
SHORTEST, LONGEST = 5, 8 * 60
MOST_EVENTS, MOST_PEOPLE = 20, 10_000


class NoSuchEvent(NotFound):
    message = mark("There is no such booth event.")


class NotNow(Conflict):
    message = mark("This cannot be done any more, or not yet: the event is now “{state}”.")


class NoBoothYet(Conflict):
    message = mark("Booth events are for exhibitors under contract whose booth is confirmed.")


class TooManyEvents(Conflict):
    message = mark("An exhibitor holds at most {most} events at its booth.")


class AnotherThen(Conflict):
    message = mark("Another event is at your booth at this time. Please choose another time.")


class ReadAnother(Conflict):
    message = mark("It was changed after you had opened it. Please read it again before you decide.")


class ReasonNeeded(Invalid):
    """They are told why."""

    def __init__(self) -> None:
        super().__init__({"because": mark("Please say why: the exhibitor reads it.")})


class Shown(msgspec.Struct, frozen=True):
    """What readers have of an event, as it was approved; `spoken` are BCP-47 tags."""

    kind: str
    title: Translated
    description: Translated | None = None
    spoken: tuple[str, ...] = ()


def check_host(state: str, *, booth: bool) -> None:
    """Only who stands there can invite there. Raises NoBoothYet."""
    if state not in SHOWN or not booth:
        raise NoBoothYet


def check_when(span: Span, days: Iterable[date], hours: Mapping[date, Span], zone: str) -> None:
    """On a day of the edition, and while the floor is open where its hours are stated. Raises Invalid at `day` or
    `begin`.
    """
    day = span.begin.astimezone(ZoneInfo(zone)).date()
    if day not in set(days):
        raise Invalid({"day": mark("Please choose one of the edition’s days.")})
    opening = hours.get(day)
    if opening is not None and not (opening.begin <= span.begin and span.end <= opening.end):
        first, last = (at.astimezone(ZoneInfo(zone)) for at in (opening.begin, opening.end))
        raise Invalid(
            {"begin": mark("The floor is open from {opens} to {closes} that day.")},
            opens=f"{first:%H:%M}",
            closes=f"{last:%H:%M}",
        )
    if opening is None and (span.end - timedelta(microseconds=1)).astimezone(ZoneInfo(zone)).date() != day:
        raise Invalid({"minutes": mark("It ends on the day on which it begins.")})


def state_after(state: str, changed: Iterable[str]) -> str:
    """Where a change by the exhibitor leads: what readers would read anew is looked at anew. Raises NotNow."""
    if state == "withdrawn":
        raise NotNow(state=STATE_NAMES[state])
    if state == "approved" and set(changed) <= set(UNSEEN_BY_READERS):
        return "approved"
    return "proposed"


def check_decision(state: str, to: str, because: str) -> None:
    """Raises NotNow, ReasonNeeded."""
    if to not in decisions(state):
        raise NotNow(state=STATE_NAMES[state])
    if to == "returned" and not because.strip():
        raise ReasonNeeded


def decisions(state: str) -> tuple[str, ...]:
    """What an organiser can say to it."""
    return {"proposed": ("approved", "returned"), "approved": ("returned",)}.get(state, ())
