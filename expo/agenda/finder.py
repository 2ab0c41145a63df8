"""Sessions and speakers of the edition on show in the palette of the desk: what is published, so what anybody may see."""

from itertools import islice

from core.actor import Actor
from core.desk.palette import MOST_OF_A_KIND, Finder, Found, fits
from core.errors import mark
from core.search.index import members
from core.web.given import AnyRequest
from expo.editions.frame import editions
from expo.releases.publication import Publication
from i18n.formats import clock, short_day
from i18n.locales import Language
from i18n.names import display_name
from i18n.screens import language_for


def _shown(request: AnyRequest) -> Publication | None:
    known = editions(request)
    return known.published[known.current] if known.current else None


async def _sessions(request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    shown, language = _shown(request), language_for(request, actor)
    if shown is None or not words:
        return []
    hits = members(shown.index.match(words) or 0)
    return [_session(shown, number, language) for number in islice(hits, MOST_OF_A_KIND)]


def _session(shown: Publication, number: int, language: Language) -> Found:
    meeting = shown.meetings[number]
    title = meeting.session.title.read(language.chain)
    when = f"{short_day(meeting.day, language)} {clock(meeting.begin)}"
    href = f"/{language.code}/{shown.edition.slug}/sessions/{meeting.session.code}"
    return Found(title.text, href, "calendar-days", when, title.language if title.language != language.code else None)


async def _speakers(request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    shown, language = _shown(request), language_for(request, actor)
    if shown is None or not words:
        return []
    named = (one for one in shown.snapshot.speakers if any(fits(name, words) for name in one.names.values()))
    return [
        Found(
            display_name(one.names, language).text, f"/{language.code}/{shown.edition.slug}/speakers/{one.code}", "mic"
        )
        for one in islice(named, MOST_OF_A_KIND)
    ]


FINDERS = (Finder(mark("Sessions"), _sessions), Finder(mark("Speakers"), _speakers))
