"""Meetings in the palette of the desk."""

from core.access.rules import may
from core.actor import Actor
from core.desk.palette import MOST_OF_A_KIND, Finder, Found
from core.errors import mark
from core.web.given import AnyRequest
from expo.meetings.finding import found_meetings
from expo.meetings.permissions import Meetings
from i18n.screens import language_for


async def _find(request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    if not words or not may(actor, Meetings.MEETING_READ):
        return []
    chain, found = language_for(request, actor).chain, []
    for one in await found_meetings(actor, words, most=MOST_OF_A_KIND):
        theirs, ours = one.theirs.read(chain), one.ours.read(chain)
        href = f"/desk/{one.slug}/meetings/{one.code}"
        found.append(Found(f"{theirs.text} – {ours.text}", href, "handshake", one.code, language=theirs.language))
    return found


FINDER = Finder(mark("Meetings"), _find)
