"""Obligations in the palette of the desk: those of agreements that the reader may see."""

from core.access.rules import may
from core.actor import Actor
from core.desk.palette import MOST_OF_A_KIND, Finder, Found
from core.errors import mark
from core.web.given import AnyRequest
from crm.obligations.finding import found_obligations
from crm.permissions import Crm
from i18n.screens import language_for


async def _find(request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    if not words or not may(actor, Crm.AGREEMENT_READ):
        return []
    chain = language_for(request, actor).chain
    found = await found_obligations(actor, words, most=MOST_OF_A_KIND)
    named = [(one, one.title.read(chain)) for one in found]
    return [
        Found(name.text, f"/desk/agreements/{one.code}#obligations", "flag", one.code, language=name.language)
        for one, name in named
    ]


FINDER = Finder(mark("Obligations"), _find)
