"""What happens to passkeys."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class PasskeyAdded(Fact, frozen=True, kw_only=True):
    """A device of theirs can sign in from now on."""

    kind: ClassVar[str] = "core.access.passkey_added"
    says: ClassVar[str] = mark("added a passkey for {account}")
    account: UUID
    passkey: UUID

    @property
    def record(self) -> UUID:
        return self.account


class PasskeyRemoved(Fact, frozen=True, kw_only=True):
    """It opens nothing any more."""

    kind: ClassVar[str] = "core.access.passkey_removed"
    says: ClassVar[str] = mark("removed a passkey of {account}")
    account: UUID
    passkey: UUID

    @property
    def record(self) -> UUID:
        return self.account
