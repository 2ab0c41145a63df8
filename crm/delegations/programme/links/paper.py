"""A plan as words for the setter of paper; pure."""

from typing import Any

import msgspec

from core.errors import mark
from crm.delegations.programme.links.pocket import Entry, Pocket
from crm.delegations.programme.versions.changes import WHAT_NAMES
from i18n import formats
from i18n.catalogue import say
from i18n.locales import Language

HOUSE = "Madang"
NAME, VERSION = mark("Programme of the visit"), mark("Version {number}")
CHANGES, NOTHING = mark("Changed since the last version"), mark("Nothing has been published for you yet.")
LEAVE = mark("Leave at {time}")


def words_of(pocket: Pocket) -> bytes:
    """JSON for `print/pocket.typ`."""
    tongue = pocket.language
    number = say(tongue, VERSION, number=formats.number(pocket.number, tongue)) if pocket.number else ""
    published = pocket.published_at.astimezone(formats.SEOUL) if pocket.published_at else None
    stamp = f"{formats.long_day(published.date(), tongue)}" if published else ""
    words = {
        "lang": short(tongue.code),
        "dir": tongue.direction,
        "edition": HOUSE,
        "lines": "",
        "colours": [],
        "title": pocket.who.text,
        "title_lang": short(pocket.who.language),
        "kind": say(tongue, NAME),
        "visit": pocket.title.text if pocket.title else "",
        "version": " · ".join(filter(None, (number, stamp))),
        "changes_label": say(tongue, CHANGES),
        "changes": [
            {"what": ", ".join(say(tongue, WHAT_NAMES[each]) for each in change.what), **_line(one, tongue)}
            for change, one in pocket.changes
        ],
        "empty": "" if pocket.days else say(tongue, NOTHING),
        "days": [
            {"name": formats.full_day(day, tongue), "items": [_item(one, tongue) for one in entries]}
            for day, entries in pocket.days
        ],
    }
    return msgspec.json.encode(words)


def short(tag: str) -> str:
    """As the setter knows languages: of two or three letters."""
    found = tag.partition("-")[0].lower()
    return found if found.isalpha() and len(found) in (2, 3) and found != "und" else "en"


def _line(one: Entry, tongue: Language) -> dict[str, Any]:
    return {
        "day": formats.short_day(one.begin.date(), tongue),
        "time": formats.interval(one.begin, one.end),
        "title": formats.isolated(one.title.text, tongue),
        "title_lang": short(one.title.language),
    }


def _item(one: Entry, tongue: Language) -> dict[str, Any]:
    cars = [" ".join(filter(None, (car.plate, car.driver_phone))) for car in one.cars]
    facts = [one.place.text, one.item.host, ", ".join(one.with_whom), ", ".join(one.interpreters), ", ".join(cars)]
    return {
        **_line(one, tongue),
        "leave": say(tongue, LEAVE, time=formats.clock(one.leaves)) if one.item.travel else "",
        "facts": [formats.isolated(each, tongue) for each in facts if each],
        "notes": formats.isolated(one.item.notes, tongue) if one.item.notes else "",
    }
