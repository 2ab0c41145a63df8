"""What happens when somebody has lost all that they prove themselves with."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class EntranceRenewed(Fact, frozen=True, kw_only=True):
    """Password, authenticator app, recovery codes, passkeys and sessions ended; a one-time link was mailed."""

    kind: ClassVar[str] = "core.access.entrance_renewed"
    says: ClassVar[str] = mark("gave {account} a new entrance; the old proofs ended")
    account: UUID

    @property
    def record(self) -> UUID:
        return self.account
