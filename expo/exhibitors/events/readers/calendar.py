"""Booth events as entries of somebody's calendar, in their language."""

from collections.abc import Iterable
from datetime import UTC
from typing import TYPE_CHECKING

from core.errors import mark
from expo.exhibitors.events.rules import KIND_NAMES
from expo.exhibitors.events.shelf import ShownEvent
from expo.interchange.exports.calendar import END, calendar_head, zone_rules
from expo.interchange.exports.calendar_entry import COMMA, SPOKEN, UID_DOMAIN, UNDETERMINED
from expo.interchange.exports.content_lines import sent
from expo.interchange.exports.demands import legal
from expo.releases.publication import Publication
from i18n.catalogue import say
from i18n.locales import Language, language_name
from i18n.text import Reading, Translated

if TYPE_CHECKING:
    from icalendar import Event

BOOTH = mark("Booth {number}")


def events_calendar(publication: Publication, events: Iterable[ShownEvent], language: Language, base_url: str) -> bytes:
    """Those that are off too: a calendar that has one must hear it."""
    told = list(events)
    years = {publication.edition.starts_on.year, publication.edition.ends_on.year}
    parts = [
        calendar_head(publication, language, base_url),
        zone_rules(publication.edition.zone, min(years), max(years)),
    ]
    parts += [sent(_entry(one, publication, language, base_url)) for one in told]
    return b"".join([*parts, END])


def _entry(one: ShownEvent, publication: Publication, language: Language, base_url: str) -> "Event":
    """A booth that is another one now is a change as well: DTSTAMP is the later of both."""
    from icalendar import Event  # noqa: PLC0415 -- slow to load, and no start should wait for it

    modified = max([one.changed_at, *(spot.since for spot in one.spots)]).astimezone(UTC)
    address = f"{base_url}/{language.code}/{publication.edition.slug}/booth-events#event-{one.code}"
    made = Event()
    made.add("uid", f"{one.id}@{UID_DOMAIN}")
    made.add("sequence", one.sequence)
    made.add("dtstamp", modified)
    made.add("last-modified", modified)
    made.add("dtstart", one.span.begin.astimezone(publication.zone))
    made.add("dtend", one.span.end.astimezone(publication.zone))
    made.add("status", "CANCELLED" if one.off else "CONFIRMED")
    _add_text(made, "summary", one.told.title.read(language.chain))
    made.add("description", legal(_description(one, language, address)), {"LANGUAGE": language.code})
    made.add("location", legal(_place(one, publication, language)), {"LANGUAGE": language.code})
    made.add("categories", [legal(say(language, KIND_NAMES[one.told.kind]))])
    made.add("url", address, {"VALUE": "URI"})
    return made


def _description(one: ShownEvent, language: Language, address: str) -> str:
    spoken = say(language, COMMA).join(language_name(tag, language) for tag in one.told.spoken)
    about = one.told.description.read(language.chain).text if one.told.description else ""
    parts = (one.name.read(language.chain).text, about, say(language, SPOKEN, languages=spoken), address)
    return "\n\n".join(part for part in parts if part)


def _place(one: ShownEvent, publication: Publication, language: Language) -> str:
    """Booths, hall, venue."""
    booths = [say(language, BOOTH, number=spot.number) for spot in one.spots]
    texts: list[Translated | None] = [*(spot.hall_name for spot in one.spots), publication.edition.venue]
    halls = dict.fromkeys(text.read(language.chain).text for text in texts if text)
    return say(language, COMMA).join([*booths, *halls])


def _add_text(made: "Event", name: str, reading: Reading) -> None:
    """With the language that the text is really in."""
    known = reading.language != UNDETERMINED
    made.add(name, legal(reading.text), {"LANGUAGE": reading.language} if known else {})
