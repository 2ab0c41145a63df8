"""What happens to releases."""

from typing import ClassVar
from uuid import UUID

from core.journal.facts import Fact


class ProgrammeReleased(Fact, frozen=True, kw_only=True):
    """From now on the public sees this release of the edition."""

    kind: ClassVar[str] = "expo.releases.programme_released"
    edition: UUID
    release: UUID
    number: int

    @property
    def record(self) -> UUID:
        return self.edition
