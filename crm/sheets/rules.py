"""What is handed on: a record on one page, in parts with lines, the same on a screen and on paper; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.errors import mark
from i18n import formats
from i18n.catalogue import say
from i18n.formats import SEOUL
from i18n.locales import Language
from i18n.text import Reading, Translated

PRINTED = mark("As of {day}, {time} in Seoul · printed by {name}")
MORE = mark("and {number} more")
TONGUES = ("ko", "en")
"""In which paper is set; readers of other languages read English paper."""


@dataclass(frozen=True, slots=True)
class Line:
    """`text` is in `language`; `head` stands before it (a day, a number), each of `notes` after it. `href` leads to its
    record, and `urgent` is what must not be overlooked.
    """

    text: str
    language: str
    head: str = ""
    notes: tuple[str, ...] = ()
    href: str = ""
    urgent: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """`empty` is what is said where there are no lines; `note` says how the lines are to be read. Lines of a `plain` one
    are paragraphs, not entries.
    """

    code: str
    label: str
    lines: tuple[Line, ...]
    empty: str
    note: str = ""
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Words in the reader's language, ready to be shown; `kind` says what paper it is, `under` stands below the title."""

    kind: str
    title: Reading
    under: tuple[str, ...]
    parts: tuple[Part, ...]
    printed: str


def read(text: Translated, tongue: Language) -> Reading:
    return text.read(tongue.chain)


def printed(name: str, now: datetime, tongue: Language) -> str:
    """Whoever reads it next year must see of which day it is, and whom to ask."""
    here = now.astimezone(SEOUL)
    day = formats.long_day(here.date(), tongue)
    return say(tongue, PRINTED, day=day, time=formats.clock(here), name=formats.isolated(name or "–", tongue))


def first(lines: Sequence[Line], most: int, tongue: Language) -> tuple[Line, ...]:
    """As many as fit on a page; what is left out is counted, never silently dropped."""
    if len(lines) <= most:
        return tuple(lines)
    rest = say(tongue, MORE, number=formats.number(len(lines) - most, tongue))
    return (*lines[:most], Line(rest, tongue.code))


def day(on: date | None, tongue: Language) -> str:
    return formats.long_day(on, tongue) if on else ""


def known_day(on: date | None, precision: str, tongue: Language) -> str:
    """As exactly as it is known: to the day, the month or the year."""
    if on is None or precision == "day":
        return day(on, tongue)
    return formats.month(on, tongue) if precision == "month" else str(on.year)
