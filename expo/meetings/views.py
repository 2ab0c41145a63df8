"""Meetings as a side sees them: what it may do with each, and at which times it could be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from core.forms.form import Form
from expo.exhibitors.meetings.rules import GridDay, value_of
from expo.meetings import rules
from expo.meetings.book import book_of
from expo.meetings.queries import Meet
from expo.meetings.rules import Act, Side
from expo.meetings.times import Possible


@dataclass(frozen=True, slots=True)
class Card:
    """`waits`: this side is to answer. `times` are those at which both can, for what still needs one."""

    meet: Meet
    acts: frozenset[Act]
    waits: bool
    times: tuple[Possible, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A side's meetings: to be answered, asked and not answered, agreed or held by day, and those that came to nothing."""

    waiting: tuple[Card, ...]
    asked: tuple[Card, ...]
    days: tuple[tuple[date, tuple[Card, ...]], ...]
    over: tuple[Card, ...]

    @property
    def empty(self) -> bool:
        return not (self.waiting or self.asked or self.days or self.over)


async def cards(meets: Sequence[Meet], side: Side, *, now: datetime) -> list[Card]:
    """In the order given."""
    asked = [one for one in meets if one.state == "requested"]
    book = None
    if asked:
        parties = {one.exhibitor for one in asked}, {one.counterpart for one in asked}
        book = await book_of(asked[0].edition, exhibitors=parties[0], counterparts=parties[1])
    found = []
    for one in meets:
        times = book.possible(one.exhibitor, one.counterpart, now=now) if book and one.state == "requested" else []
        acts = rules.acts_of(now, one.standing, side)
        found.append(Card(one, acts, rules.waits_for(one.standing, side), tuple(times)))
    return found


async def plan_of(meets: Sequence[Meet], side: Side, zone: ZoneInfo, *, now: datetime) -> Plan:
    found = await cards(meets, side, now=now)
    asked = [one for one in found if one.meet.state == "requested"]
    fixed = [one for one in found if one.meet.state in ("agreed", "held", "no_show")]
    return Plan(
        tuple(one for one in asked if one.waits),
        tuple(one for one in asked if not one.waits),
        tuple((day, tuple(group)) for day, group in groupby(fixed, lambda one: _day(one, zone))),
        tuple(one for one in found if one.meet.state in rules.OVER),
    )


def by_day(times: Iterable[Possible], zone: ZoneInfo) -> list[tuple[date, list[tuple[str, datetime, Possible]]]]:
    """For choosing: each day's times with what a form sends for them, in the edition's zone."""
    local = [(value_of(one.begins_at), one.begins_at.astimezone(zone), one) for one in times]
    return [(day, list(group)) for day, group in groupby(local, lambda one: one[1].date())]


def ticked_in(form: Form, days: Iterable[GridDay], begins: frozenset[datetime] | None) -> set[str]:
    """The boxes that are ticked: as the form was sent, else as it is; who said nothing can at any time."""
    if form.many("half") or form.errors or form.refusal:
        return set(form.many("half"))
    if not begins:
        return {half.value for day in days for half in day.halves}
    return {value_of(one) for one in begins}


def _day(card: Card, zone: ZoneInfo) -> date:
    begins = card.meet.begins_at
    return begins.astimezone(zone).date() if begins else date.min
