"""Deals in the palette of the desk: those that the reader may see, by their names, codes and parties."""

from core.access.rules import may
from core.actor import Actor
from core.desk.palette import MOST_OF_A_KIND, Finder, Found
from core.errors import mark
from core.web.given import AnyRequest
from crm.deals.finding import found_deals
from crm.deals.permissions import Deals


async def _find(_request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    if not words or not may(actor, Deals.DEAL_READ):
        return []
    found = await found_deals(actor, words, most=MOST_OF_A_KIND)
    return [Found(one.name, f"/desk/deals/{one.code}", "handshake", one.code) for one in found]


FINDER = Finder(mark("Deals"), _find)
