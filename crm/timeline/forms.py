"""An entry as it is typed: records and people by their names, one a line."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from core.actor import Actor
from core.errors import mark
from core.forms.form import Form, blank
from crm.agreements.days import SEOUL
from crm.subjects.queries import typed_as
from crm.subjects.rules import Named, Subject, subject_in
from crm.timeline.queries import Entry
from crm.timeline.rules import KIND_NAMES, LONGEST_TEXT, LONGEST_TITLE, Given
from i18n.locales import LANGUAGES, Language

ZONES = (
    *("Asia/Seoul", "UTC", "Asia/Jakarta", "Asia/Ho_Chi_Minh", "Asia/Bangkok", "Asia/Singapore", "Asia/Manila"),
    *("Asia/Kuala_Lumpur", "Asia/Ulaanbaatar", "Asia/Tashkent", "Asia/Riyadh", "Asia/Dubai", "Africa/Cairo"),
    *("Africa/Nairobi", "Europe/Istanbul", "Europe/London", "Europe/Paris", "America/New_York", "America/Lima"),
    *("America/Bogota", "America/Mexico_City", "America/Sao_Paulo", "Australia/Sydney"),
)
MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class Desk:
    """Who types, in which language, what their colleagues are and which day it is."""

    actor: Actor
    tongue: Language
    colleagues: Collection[UUID]


async def entry_in(form: Form, desk: Desk) -> Given:
    """Raises Invalid with every mistake at its field."""
    kind = form.choice("kind", KIND_NAMES)
    on = form.day("on")
    zone = form.choice(
        "zone", [*ZONES, *(one for one in (form.raw("zone"),) if one in available_timezones())], needed=False
    )
    clock = _clock(form)
    title = form.text("title", most=LONGEST_TITLE)
    text = form.text("text", most=LONGEST_TEXT, needed=False)
    lang = form.choice("lang", [one.code for one in LANGUAGES])
    subjects = [*chosen(form), *(one.subject for one in await lines_in(form, "about", desk))]
    people = [one.subject for one in await lines_in(form, "people", desk)]
    if any(one.kind != "person" for one in people):
        form.mistake("people", mark("Only people take part: what they stand for belongs to what it is about."))
    if not subjects:
        form.mistake("about", mark("Please say what it is about: a country, an organisation, a person, an agreement."))
    form.check()
    day = on or date.min
    at = datetime.combine(day, clock, ZoneInfo(zone or SEOUL.key)).astimezone(UTC) if clock else None
    return Given(
        kind=kind,
        on=day,
        at=at,
        zone=(zone or SEOUL.key) if at else None,
        title=title,
        text=text,
        lang=lang,
        confidential=form.flag("confidential"),
        subjects=tuple(dict.fromkeys(subjects)),
        people=tuple(dict.fromkeys(one.id for one in people)),
        colleagues=ours(form, "colleagues", desk),
        readers=ours(form, "readers", desk),
    )


def chosen(form: Form) -> list[Subject]:
    """Those that are ticked."""
    return [one for text in form.many("subject") if (one := subject_in(text)) is not None]


async def lines_in(form: Form, name: str, desk: Desk) -> list[Named]:
    """One record a line, by what it is called; says at the field what fits none, or several."""
    found = []
    for line in [one.strip() for one in form.text(name, most=4000, needed=False).splitlines()][:MOST_LINES]:
        fitting = await typed_as(desk.actor, line, desk.tongue) if line else []
        if name == "people":
            fitting = [one for one in fitting if one.subject.kind == "person"] or fitting
        if len(fitting) == 1:
            found.append(fitting[0])
        elif line and not fitting:
            form.mistake(name, mark("Nothing in the directory is called “{line}”."), line=line)
        elif line:
            several = tuple(one.text for one in fitting[:5])
            form.mistake(
                name, mark("“{line}” fits several: {several}. Please write one of them."), line=line, several=several
            )
    return found


def ours(form: Form, name: str, desk: Desk) -> tuple[UUID, ...]:
    """Ticked colleagues."""
    known = {str(one): one for one in desk.colleagues}
    return tuple(known[one] for one in dict.fromkeys(form.many(name)) if one in known)


def empty(tongue: Language, today: date, subjects: Collection[Subject] = (), kind: str = "meeting") -> Form:
    form = blank(kind=kind, on=today.isoformat(), zone=SEOUL.key, lang=tongue.code)
    form.values["subject"] = [str(one) for one in subjects]
    return form


def filled(entry: Entry, people: Collection[Named]) -> Form:
    """As it is now, with its version."""
    zone = entry.zone or SEOUL.key
    local = entry.happened_at.astimezone(ZoneInfo(zone)) if entry.happened_at else None
    form = blank(
        kind=entry.kind,
        on=entry.happened_on.isoformat(),
        clock=f"{local:%H:%M}" if local else "",
        zone=zone,
        title=entry.title,
        text=entry.text,
        lang=entry.lang,
        version=entry.version,
        confidential="yes" if entry.confidential else None,
    )
    form.values["subject"] = [str(one) for one in entry.subjects]
    form.values["people"] = ["\n".join(one.text for one in people)]
    form.values["colleagues"] = [str(one) for one in entry.colleagues]
    form.values["readers"] = [str(one) for one in entry.readers]
    return form


def _clock(form: Form) -> time | None:
    given = form.text("clock", most=8, needed=False)
    try:
        return time.fromisoformat(given) if given else None
    except ValueError:
        form.mistake("clock", mark("An hour looks like 14:30."))
        return None
