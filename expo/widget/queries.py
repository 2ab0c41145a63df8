"""Reading who may show a programme."""

from dataclasses import dataclass
from uuid import UUID

from expo.widget.tables import Embedder


@dataclass(frozen=True, slots=True)
class Allowed:
    """One site of an edition's list."""

    id: UUID
    origin: str


async def embedders_of(edition: UUID) -> list[Allowed]:
    """By name."""
    rows = await Embedder.select(Embedder.id, Embedder.origin).where(Embedder.edition == edition)
    return sorted((Allowed(**row) for row in rows), key=lambda one: one.origin)
