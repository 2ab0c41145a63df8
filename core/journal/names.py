"""What the records are called that facts are about, so that a trail can say which session, and lead to it."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID


class Label(str):
    """A name that is ours: a gettext id, said in the reader's language."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Named:
    """`name` is text, a Label or a text in several languages; `href` leads to its page for those who hold `permission`."""

    name: Any
    href: str
    permission: str


Namer = Callable[[Collection[UUID]], Awaitable[Mapping[UUID, Named]]]
"""By record; without those that are not there any more."""

_namers: dict[str, tuple[Namer, ...]] = {}


def name_records(kinds: str, namer: Namer) -> None:
    """For the facts whose kind begins with `kinds`; several may know records of the same kinds, each its own."""
    known = _namers.get(kinds, ())
    _namers[kinds] = known if namer in known else (*known, namer)


async def names_of_records(records: Collection[tuple[str, UUID]]) -> dict[UUID, Named]:
    """`records` as kind of fact and id; each namer is asked once."""
    found: dict[UUID, Named] = {}
    for kinds, namers in _namers.items():
        wanted = {record for kind, record in records if kind.startswith(kinds)}
        for namer in namers if wanted else ():
            found |= await namer(wanted)
    return found
