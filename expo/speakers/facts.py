"""What happens to the speakers of an edition."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class SpeakerAdded(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.speakers.speaker_added"
    says: ClassVar[str] = mark("added a speaker")
    edition: UUID
    speaker: UUID

    @property
    def record(self) -> UUID:
        return self.speaker


class SpeakerChanged(Fact, frozen=True, kw_only=True):
    """`fields` are the names of what is different now."""

    kind: ClassVar[str] = "expo.speakers.speaker_changed"
    says: ClassVar[str] = mark("changed what is told of a speaker")
    edition: UUID
    speaker: UUID
    fields: tuple[str, ...]

    @property
    def record(self) -> UUID:
        return self.speaker
