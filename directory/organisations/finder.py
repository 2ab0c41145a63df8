"""Organisations in the palette of the desk."""

from core.access.rules import may
from core.actor import Actor
from core.desk.palette import MOST_OF_A_KIND, Finder, Found
from core.errors import mark
from core.web.given import AnyRequest
from directory.organisations.queries import organisations_like
from directory.permissions import Directory
from i18n.screens import language_for


async def _find(request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    if not words or not may(actor, Directory.ORGANISATION_READ):
        return []
    chain = language_for(request, actor).chain
    found = await organisations_like(actor, words, limit=MOST_OF_A_KIND)
    named = [(one, one.name.read(chain)) for one in found]
    return [
        Found(name.text, f"/desk/organisations/{one.code}", "building-2", one.code, language=name.language)
        for one, name in named
    ]


FINDER = Finder(mark("Organisations"), _find)
