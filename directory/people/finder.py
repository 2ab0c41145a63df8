"""People of the directory in the palette of the desk, in any language."""

from core.access.rules import may
from core.actor import Actor
from core.desk.palette import MOST_OF_A_KIND, Finder, Found
from core.errors import mark
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import FOUND
from core.web.given import AnyRequest
from directory.finding.queries import found_people
from directory.people.appointments.queries import posts_now
from directory.permissions import Directory
from i18n.formats import SEOUL
from i18n.names import display_name
from i18n.screens import language_for


async def _find(request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    if not words or not may(actor, Directory.PERSON_READ):
        return []
    reader, now = language_for(request, actor), request.app.state.clock()
    found = await found_people(actor, words, most=MOST_OF_A_KIND)
    await note_list(actor, FOUND, [one.id for one in found], now=now)
    posts = await posts_now([one.id for one in found], now.astimezone(SEOUL).date())
    lines = []
    for one in found:
        name = display_name(one.names, reader)
        held = posts.get(one.id, [])
        detail = (
            f"{held[0].title.read(reader.chain).text} · {held[0].house.name.read(reader.chain).text}" if held else ""
        )
        foreign = name.language if name.language != reader.code else None
        lines.append(Found(name.text, f"/desk/people/{one.id}", "user", detail, foreign))
    return lines


FINDER = Finder(mark("People of the directory"), _find)
