"""Briefs of countries in the palette of the desk."""

from core.actor import Actor
from core.desk.palette import Finder, Found
from core.errors import mark
from core.web.given import AnyRequest
from directory.countries.finder import lands_found
from i18n.locales import country_name
from i18n.screens import language_for

MOST = 3


async def _find(request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    reader = language_for(request, actor)
    return [
        Found(country_name(one.code, reader), f"/desk/countries/{one.code}/brief", "file-text", one.code)
        for one in (await lands_found(request, actor, words))[:MOST]
    ]


FINDER = Finder(mark("Country briefs"), _find)
