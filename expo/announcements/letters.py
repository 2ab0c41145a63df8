"""What a letter about a release says, in its reader's language: what was and what is, in the expo's time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.errors import NotFound, mark
from core.mail.drafts import Draft, Written, written
from core.mailings.leaving import link_for
from core.settings import settings
from expo.announcements.recipients import PURPOSE
from expo.announcements.rules import Addressed, Reason, Told
from expo.releases.comparison import Time
from expo.releases.publication import Publication
from i18n import formats
from i18n.catalogue import say
from i18n.locales import DEFAULT, Language, language
from i18n.text import Translated

TEMPLATES = {"service": "release_told", "starred": "release_starred"}
SUBJECT = mark("{edition}: the programme has changed")
HEADS: Mapping[Reason, str] = {
    "speaker": mark("Sessions in which you take part:"),
    "seat": mark("Sessions that you have signed up for:"),
    "star": mark("Sessions that you marked with a star:"),
}
WHEN, BEFORE, NOW, PLANNED = (
    mark("When: {after}"),
    mark("Before: {before}"),
    mark("Now: {after}"),
    mark("It was planned for: {before}"),
)
LINK, NOTE = "{link}", "{note}"
MOVED = (mark("“{title}” has been moved."), BEFORE, NOW, LINK)
CANCELLED = (mark("“{title}” has been cancelled."), PLANNED, LINK)
WITHDRAWN = (mark("“{title}” is no longer in the programme."), PLANNED)
RESTORED = (mark("“{title}” takes place after all."), WHEN, LINK)
ADDED = (mark("“{title}” is now in the programme."), WHEN, LINK)
RENAMED = (mark("“{former}” is now called “{title}”."), WHEN, LINK)
PEOPLE = (mark("Other people are heard in “{title}” than before."), WHEN, LINK)
CALENDAR = mark(
    "Calendars that you subscribed to change by themselves. Sessions added by hand are to be added anew from their pages."
)
BUTTONS = {"mine": mark("My programme"), "schedule": mark("The programme")}
Paragraph = tuple[tuple[str, ...], dict[str, str]]
"""Lines with places, and what the places hold."""
BY_KIND = {"moved": MOVED, "cancelled": CANCELLED, "withdrawn": WITHDRAWN, "restored": RESTORED, "added": ADDED}


@dataclass(frozen=True, slots=True)
class Matter:
    """What all letters of a release share."""

    shown: Publication
    told: Mapping[str, Told]
    note: Translated | None
    answered: str = ""


def composed(matter: Matter, to: Addressed) -> Written:
    """Pure but for the catalogues. Each line's places are numbered, so that one letter can have the same sentence twice."""
    tongue = language_of(to.language)
    places: dict[str, object] = {
        "edition": matter.shown.edition.name.read(tongue.chain).text,
        "name": to.name,
        "answered": matter.answered,
        "stop": (link_for(to.account, PURPOSE) or "") if "star" in to.told and to.account else "",
    }
    lines: list[str] = []
    for number, (sentence, values) in enumerate(_sentences(matter, to, tongue)):
        pattern = "\n".join(line if line in (LINK, NOTE) else say(tongue, line) for line in sentence)
        for name in values:
            pattern = pattern.replace(f"{{{name}}}", f"{{{name}_{number}}}")
        lines.append(pattern)
        places |= {f"{name}_{number}": value for name, value in values.items()}
    page = "mine" if to.account else "schedule"
    places["link"] = _address(matter, tongue, page)
    return written(Draft(TEMPLATES[to.kind], SUBJECT, tuple(lines), BUTTONS[page]), tongue.code, places)


def language_of(code: str | None) -> Language:
    try:
        return language(code) if code else DEFAULT
    except NotFound:
        return DEFAULT


def _sentences(matter: Matter, to: Addressed, tongue: Language) -> Iterator[Paragraph]:
    if matter.note is not None:
        yield (NOTE,), {"note": matter.note.read(tongue.chain).text}
    for reason, codes in to.told.items():
        yield (HEADS[reason],), {}
        for code in codes:
            yield from _of_session(matter, matter.told[code], tongue)
    yield (CALENDAR,), {}


def _of_session(matter: Matter, one: Told, tongue: Language) -> Iterator[Paragraph]:
    texts = {
        "title": one.title.read(tongue.chain).text,
        "former": one.former.read(tongue.chain).text if one.former else "",
        "before": _times(matter, one.before, tongue),
        "after": _times(matter, one.after, tongue),
    }
    values = {name: formats.isolated(text, tongue) for name, text in texts.items()}
    values["link"] = _address(matter, tongue, f"sessions/{one.code}")
    sentences = [BY_KIND[one.kind]] if one.kind in BY_KIND else []
    if one.kind not in ("cancelled", "withdrawn"):
        sentences += [RENAMED] if one.former else []
        sentences += [PEOPLE] if one.people else []
    for sentence in sentences:
        yield sentence, values


def _times(matter: Matter, times: tuple[Time, ...], tongue: Language) -> str:
    return "; ".join(_time(matter, one, tongue) for one in times) or "–"


def _time(matter: Matter, one: Time, tongue: Language) -> str:
    begin, end = one.begin.astimezone(matter.shown.zone), one.end.astimezone(matter.shown.zone)
    day, zone = formats.full_day(begin.date(), tongue), formats.offset(matter.shown.edition.zone, begin)
    return f"{day} {formats.interval(begin, end)} {zone} · {one.room.read(tongue.chain).text}"


def _address(matter: Matter, tongue: Language, page: str) -> str:
    return f"{settings().base_url}/{tongue.code}/{matter.shown.edition.slug}/{page}"
