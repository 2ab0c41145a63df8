"""What is printed, already in the reader's language: plain words and numbers for the setter; pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from core.errors import mark
from expo.agenda.grid import grid
from expo.agenda.views import day_lists
from expo.editions.svg import drawn
from expo.releases.publication import Meeting, Publication
from expo.releases.snapshot import Interpretation
from i18n import formats
from i18n.catalogue import say
from i18n.locales import DEFAULT, LANGUAGES, Language, autonym, direction_of
from i18n.names import display_name
from i18n.text import Translated

TITLE, DOORS, DAYS = mark("Conference programme"), mark("Door signs"), mark("Day sheets")
CANCELLED, CONTENTS, AS_OF = mark("Cancelled"), mark("Contents"), mark("Release {number}, {day}")
SPOKEN = mark("Spoken in")
COLOURS = ("1746d1", "00796b", "7a3fd0", "b85a00", "c2256a", "4f7a12", "0f77b8", "7d5a45")
SVG_STYLE = "".join(f".track-{number}{{stroke:#{colour}}}" for number, colour in enumerate(COLOURS, 1))
SVG_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg"><style>.hero-line{fill:none;stroke-width:6}'
    f".hero-stop{{fill:#06133d;stroke:#bcc9ee;stroke-width:3}}.hero-opening{{fill:#7de3d2}}{SVG_STYLE}</style>"
)


def frame_of(shown: Publication, language: Language) -> dict[str, Any]:
    """What every paper carries."""
    edition = shown.edition
    return {
        "lang": language.code.split("-")[0],
        "dir": language.direction,
        "edition": _read(edition.name, language),
        "dates": formats.date_range(edition.starts_on, edition.ends_on, language),
        "venue": _read(edition.venue, language),
        "release": say(
            language,
            AS_OF,
            number=shown.snapshot.number,
            day=formats.short_day(shown.snapshot.released_at.astimezone(shown.zone).date(), language),
        ),
        "lines": _picture(shown),
        "colours": list(COLOURS),
        "cancelled": say(language, CANCELLED),
        "spoken": say(language, SPOKEN),
    }


def booklet(shown: Publication, language: Language) -> dict[str, Any]:
    """Every meeting, by day and hour."""
    days = [
        {
            "name": formats.full_day(day.day, language),
            "hours": [
                {"time": formats.clock(hour.begin), "meetings": [_meeting(one, language) for one in hour.meetings]}
                for hour in day.hours
            ],
        }
        for day in day_lists(shown, shown.meetings)
    ]
    return {
        **frame_of(shown, language),
        "title": say(language, TITLE),
        "contents": say(language, CONTENTS),
        "days": days,
    }


def doors(shown: Publication, language: Language) -> dict[str, Any]:
    """A sign for each room on each day on which something is on there."""
    signs = []
    for room in shown.snapshot.rooms:
        for day in shown.days:
            here = [one for one in shown.meetings if one.room.code == room.code and one.day == day]
            if here:
                signs.append(_sign(here, day, language))
    return {**frame_of(shown, language), "title": say(language, DOORS), "signs": signs}


def sheets(shown: Publication, language: Language) -> dict[str, Any]:
    """Rooms by time, a sheet for each day."""
    found = []
    for day in shown.days:
        of_day = [one for one in shown.meetings if one.day == day]
        if of_day:
            found.append(_sheet(shown, of_day, day, language))
    return {**frame_of(shown, language), "title": say(language, DAYS), "sheets": found}


def _sign(here: Sequence[Meeting], day: date, language: Language) -> dict[str, Any]:
    room = here[0].room
    other = DEFAULT if language != DEFAULT else LANGUAGES[0]
    name, second = _read(room.name, language), _read(room.name, other)
    return {
        "room": name,
        "second": second if second != name else "",
        "second_lang": other.code,
        "hall": _read(here[0].hall.name, language) if here[0].hall else "",
        "day": formats.full_day(day, language),
        "meetings": [_meeting(one, language) for one in here],
    }


def _sheet(shown: Publication, of_day: Sequence[Meeting], day: date, language: Language) -> dict[str, Any]:
    lying = grid(shown, day, of_day)
    return {
        "day": formats.full_day(day, language),
        "rows": lying.rows,
        "lanes": lying.lanes,
        "columns": [
            {"room": _read(one.room.name, language), "column": one.column, "width": one.width} for one in lying.columns
        ],
        "ticks": [{"time": formats.clock(one.at), "row": one.row} for one in lying.ticks],
        "cells": [
            {
                **_meeting(one.meeting, language),
                "row": one.row,
                "span": one.span,
                "column": one.column + one.lane - 1,
            }
            for one in lying.cells
        ],
    }


def _meeting(one: Meeting, language: Language) -> dict[str, Any]:
    session = one.session
    return {
        "time": formats.interval(one.begin, one.end),
        "begin": formats.clock(one.begin),
        "title": _read(session.title, language),
        "title_in": _tongue(session.title, language),
        "text": _read(session.abstract, language),
        "text_in": _tongue(session.abstract, language),
        "room": _read(one.room.name, language),
        "people": list(_people(one, language)),
        "tongues": [autonym(tag) for tag in session.spoken],
        "carried": [
            {
                "name": autonym(said.language),
                "on": " ".join((*([str(said.channel)] if said.channel else ()), *_tuned(one, said))),
            }
            for said in session.interpreted
            if said.language not in session.spoken
        ],
        "colour": one.track.colour if one.track else 1,
        "track": _read(one.track.name, language) if one.track else "",
        "off": one.cancelled,
    }


def _tuned(one: Meeting, said: Interpretation) -> tuple[str, ...]:
    """What one sets a receiver to in this room."""
    return tuple(f"({each.tuned})" for each in one.room.channels if each.number == said.channel and each.tuned)


def _people(one: Meeting, language: Language) -> Iterable[str]:
    return (display_name(heard.speaker.names, language).text for heard in one.heard)


def _read(text: Translated | None, language: Language) -> str:
    return text.read(language.chain).text if text is not None else ""


def _tongue(text: Translated | None, language: Language) -> dict[str, str]:
    """The language and direction that a text is really in, which is not always the page's."""
    tag = text.read(language.chain).language if text is not None else language.code
    return {"lang": tag.split("-")[0], "dir": direction_of(tag)}


def _picture(shown: Publication) -> str:
    """The lines of the home page with colours of their own, since paper has no style sheet."""
    lines = str(drawn(shown))
    return lines.replace("<svg ", f"{SVG_HEAD}<svg ", 1) + "</svg>" if lines else ""
