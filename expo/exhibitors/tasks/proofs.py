"""What else can show that a task is done: registered by whoever knows, since services and badges stand above exhibitors."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Proof:
    """`name` is a task's proof; `fulfilled` says who of some exhibitors has done it; `page` is where, below an exhibitor's
    own address in the portal.
    """

    name: str
    fulfilled: Callable[[Collection[UUID]], Awaitable[frozenset[UUID]]]
    page: str


_proofs: dict[str, Proof] = {}


def proved_by(proof: Proof) -> Proof:
    """Tasks of this proof are done by themselves from now on."""
    _proofs[proof.name] = proof
    return proof


def page_of(name: str) -> str:
    """Empty for a proof that nobody knows more of."""
    return _proofs[name].page if name in _proofs else ""


async def proved(names: Collection[str], exhibitors: Collection[UUID]) -> dict[str, frozenset[UUID]]:
    """By proof, who has done it; only for those that are asked for."""
    return {name: await one.fulfilled(exhibitors) for name, one in _proofs.items() if name in names and exhibitors}
