"""One slot as an entry in somebody's calendar, in their language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING
from urllib.parse import quote

from core.errors import mark
from expo.interchange.exports.demands import legal
from expo.interchange.exports.events import NOT_HEARD
from expo.releases.publication import Publication
from expo.releases.snapshot import FrozenSession, FrozenSlot, Interpretation
from i18n.catalogue import say
from i18n.locales import Language, language_name
from i18n.names import display_name
from i18n.text import Reading, Translated

if TYPE_CHECKING:
    from icalendar import Event

UID_DOMAIN = "madang"
"""Fixed for ever, and no host name: a calendar knows an entry by its UID alone, and a site may move to another host."""
UNDETERMINED = "und"

SPEAKERS = mark("Speakers: {names}")
SPOKEN = mark("Spoken in: {languages}")
INTERPRETED = mark("Interpreted into: {languages}")
CHANNEL = mark("{name} (channel {channel})")
COMMA = mark(", ")


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry is made of; `session` may be one that the programme no longer has."""

    slot: FrozenSlot
    session: FrozenSession
    publication: Publication
    language: Language
    base_url: str

    def read(self, text: Translated) -> Reading:
        return text.read(self.language.chain)

    def say(self, message: str, **parameters: object) -> str:
        return say(self.language, message, **parameters)

    def listed(self, words: Iterable[str]) -> str:
        return self.say(COMMA).join(words)

    @property
    def cancelled(self) -> bool:
        return self.session.cancelled or self.slot.status == "cancelled"


def entry(told: Entry) -> "Event":
    """Every byte of it follows from the release and the language: DTSTAMP too, so that an unchanged calendar has an
    unchanged ETag.
    """
    slot, session, edition = told.slot, told.session, told.publication.edition
    zone, modified = told.publication.zone, slot.modified_at.astimezone(UTC)
    from icalendar import Event  # noqa: PLC0415 -- slow to load, and no start should wait for it

    made = Event()
    made.add("uid", f"{slot.id}@{UID_DOMAIN}")
    made.add("sequence", slot.sequence)
    made.add("dtstamp", modified)
    made.add("last-modified", modified)
    made.add("dtstart", slot.begin.astimezone(zone))
    made.add("dtend", slot.end.astimezone(zone))
    made.add("status", "CANCELLED" if told.cancelled else "CONFIRMED")
    _add_text(made, "summary", told.read(session.title))
    made.add("description", legal(description(told)), {"LANGUAGE": told.language.code})
    _add_place(made, told)
    if edition.latitude is not None and edition.longitude is not None:
        made.add("geo", (edition.latitude, edition.longitude))
    track = told.publication.tracks.get(session.track or "")
    if track is not None:
        made.add("categories", [legal(told.read(track.name).text)])
    made.add("url", address(told), {"VALUE": "URI"})
    return made


def address(told: Entry) -> str:
    slug, code = quote(told.publication.edition.slug), quote(told.session.code)
    return f"{told.base_url}/{told.language.code}/{slug}/sessions/{code}"


def description(told: Entry) -> str:
    """What it is about, who speaks, in which languages one can follow it, and where there is more."""
    session = told.session
    texts = (session.subtitle, session.abstract or session.description)
    about = [told.read(text).text for text in texts if text]
    facts = "\n".join(_facts(told))
    return "\n\n".join(part for part in (*about, facts, address(told)) if part)


def _facts(told: Entry) -> Iterator[str]:
    names = list(_names(told))
    if names:
        yield told.say(SPEAKERS, names=told.listed(names))
    if told.session.spoken:
        spoken = (language_name(tag, told.language) for tag in told.session.spoken)
        yield told.say(SPOKEN, languages=told.listed(spoken))
    if told.session.interpreted:
        interpreted = (_interpreted(one, told) for one in told.session.interpreted)
        yield told.say(INTERPRETED, languages=told.listed(interpreted))


def _names(told: Entry) -> Iterator[str]:
    for part in told.session.appearances:
        speaker = told.publication.speakers.get(part.speaker)
        if speaker is not None and part.role not in NOT_HEARD:
            name = display_name(speaker.names, told.language).text
            where = f" ({told.read(speaker.organisation).text})" if speaker.organisation else ""
            yield name + where


def _interpreted(one: Interpretation, told: Entry) -> str:
    name = language_name(one.language, told.language)
    return name if one.channel is None else told.say(CHANNEL, name=name, channel=one.channel)


def _add_place(made: "Event", told: Entry) -> None:
    """Room, hall, venue, city: what one says to a taxi comes last. A slot of the past may name a room that is gone."""
    room = told.publication.rooms.get(told.slot.room)
    hall = told.publication.halls.get(room.hall or "") if room else None
    edition = told.publication.edition
    places = (room.name if room else None, hall.name if hall else None, edition.venue, edition.city)
    readings = [told.read(place) for place in places if place]
    if readings:
        names = dict.fromkeys(reading.text for reading in readings)
        _add_text(made, "location", Reading(told.listed(names), readings[0].language, readings[0].state))


def _add_text(made: "Event", name: str, reading: Reading) -> None:
    """With the language that the text is really in, which a fallback makes another one than the reader's."""
    known = reading.language != UNDETERMINED
    made.add(name, legal(reading.text), {"LANGUAGE": reading.language} if known else {})
