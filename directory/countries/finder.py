"""Countries in the palette of the desk."""

import asyncio

from core.access.rules import may
from core.actor import Actor
from core.desk.palette import MOST_OF_A_KIND, Finder, Found
from core.errors import mark
from core.web.given import AnyRequest
from directory.countries.finding import found_lands
from directory.countries.queries import Land
from directory.permissions import Directory
from i18n.locales import country_name
from i18n.screens import language_for

READ = "lands_found"
"""In a request's state: what its palette found, for all who lead somewhere from a country."""


async def lands_found(request: AnyRequest, actor: Actor, words: str) -> list[Land]:
    """Read once a request, however many ask at the same time; none for who may not see countries, and for no words."""
    if not words or not may(actor, Directory.COUNTRY_READ):
        return []
    state = request.scope["state"]
    if READ not in state:
        state[READ] = asyncio.ensure_future(found_lands(actor, language_for(request, actor), words))
    found: list[Land] = await state[READ]
    return found


async def _find(request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    reader = language_for(request, actor)
    found = await lands_found(request, actor, words)
    return [
        Found(country_name(one.code, reader), f"/desk/countries/{one.code}", "globe", one.code)
        for one in found[:MOST_OF_A_KIND]
    ]


FINDER = Finder(mark("Countries"), _find)
