"""What other floors add to the pages of records (a country, an organisation, a person, an agreement, a visit, a
meeting): whoever shows a page need not know them.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from core.actor import Actor
from core.web.given import AnyRequest

Page = Literal["country", "organisation", "portal", "person", "agreement", "visit", "meeting"]
"""`portal` is the page on which an organisation begins in its portal."""
Told = Mapping[str, Any]
Loading = Callable[[AnyRequest, Actor, UUID], Awaitable[Told | None]]
"""What the template is given, by the record's id; None where there is nothing that this reader may see."""


@dataclass(frozen=True, slots=True)
class Section:
    """`template` is a partial that finds what was loaded as `told`, inside a card under `label` (a gettext id), or in the
    page's head among what can be done.
    """

    code: str
    page: Page
    label: str
    template: str
    load: Loading
    place: Literal["card", "head"] = "card"


@dataclass(frozen=True, slots=True)
class Shown:
    """A section with something in it."""

    section: Section
    told: Told


_added: list[Section] = []


def add_sections(sections: Iterable[Section]) -> None:
    """From the composition root, in the order in which they shall stand; one that is there already is left."""
    known = {(one.page, one.code) for one in _added}
    _added.extend(one for one in sections if (one.page, one.code) not in known)


async def sections_of(request: AnyRequest, actor: Actor, page: Page, record: UUID) -> list[Shown]:
    """Those of this page with something to show to this reader."""
    wanted = [one for one in _added if one.page == page]
    return [Shown(one, told) for one in wanted if (told := await one.load(request, actor, record)) is not None]
