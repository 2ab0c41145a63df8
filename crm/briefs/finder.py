"""Briefs of countries in the palette of the desk."""

from core.access.rules import may
from core.actor import Actor
from core.desk.palette import Finder, Found
from core.errors import mark
from core.web.given import AnyRequest
from directory.countries.finding import found_lands
from directory.permissions import Directory
from i18n.locales import country_name
from i18n.screens import language_for

MOST = 3


async def _find(request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    if not words or not may(actor, Directory.COUNTRY_READ):
        return []
    reader = language_for(request, actor)
    return [
        Found(country_name(one.code, reader), f"/desk/countries/{one.code}/brief", "file-text", one.code)
        for one in (await found_lands(actor, reader, words))[:MOST]
    ]


FINDER = Finder(mark("Country briefs"), _find)
