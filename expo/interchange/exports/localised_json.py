"""schedule.v2.json: c3voc's localised draft (schema2), one file for all languages."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import msgspec

from expo.interchange.exports.demands import language_of, legal, slug, track_slugs, two_letters, zone_name
from expo.interchange.exports.events import NOT_HEARD, Telling, bounds, days_of, event_ids, web_address
from expo.interchange.exports.generator import NAME, VERSION, revision
from expo.releases.publication import Meeting, Publication
from expo.releases.snapshot import FrozenSpeaker
from i18n.locales import DEFAULT, LANGUAGES
from i18n.names import display_name
from i18n.text import Translated

SCHEMA = "https://c3voc.de/schema/schedule2"
KINDS = {"workshop": "workshop", "hands-on": "hands-on", "meeting": "meeting", "panel": "discussion", "talk": "talk"}
"""The draft's types, by the beginning of our formats' codes; everything else is `other`."""
ROLES = {"moderator": "moderator", "interpreter": "contributor"}
PREFERRED = tuple(language.code for language in LANGUAGES)
WITHOUT_TRACK = "other"
"""The draft wants every event in a track."""
_code = re.compile("^[A-Z0-9]+$")

Localised = dict[str, str] | str | None


def document(publication: Publication, base_url: str) -> bytes:
    """Names that the draft keeps in one language are in English, else as they were written; `names` under `schedule`,
    which is open, has them in all, by guid or slug.
    """
    telling = Telling(publication, DEFAULT, base_url)
    numbers, slugs = event_ids(telling.meetings), track_slugs(publication.tracks)
    schedule = {
        "version": revision(publication),
        "base_url": f"{telling.site}/",
        "conference": _conference(telling, slugs),
        "events": [_event(meeting, telling, numbers, slugs) for meeting in telling.meetings],
        "persons": [_person(speaker, telling) for speaker in publication.snapshot.speakers],
        "names": _names(publication, slugs),
    }
    generator = {"name": NAME, "version": VERSION, "url": f"{base_url}/"}
    return msgspec.json.encode({"$schema": SCHEMA, "generator": generator, "schedule": schedule})


def localised(text: Translated | None) -> Localised:
    """A string where there is one language only; keys have two letters, so of two Chinese texts the site's own stays.

    Drafts are nobody's to read.
    """
    if text is None:
        return None
    tags = sorted(text.renditions, key=lambda tag: PREFERRED.index(tag) if tag in PREFERRED else len(PREFERRED))
    found: dict[str, str] = {}
    for tag in tags:
        short = two_letters(tag)
        if short and text.state(tag) != "draft":
            found.setdefault(short, legal(text.renditions[tag].text))
    return found if len(found) > 1 else legal(text.original)


def _conference(telling: Telling, slugs: Mapping[str, str]) -> dict[str, Any]:
    publication = telling.publication
    snapshot, zone = publication.snapshot, zone_name(publication.edition.zone)
    days = [(on, *bounds(on, publication)) for on in days_of(publication, telling.meetings)]
    spoken = (two_letters(tag) for tag in (*publication.edition.languages, *PREFERRED))
    return {
        "acronym": telling.acronym,
        "title": telling.text(publication.edition.name),
        "start": days[0][1].isoformat(),
        "end": days[-1][2].isoformat(),
        **({"time_zone_name": zone} if zone else {}),
        "url": f"{telling.site}/schedule",
        "languages": list(dict.fromkeys(tag for tag in spoken if tag)),
        "tracks": _tracks(telling, slugs),
        "rooms": [
            {"name": telling.rooms[room.code], "guid": room.id, "capacity": room.capacity} for room in snapshot.rooms
        ],
        "days": [
            {"index": index, "date": on.isoformat(), "start": start.isoformat(), "end": end.isoformat()}
            for index, (on, start, end) in enumerate(days, 1)
        ],
    }


def _tracks(telling: Telling, slugs: Mapping[str, str]) -> list[dict[str, str]]:
    tracks = [
        {"name": telling.text(track.name), "slug": slugs[code]} for code, track in telling.publication.tracks.items()
    ]
    if WITHOUT_TRACK in slugs.values() or all(meeting.track for meeting in telling.meetings):
        return tracks
    return [*tracks, {"name": WITHOUT_TRACK.title(), "slug": WITHOUT_TRACK}]


def _event(meeting: Meeting, telling: Telling, numbers: Mapping[str, int], slugs: Mapping[str, str]) -> dict[str, Any]:
    session = meeting.session
    return {
        "guid": meeting.slot.id,
        **({"code": session.code} if _code.match(session.code) else {}),
        "start": meeting.begin.isoformat(),
        "end": meeting.end.isoformat(),
        "room": {"guid": meeting.room.id, "name": telling.rooms[meeting.room.code]},
        "slug": slug(telling.acronym, numbers[meeting.slot.id]),
        "url": f"{telling.site}/sessions/{quote(session.code)}",
        "title": localised(session.title),
        "subtitle": localised(session.subtitle),
        "abstract": localised(session.abstract),
        "description": localised(session.description),
        "track": {"slug": slugs[meeting.track.code] if meeting.track else WITHOUT_TRACK},
        "type": _kind(session.format),
        "language": language_of(session, telling.publication),
        "participants": [
            {
                "guid": heard.speaker.id,
                "name": legal(display_name(heard.speaker.names, DEFAULT).text),
                "role": ROLES.get(heard.role, "speaker"),
            }
            for heard in meeting.heard
            if heard.role not in NOT_HEARD
        ],
        "links": [{"url": session.url, "type": "web"}] if web_address(session.url) else [],
    }


def _kind(code: str | None) -> str:
    return next((kind for begin, kind in KINDS.items() if (code or "").startswith(begin)), "other")


def _person(speaker: FrozenSpeaker, telling: Telling) -> dict[str, Any]:
    return {
        "guid": speaker.id,
        "name": legal(display_name(speaker.names, DEFAULT).text),
        "names": {tag: legal(name) for tag, name in speaker.names.items()},
        "biography": localised(speaker.biography),
        "url": f"{telling.site}/speakers/{quote(speaker.code)}",
    }


def _names(publication: Publication, slugs: Mapping[str, str]) -> dict[str, Any]:
    snapshot = publication.snapshot
    return {
        "conference": localised(snapshot.edition.name),
        "rooms": {room.id: localised(room.name) for room in snapshot.rooms},
        "tracks": {slugs[track.code]: localised(track.name) for track in snapshot.tracks},
    }
