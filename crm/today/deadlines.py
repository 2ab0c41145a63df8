"""Days by which something is to be done that other features know of: each hands in how it is asked."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.actor import Actor
from i18n.locales import Language


@dataclass(frozen=True, slots=True)
class Deadline:
    """`key` is the same for the same thing whatever its day (calendars know it by that). `text` is ready to be shown, in
    `language`; `href` leads where it is done. `owner` None is whoever looks after such things. Of
    `closed` ones no letter and no calendar tells more than that there is something. An `early` one may be later than the
    day that was asked for: it can be decided already, and takes longer than a week.
    """

    key: str
    text: str
    language: str
    href: str
    due_on: date
    owner: UUID | None = None
    about: str = ""
    closed: bool = False
    early: bool = False


Source = Callable[[Actor, Language, date, datetime], Awaitable[list[Deadline]]]
"""`(actor, language, until, now)`: all that the actor may see and is still open, up to a day in Seoul, and early ones."""

_sources: dict[str, Source] = {}


def hand_in(name: str, source: Source) -> None:
    """From the composition root, once a name."""
    _sources[name] = source


async def deadlines(actor: Actor, tongue: Language, *, until: date, now: datetime, mine: bool = True) -> list[Deadline]:
    """The earliest first; with `mine` only those that are the actor's, or nobody's."""
    found = [one for source in _sources.values() for one in await source(actor, tongue, until, now)]
    wanted = [one for one in found if not mine or one.owner in (None, actor.account)]
    return sorted(wanted, key=lambda one: (one.due_on, one.key))
