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


class SpeakerInvited(Fact, frozen=True, kw_only=True):
    """They were asked by mail to tell of themselves; also when the letter was sent again."""

    kind: ClassVar[str] = "expo.speakers.speaker_invited"
    says: ClassVar[str] = mark("invited a speaker to tell of themself")
    edition: UUID
    speaker: UUID

    @property
    def record(self) -> UUID:
        return self.speaker


class InvitationWithdrawn(Fact, frozen=True, kw_only=True):
    """The link leads nowhere any more."""

    kind: ClassVar[str] = "expo.speakers.invitation_withdrawn"
    says: ClassVar[str] = mark("withdrew a speaker's invitation")
    edition: UUID
    speaker: UUID

    @property
    def record(self) -> UUID:
        return self.speaker


class SpeakerAnswered(Fact, frozen=True, kw_only=True):
    """The speaker told of themself, by the link; `recording` is what they said about being recorded."""

    kind: ClassVar[str] = "expo.speakers.speaker_answered"
    says: ClassVar[str] = mark("the speaker told of themself (recording: {recording})")
    edition: UUID
    speaker: UUID
    recording: str

    @property
    def record(self) -> UUID:
        return self.speaker


class PhotoChanged(Fact, frozen=True, kw_only=True):
    """Readers see it with the next release."""

    kind: ClassVar[str] = "expo.speakers.photo_changed"
    says: ClassVar[str] = mark("put a photo of a speaker")
    edition: UUID
    speaker: UUID
    file: UUID

    @property
    def record(self) -> UUID:
        return self.speaker


class PhotoRemoved(Fact, frozen=True, kw_only=True):
    """From releases too: the files have ended."""

    kind: ClassVar[str] = "expo.speakers.photo_removed"
    says: ClassVar[str] = mark("took the photo of a speaker away")
    edition: UUID
    speaker: UUID

    @property
    def record(self) -> UUID:
        return self.speaker
