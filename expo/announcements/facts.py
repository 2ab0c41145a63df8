"""What happens to the letters of a release; that they are released or stopped is a mailing's fact."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfRelease(Fact, frozen=True, kw_only=True):
    edition: UUID
    release: UUID
    number: int

    @property
    def record(self) -> UUID:
        return self.edition


class LettersPrepared(_OfRelease, frozen=True, kw_only=True):
    """They are held: nothing leaves by itself. `base` is the release that they tell the difference from."""

    kind: ClassVar[str] = "expo.announcements.letters_prepared"
    says: ClassVar[str] = mark("prepared letters about release {number}")
    base: int


class LettersChanged(_OfRelease, frozen=True, kw_only=True):
    """Their note, or of which sessions they tell."""

    kind: ClassVar[str] = "expo.announcements.letters_changed"
    says: ClassVar[str] = mark("changed the letters about release {number}")


class LettersReleased(_OfRelease, frozen=True, kw_only=True):
    """`count` letters of both kinds."""

    kind: ClassVar[str] = "expo.announcements.letters_released"
    says: ClassVar[str] = mark("released {count} letters about release {number}")
    count: int


class LettersDropped(_OfRelease, frozen=True, kw_only=True):
    """Nobody is written to about that release."""

    kind: ClassVar[str] = "expo.announcements.letters_dropped"
    says: ClassVar[str] = mark("dropped the letters about release {number}")
