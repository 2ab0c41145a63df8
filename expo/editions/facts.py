"""What happens to editions."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class EditionCreated(Fact, frozen=True, kw_only=True):
    """There is an edition to put a programme into; nothing of it is public before its first release."""

    kind: ClassVar[str] = "expo.editions.edition_created"
    says: ClassVar[str] = mark("created an edition")
    edition: UUID

    @property
    def record(self) -> UUID:
        return self.edition


class EditionCloned(Fact, frozen=True, kw_only=True):
    """It was made `like` an earlier one: with its rooms and tracks, and what else was asked for."""

    kind: ClassVar[str] = "expo.editions.edition_cloned"
    says: ClassVar[str] = mark("made an edition from an earlier one")
    edition: UUID
    like: UUID

    @property
    def record(self) -> UUID:
        return self.edition


class EditionChanged(Fact, frozen=True, kw_only=True):
    """`fields` are the names of what is different now."""

    kind: ClassVar[str] = "expo.editions.edition_changed"
    says: ClassVar[str] = mark("changed an edition")
    edition: UUID
    fields: tuple[str, ...]

    @property
    def record(self) -> UUID:
        return self.edition
