"""What happens in the thread with an exhibitor; what was said stands there only."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class MessageWritten(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.exhibitors.message_written"
    says: ClassVar[str] = mark("wrote in the thread between the organisers and an exhibitor")
    edition: UUID
    exhibitor: UUID
    written: UUID

    @property
    def record(self) -> UUID:
        return self.exhibitor
