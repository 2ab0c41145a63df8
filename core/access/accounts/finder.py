"""Accounts in the palette of the desk."""

from core.access.accounts import queries
from core.access.permissions import Core
from core.access.rules import may
from core.actor import Actor
from core.desk.palette import Finder, Found
from core.errors import mark
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import FOUND
from core.web.given import AnyRequest


async def _find(request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    if not words or not may(actor, Core.ACCOUNT_READ):
        return []
    now = request.app.state.clock()
    found = await queries.accounts(actor, words=words, after="", now=now)
    # Words come letter by letter: whom the first of them showed was looked at once.
    await note_list(actor, FOUND, [one.id for one in found], now=now)
    return [Found(one.name, f"/desk/accounts/{one.id}", "user", one.email or "") for one in found]


FINDER = Finder(mark("People"), _find)
