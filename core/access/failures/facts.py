"""What is known of sign-ins that failed: never the address that was typed, which may be a password or a stranger's."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class EntrancesFailed(Fact, frozen=True, kw_only=True):
    """Wrong passwords, codes and passkeys for one account in the quarter of an hour that began then."""

    kind: ClassVar[str] = "core.access.entrances_failed"
    says: ClassVar[str] = mark("failed sign-ins to the account of {account} in a quarter of an hour: {count}")
    account: UUID
    began_at: datetime
    count: int

    @property
    def record(self) -> UUID:
        return self.account


class StrangersFailed(Fact, frozen=True, kw_only=True):
    """Addresses and passkeys that no account has, all together."""

    kind: ClassVar[str] = "core.access.strangers_failed"
    says: ClassVar[str] = mark(
        "failed sign-ins with an address or a passkey that no account has, in a quarter of an hour: {count}"
    )
    began_at: datetime
    count: int
