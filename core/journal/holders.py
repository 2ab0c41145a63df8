"""What a trail calls whoever acted by a secret link: by whose link it was, never a person's name."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

LINK = "link"


@dataclass(frozen=True, slots=True)
class Holder:
    """`says` is a gettext id, with a place for `name` where that is there; `bare` says it without."""

    bare: str
    says: str = ""
    name: Any = None


Namer = Callable[[Collection[UUID]], Awaitable[Mapping[UUID, Any]]]

_kinds: dict[str, tuple[Holder, Namer | None]] = {}


def call_holders(kind: str, bare: str, says: str = "", namer: Namer | None = None) -> None:
    """Those who act as `by_link(kind, …)`. `namer` knows houses by their id: names that every reader of a trail may see."""
    _kinds[kind] = (Holder(bare, says), namer)


async def holders_of(actors: Collection[str]) -> dict[str, Holder]:
    """By actor as the journal has it, of those who acted by a link; each namer is asked once."""
    links = {actor: actor.split(":")[1:] for actor in actors if actor.startswith(f"{LINK}:")}
    found: dict[str, Holder] = {}
    for kind, (holder, namer) in _kinds.items():
        mine = {actor: UUID(whose[0]) if whose else None for actor, (of, *whose) in links.items() if of == kind}
        ids = {whose for whose in mine.values() if whose}
        names = await namer(ids) if namer and ids else {}
        for actor, whose in mine.items():
            name = names.get(whose) if whose else None
            found[actor] = Holder(holder.bare, holder.says, name) if name else Holder(holder.bare)
    return found
