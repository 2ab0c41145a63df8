"""What happens to addresses to which letters about a record are sent."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class DropRenewed(Fact, frozen=True, kw_only=True):
    """From then on letters of the record have another address, and the former leads nowhere: how often this happened is
    part of the address.
    """

    kind: ClassVar[str] = "crm.drops.renewed"
    says: ClassVar[str] = mark("gave letters about it another address")
    subject: UUID

    @property
    def record(self) -> UUID:
        return self.subject
