"""Somebody's meetings as a calendar (RFC 5545), in their language."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from core.errors import mark
from expo.interchange.exports.content_lines import sent
from expo.interchange.exports.demands import legal
from expo.interchange.exports.generator import PRODUCT
from expo.meetings.feeds.queries import Of
from expo.meetings.queries import Meet
from expo.meetings.telling import place_told
from i18n.catalogue import say
from i18n.locales import Language, language_name

SHOWN = frozenset({"agreed", "held", "cancelled"})
"""One that was cancelled is told too: a calendar that has it must hear that it is off."""
WITH, BETWEEN, SPOKEN = mark("Meeting: {who}"), mark("Meeting: {who} and {other}"), mark("Held in: {tongue}")


async def calendar_of(of: Of, meets: Sequence[Meet], tongue: Language, *, now: datetime) -> bytes:
    """`of` says whose side it is: an interpreter reads of both."""
    from icalendar import Calendar, Event  # noqa: PLC0415 -- slow to load, and no start should wait for it

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    for one in meets:
        if one.state in SHOWN and one.begins_at is not None and one.ends_at is not None:
            event = Event()
            for name, value in (await _lines(of, one, tongue, now)).items():
                event.add(name, value)
            made.add_component(event)
    return sent(made)


async def _lines(of: Of, one: Meet, tongue: Language, now: datetime) -> dict[str, Any]:
    begins, ends = one.begins_at, one.ends_at
    if begins is None or ends is None:
        return {}
    return {
        "uid": f"meeting-{one.id}@madang",
        "sequence": one.revision,
        "dtstamp": now.astimezone(UTC),
        "dtstart": begins.astimezone(UTC),
        "dtend": ends.astimezone(UTC),
        "status": "CANCELLED" if one.state == "cancelled" else "CONFIRMED",
        "summary": legal(_who(of, one, tongue)),
        "location": legal(await place_told(one, tongue)),
        "description": legal(say(tongue, SPOKEN, tongue=language_name(one.language, tongue)) if one.language else ""),
    }


def _who(of: Of, one: Meet, tongue: Language) -> str:
    exhibitor, counterpart = (name.read(tongue.chain).text for name in (one.exhibitor_name, one.counterpart_name))
    if of == "interpreter":
        return say(tongue, BETWEEN, who=exhibitor, other=counterpart)
    return say(tongue, WITH, who=counterpart if of == "exhibitor" else exhibitor)
