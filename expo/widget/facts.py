"""What happens to the list of sites that may show a programme."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfEmbedder(Fact, frozen=True, kw_only=True):
    edition: UUID
    origin: str

    @property
    def record(self) -> UUID:
        return self.edition


class EmbedderAllowed(_OfEmbedder, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.editions.embedder_allowed"
    says: ClassVar[str] = mark("let {origin} show the programme in its pages")


class EmbedderRemoved(_OfEmbedder, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.editions.embedder_removed"
    says: ClassVar[str] = mark("took from {origin} the leave to show the programme in its pages")
