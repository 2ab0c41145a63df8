"""The desk's own pages in the palette, by their names in the reader's language."""

from collections.abc import Sequence

from core.access.rules import may
from core.actor import Actor
from core.desk.palette import Finder, Found, fits
from core.errors import mark
from core.web.given import AnyRequest
from i18n.catalogue import say
from i18n.screens import RailEntry, language_for


def page_finder(rail: Sequence[RailEntry]) -> Finder:
    """Without words all that the reader may open."""

    async def find(request: AnyRequest, actor: Actor, words: str) -> list[Found]:
        language = language_for(request, actor)
        named = [(say(language, one.label), one) for one in rail if may(actor, one.permission)]
        return [Found(name, one.href, one.icon) for name, one in named if fits(name, words)]

    return Finder(mark("Pages"), find)
