"""One person's day: what is overdue, due, to come, who they meet, and what is new where they follow."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.actor import Actor
from crm.agreements.days import SEOUL, day_in_seoul
from crm.tasks.queries import Todo, Wanted, tasks
from crm.timeline.queries import Entry, meetings_on, news_for
from crm.today.deadlines import Deadline, deadlines
from i18n.locales import Language

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Line:
    """A task or a deadline, whichever it is."""

    due_on: date
    task: Todo | None = None
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """`week` is the seven days after today, `ahead` what can be decided already though its day is later; days in Seoul."""

    today: date
    overdue: tuple[Line, ...]
    due: tuple[Line, ...]
    week: tuple[Line, ...]
    ahead: tuple[Line, ...]
    meetings: tuple[Entry, ...]
    news: tuple[Entry, ...]

    @property
    def number(self) -> int:
        """How much there is to be told today: what is ahead would be told every day for months."""
        return sum(len(one) for one in (self.overdue, self.due, self.week, self.meetings, self.news))


async def day_of(actor: Actor, tongue: Language, *, now: datetime) -> Day:
    """What is theirs, or nobody's."""
    today = day_in_seoul(now)
    until = today + A_WEEK
    wanted = (Wanted(owner=actor.account), Wanted(nobodys=True))
    found = [Line(one.due_on, task=one) for asked in wanted for one in await tasks(actor, asked, now=now)]
    found += [Line(one.due_on, deadline=one) for one in await deadlines(actor, tongue, until=until, now=now)]
    lines = sorted(found, key=lambda one: one.due_on)
    yesterday = datetime.combine(today - timedelta(days=1), time(), SEOUL)
    return Day(
        today,
        tuple(one for one in lines if one.due_on < today),
        tuple(one for one in lines if one.due_on == today),
        tuple(one for one in lines if today < one.due_on <= until),
        tuple(one for one in lines if one.due_on > until and one.deadline and one.deadline.early),
        tuple(await meetings_on(actor, today)),
        tuple(await news_for(actor, yesterday)),
    )
