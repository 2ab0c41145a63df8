"""Views of lists in the palette of the desk."""

from core.actor import Actor
from core.desk.palette import Finder, Found, fits
from core.errors import mark
from core.lists.registry import lists
from core.lists.views.queries import every_view
from core.web.given import AnyRequest
from i18n.catalogue import say
from i18n.screens import language_for


async def _find(request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    """One's own first; without words the first few."""
    reader = language_for(request, actor)
    found = []
    for one in await every_view(actor):
        listed = lists()[one.list]
        label = say(reader, listed.label)
        if not words or fits(f"{one.name} {label}", words):
            found.append(Found(one.name, one.href(listed), listed.icon, label))
    return found


FINDER = Finder(mark("Views of lists"), _find)
