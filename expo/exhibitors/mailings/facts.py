"""What happens to an exhibitor when a mailing goes out; that it was written and released is the mailing's own fact."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class ExhibitorMailed(Fact, frozen=True, kw_only=True):
    """A letter of a released mailing is on its way to them."""

    kind: ClassVar[str] = "expo.exhibitors.mailed"
    says: ClassVar[str] = mark("wrote to an exhibitor: “{title}”")
    edition: UUID
    exhibitor: UUID
    mailing: UUID
    title: str

    @property
    def record(self) -> UUID:
        return self.exhibitor
