"""Badges as staff look through them."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from core.actor import Actor
from core.forms.form import typed
from core.leaves import Leaf, leaf
from expo.passes.queries import Badge, passes_of
from expo.passes.rules import KIND_NAMES, STATE_NAMES


@dataclass(frozen=True, slots=True)
class Listing:
    """`numbers` by state, of what fits the rest."""

    leaf: Leaf[Badge]
    state: str
    kind: str
    words: str
    numbers: Mapping[str, int]

    @property
    def asked(self) -> dict[str, str]:
        """Its own address, without the leaf."""
        return {"state": self.state, "kind": self.kind, "q": self.words}


async def listing(actor: Actor, edition: UUID, asked: Mapping[str, str]) -> Listing:
    """A state or kind that there is not asks for all."""
    every = await passes_of(actor, edition)
    state, kind, words = asked.get("state", ""), asked.get("kind", ""), typed(asked.get("q", ""))
    state, kind = state if state in STATE_NAMES else "", kind if kind in KIND_NAMES else ""
    near = [one for one in every if (not kind or one.bearer.kind == kind) and _fits(one, words)]
    numbers = {code: sum(one.state == code for one in near) for code in STATE_NAMES}
    found = [one for one in near if not state or one.state == state]
    return Listing(leaf(found, typed(asked.get("page", ""))), state, kind, words, numbers)


def _fits(one: Badge, words: str) -> bool:
    names = " ".join(each.text for each in one.organisation.renditions.values())
    said = f"{one.bearer.name} {one.bearer.shown_name} {one.code} {one.exhibitor_code} {' '.join(one.booths)} {names}"
    return all(word in said.casefold() for word in words.casefold().split())
