"""A session as search engines read it: schema.org Event in JSON-LD."""

import json
from typing import Any

from markupsafe import Markup

from core.settings import settings
from expo.releases.publication import Meeting, Publication
from expo.releases.snapshot import FrozenEdition, FrozenSpeaker
from i18n.locales import Language
from i18n.names import display_name
from i18n.reader import Reader
from i18n.text import Translated

CONTEXT = "https://schema.org"
STATUS = {False: "https://schema.org/EventScheduled", True: "https://schema.org/EventCancelled"}


def event_of(meeting: Meeting, publication: Publication, reader: Reader) -> dict[str, Any]:
    """`inLanguage` are the languages one can follow it in: spoken first, then interpreted."""
    session, language = meeting.session, reader.language
    follow = dict.fromkeys((*session.spoken, *(one.language for one in session.interpreted)))
    event = {
        "@context": CONTEXT,
        "@type": "EducationEvent",
        "@id": f"{reader.absolute(language.code)}#{meeting.slot.id}",
        "name": _text(session.title, language),
        "description": _text(session.abstract or session.description, language),
        "startDate": meeting.begin.isoformat(),
        "endDate": meeting.end.isoformat(),
        "eventStatus": STATUS[meeting.cancelled],
        "eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode",
        "inLanguage": list(follow),
        "url": reader.canonical,
        "image": f"{reader.canonical}.png",
        "location": _place(meeting, publication.edition, language),
        "performer": [_person(heard.speaker, language) for heard in meeting.heard],
        "superEvent": _edition(publication.edition, language),
    }
    return {key: value for key, value in event.items() if value}


def as_script(document: dict[str, Any]) -> Markup:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(document, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704 -- escaped here


def _person(speaker: FrozenSpeaker, language: Language) -> dict[str, Any]:
    named = {"@type": "Person", "name": display_name(speaker.names, language).text}
    return named | ({"image": f"{settings().base_url}/media/{speaker.photo.large}"} if speaker.photo else {})


def _edition(edition: FrozenEdition, language: Language) -> dict[str, Any]:
    return {
        "@type": "Event",
        "name": _text(edition.name, language),
        "startDate": edition.starts_on.isoformat(),
        "endDate": edition.ends_on.isoformat(),
        "location": {
            "@type": "Place",
            "name": _text(edition.venue, language),
            "address": _text(edition.address, language),
        },
    }


def _place(meeting: Meeting, edition: FrozenEdition, language: Language) -> dict[str, Any]:
    names = (_text(meeting.room.name, language), _text(meeting.hall.name, language) if meeting.hall else None)
    return {
        "@type": "Place",
        "name": ", ".join(name for name in names if name),
        "address": _text(edition.address, language) or _text(edition.venue, language),
    }


def _text(text: Translated | None, language: Language) -> str | None:
    return text.read(language.chain).text if text else None
