"""What happens to service tokens."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class TokenMade(Fact, frozen=True, kw_only=True):
    """Shown once to its maker; `permissions` are all it may ever do."""

    kind: ClassVar[str] = "core.access.token_made"
    says: ClassVar[str] = mark("made an API token for {account}")
    account: UUID
    token: UUID
    permissions: tuple[str, ...]

    @property
    def record(self) -> UUID:
        return self.account


class TokenRevoked(Fact, frozen=True, kw_only=True):
    """From the next request on."""

    kind: ClassVar[str] = "core.access.token_revoked"
    says: ClassVar[str] = mark("ended an API token of {account}")
    account: UUID
    token: UUID

    @property
    def record(self) -> UUID:
        return self.account
