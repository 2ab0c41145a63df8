"""Finding anything from anywhere at the desk: each floor brings a finder, and every finder asks what the actor may see."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from core.actor import Actor
from core.forms.form import typed
from core.search.words import fold
from core.web.given import AnyRequest

MOST_OF_A_KIND = 6
AT_ONCE = 3
"""So many finders ask the database at the same time: while it looks for one, another's answer is made ready. Not all of
them, since each holds a connection and others want some, too.
"""


@dataclass(frozen=True, slots=True)
class Found:
    """One line to go to; `text` and `detail` are ready to be shown, `language` when the text is not in the page's."""

    text: str
    href: str
    icon: str
    detail: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Finder:
    """`label` (a gettext id) stands above what `find(request, actor, words)` returns; `words` may be empty."""

    label: str
    find: Callable[[AnyRequest, Actor, str], Awaitable[list[Found]]]


@dataclass(frozen=True, slots=True)
class Kind:
    """What one finder found."""

    label: str
    found: list[Found]


async def look(request: AnyRequest, actor: Actor, finders: tuple[Finder, ...], query: str) -> list[Kind]:
    """Kinds with something in them, in the order of the finders."""
    words = typed(query)
    turns = asyncio.Semaphore(AT_ONCE)

    async def found(one: Finder) -> Kind:
        async with turns:
            return Kind(one.label, (await one.find(request, actor, words))[:MOST_OF_A_KIND])

    kinds = await asyncio.gather(*(found(one) for one in finders))
    return [kind for kind in kinds if kind.found]


def fits(text: str, words: str) -> bool:
    """Every word begins or stands somewhere in the text, whatever its accents and case."""
    folded = fold(text)
    return all(word in folded for word in fold(words).split())
