"""What happens to releases."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class ProgrammeRestored(Fact, frozen=True, kw_only=True):
    """The public sees again what the `earlier` release showed, under a new number."""

    kind: ClassVar[str] = "expo.releases.programme_restored"
    says: ClassVar[str] = mark("showed release {earlier} of the programme again, as number {number}")
    edition: UUID
    release: UUID
    number: int
    earlier: int

    @property
    def record(self) -> UUID:
        return self.edition


class ProgrammeReleased(Fact, frozen=True, kw_only=True):
    """From now on the public sees this release of the edition."""

    kind: ClassVar[str] = "expo.releases.programme_released"
    says: ClassVar[str] = mark("released the programme as number {number}")
    edition: UUID
    release: UUID
    number: int

    @property
    def record(self) -> UUID:
        return self.edition
