"""Booth events of the edition on show in the palette of the desk: what is approved, so what anybody may see."""

from itertools import islice

from core.actor import Actor
from core.desk.palette import MOST_OF_A_KIND, Finder, Found
from core.errors import mark
from core.search.index import members
from core.web.given import AnyRequest
from expo.editions.frame import editions
from expo.exhibitors.events.readers.routes import events_on_shelf
from expo.exhibitors.events.shelf import BoothEvents, ShownEvent
from i18n.formats import clock, short_day
from i18n.locales import Language
from i18n.screens import language_for


async def _find(request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    slug = editions(request).current
    if slug is None or not words:
        return []
    events, language = events_on_shelf(request, slug), language_for(request, actor)
    hits = islice(members(events.index.match(words) or 0), MOST_OF_A_KIND)
    return [_found(events, events.live[number], slug, language) for number in hits]


def _found(events: BoothEvents, one: ShownEvent, slug: str, language: Language) -> Found:
    title, begin = one.told.title.read(language.chain), one.span.begin.astimezone(events.zone)
    when = f"{short_day(begin.date(), language)} {clock(begin)} · {one.name.read(language.chain).text}"
    href = f"/{language.code}/{slug}/booth-events#event-{one.code}"
    return Found(title.text, href, "calendar-days", when, title.language if title.language != language.code else None)


FINDER = Finder(mark("Booth events"), _find)
