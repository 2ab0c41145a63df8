"""A country on one page, in the reader's language; pure."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from core.errors import mark
from crm.agreements.queries import Card
from crm.agreements.rules import STATE_NAMES
from crm.agreements.standing import STANDING_NAMES
from crm.briefs.queries import Brief
from crm.deals.amounts.kinds import KIND_NAMES as AMOUNT_KINDS
from crm.deals.amounts.rules import totals
from crm.deals.queries import Card as Deal
from crm.deals.rules import STATE_NAMES as DEAL_STATES
from crm.deals.sections import by_state
from crm.delegations.queries import Card as Visit
from crm.delegations.rules import GRADE_NAMES
from crm.delegations.rules import STATE_NAMES as VISIT_STATES
from crm.duties.queries import Deadline
from crm.duties.rules import WHAT_NAMES
from crm.sheets.rules import Line, Part, Sheet, day, first, known_day, printed, read
from crm.timeline.rules import KIND_NAMES
from directory.countries.rules import KINDS, REGIONS, Entry, RecordKind
from directory.countries.zones import Here, time_there
from expo.exhibitors.readers.listed import Listed
from i18n import formats
from i18n.catalogue import say
from i18n.locales import Language, country_name
from i18n.money import money
from i18n.names import display_name
from i18n.text import Reading

KIND = mark("Country brief")
MOST = {"posts": 10, "agreements": 8, "visits": 4, "deals": 6, "tasks": 6, "exhibitors": 12}
"""So that all of it fits on one page."""
BEHIND, AHEAD, SAME = mark("{time} behind Seoul"), mark("{time} ahead of Seoul"), mark("as in Seoul")
THERE = mark("{place}: {time} now, {distance}")
LABELS = {
    "free": mark("Next public holidays"),
    "posts": mark("In post now"),
    "agreements": mark("Agreements"),
    "visits": mark("Visits"),
    "deals": mark("Deals by state"),
    "contact": mark("Last contact"),
    "tasks": mark("Open tasks"),
    "recorded": mark("What is recorded"),
    "exhibitors": mark("Exhibitors"),
}
EMPTY = {
    "free": mark("Nobody keeps a calendar of its holidays that we could read."),
    "posts": mark("Nobody is known to be in post."),
    "agreements": mark("Nothing has been agreed that you may see."),
    "visits": mark("No visit yet."),
    "deals": mark("No deal yet"),
    "contact": mark("No contact within the last twelve months."),
    "tasks": mark("Nothing is to be done."),
    "recorded": mark("Nothing is written down."),
    "exhibitors": mark("Nobody from there exhibits this time."),
}
TODAY, OVERDUE, CONFIDENTIAL = mark("today"), mark("Overdue"), mark("Confidential")
NEXT, SINCE = mark("next: {what}, {day}"), mark("since {day}")
SIGNED = {"day": mark("signed on {day}"), "month": mark("signed in {month}"), "year": mark("signed in {year}")}
BOOTH, LOOKED_AFTER = mark("booth {number}"), mark("looked after by {name}")


def sheet_of(one: Brief, exhibitors: Sequence[Listed], tongue: Language, *, now: datetime) -> Sheet:
    """Without the parts that its reader may not see at all."""
    land = one.land
    here = time_there(land.zone, now, tongue)
    region = [say(tongue, REGIONS[land.region])] if land.region in REGIONS else []
    parts = [
        _posts(one, tongue),
        _agreements(one, tongue),
        _visits(one, tongue),
        _deals(one, tongue),
        _contact(one, tongue),
        _tasks(one, tongue),
    ]
    return Sheet(
        say(tongue, KIND),
        Reading(country_name(land.code, tongue), tongue.code, "source"),
        (f"{land.code} / {land.alpha3}", *region, _time(here, tongue)),
        tuple(
            part
            for part in (*parts, _recorded(one, tongue), _free(one, tongue), _exhibitors(exhibitors, tongue))
            if part is not None
        ),
        printed(one.reader, now, tongue),
    )


def _time(here: Here, tongue: Language) -> str:
    from_seoul = SAME if not here.minutes else BEHIND if here.minutes < 0 else AHEAD
    length = formats.duration(timedelta(minutes=abs(here.minutes)), tongue)
    time = f"{formats.clock(here.at)} ({formats.weekday(here.at.date(), tongue)})"
    return say(tongue, THERE, place=here.place, time=time, distance=say(tongue, from_seoul, time=length))


def _part(code: str, lines: Sequence[Line], tongue: Language) -> Part:
    shown = first(lines, MOST[code], tongue) if code in MOST else tuple(lines)
    return Part(code, say(tongue, LABELS[code]), shown, say(tongue, EMPTY[code]))


def _posts(one: Brief, tongue: Language) -> Part | None:
    if one.posts is None:
        return None
    lines = []
    for post in one.posts:
        name = display_name((one.names or {}).get(post.person, {"und": "–"}), tongue)
        notes = (read(post.title, tongue).text, read(post.house.name, tongue).text)
        lines.append(Line(name.text, name.language, notes=notes, href=f"/desk/people/{post.person}"))
    return _part("posts", lines, tongue)


def _agreements(one: Brief, tongue: Language) -> Part | None:
    if one.cards is None:
        return None
    lines = [agreement_line(card, (one.next or {}).get(card.id), one.today, tongue) for card in one.cards]
    return _part("agreements", lines, tongue)


def agreement_line(card: Card, due: Deadline | None, today: date, tongue: Language) -> Line:
    """How it stands, since when, what falls due next and who looks after it; a confidential one says that it is."""
    title = read(card.title, tongue)
    notes = [say(tongue, STANDING_NAMES.get(card.shown_state) or STATE_NAMES[card.shown_state])]
    if card.signed_on:
        exact = card.signed_precision
        notes.append(say(tongue, SIGNED[exact], **{exact: known_day(card.signed_on, exact, tongue)}))
    if due is not None:
        notes.append(say(tongue, NEXT, what=_due(due, tongue), day=day(due.due_on, tongue)))
    if card.owner_name:
        notes.append(say(tongue, LOOKED_AFTER, name=formats.isolated(card.owner_name, tongue)))
    late = [say(tongue, OVERDUE)] if due is not None and due.late(today) else []
    closed = [say(tongue, CONFIDENTIAL)] if card.sight == "confidential" else []
    return Line(
        title.text,
        title.language,
        notes=tuple(notes),
        href=f"/desk/agreements/{card.code}",
        urgent=" · ".join([*closed, *late]),
    )


def _deals(one: Brief, tongue: Language) -> Part | None:
    """As far as they are, with what each comes to, kind by kind; of a confidential one it is said that it is one."""
    if one.deals is None:
        return None
    lines = [deal_line(deal, one, tongue) for deal in by_state(one.deals)]
    return _part("deals", lines, tongue)


def deal_line(deal: Deal, one: Brief, tongue: Language) -> Line:
    """A name as it was typed, and so in no language that we know."""
    found = totals(each for each in one.amounts if each.deal == deal.id)
    amounts = tuple(
        f"{say(tongue, AMOUNT_KINDS[kind])} {formats.isolated(money(sum_.money.minor, currency, tongue), tongue)}"
        for (kind, currency), sum_ in found.items()
    )
    return Line(
        deal.name,
        tongue.code,
        notes=(say(tongue, DEAL_STATES[deal.state]), read(deal.lead.name, tongue).text, *amounts),
        href=f"/desk/deals/{deal.code}",
        urgent=say(tongue, CONFIDENTIAL) if deal.sight == "confidential" else "",
    )


def _visits(one: Brief, tongue: Language) -> Part | None:
    """The latest first; of a confidential one a page that is handed on says no more than that there is one."""
    if one.visits is None:
        return None
    return _part("visits", [_visit(visit, tongue) for visit in one.visits], tongue)


def _visit(visit: Visit, tongue: Language) -> Line:
    title, closed = read(visit.title, tongue), visit.sight == "confidential"
    hidden = say(tongue, CONFIDENTIAL)
    notes = () if closed else (say(tongue, GRADE_NAMES[visit.grade]), say(tongue, VISIT_STATES[visit.state]))
    text, language = (hidden, tongue.code) if closed else (title.text, title.language)
    return Line(text, language, day(visit.begins_on, tongue), notes, visit.href)


def _due(due: Deadline, tongue: Language) -> str:
    if due.text is None:
        return say(tongue, WHAT_NAMES[due.what])
    return formats.isolated(read(due.text, tongue).text, tongue)


def _contact(one: Brief, tongue: Language) -> Part | None:
    """What is confidential is not written out on a page that is handed on: only that somebody was in touch."""
    if not one.told:
        return None
    if one.contact is None:
        return _part("contact", (), tongue)
    entry, about = one.contact.entry, one.contact.about
    kind = say(tongue, KIND_NAMES[entry.kind])
    notes = (kind, *([about.text] if about else []))
    hidden = say(tongue, CONFIDENTIAL)
    text, language = (hidden, tongue.code) if entry.confidential else (entry.title, entry.lang)
    href = f"/desk/timeline/{entry.id}"
    return _part("contact", [Line(text, language, day(entry.happened_on, tongue), notes, href)], tongue)


def _tasks(one: Brief, tongue: Language) -> Part | None:
    if one.tasks is None:
        return None
    lines = [
        Line(
            say(tongue, CONFIDENTIAL) if task.confidential else task.title,
            tongue.code,
            day(task.due_on, tongue),
            (task.owner_name,) if task.owner_name else (),
            f"/desk/tasks/{task.id}",
            say(tongue, OVERDUE) if task.late else "",
        )
        for task in one.tasks
    ]
    return _part("tasks", lines, tongue)


def _recorded(one: Brief, tongue: Language) -> Part:
    found = [
        _fact(kind, entry, tongue)
        for code, kind in KINDS.items()
        for entry in one.recorded.get(code, ())
        if entry.holds_on(one.today)
    ]
    return _part("recorded", found, tongue)


def _fact(kind: RecordKind, entry: Entry, tongue: Language) -> Line:
    value = say(tongue, kind.choices[entry.value]) if kind.choices and entry.value in kind.choices else entry.value
    notes = (say(tongue, SINCE, day=day(entry.begins_on, tongue)), entry.source)
    return Line(value, tongue.code, say(tongue, kind.label), notes)


def _free(one: Brief, tongue: Language) -> Part:
    lines = [
        Line(
            free.name,
            free.language,
            formats.short_day(free.day, tongue),
            urgent=say(tongue, TODAY) if free.day == one.today else "",
        )
        for free in one.free
    ]
    return _part("free", lines, tongue)


def _exhibitors(exhibitors: Sequence[Listed], tongue: Language) -> Part:
    lines = []
    for listed in exhibitors:
        name = read(listed.shown, tongue)
        notes = tuple(say(tongue, BOOTH, number=stand.number) for stand in listed.stands)
        lines.append(Line(name.text, name.language, notes=notes))
    return _part("exhibitors", lines, tongue)
