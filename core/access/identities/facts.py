"""What happens to the sign-ons of organisations."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class IdentityLinked(Fact, frozen=True, kw_only=True):
    """The sign-on of their organisation opens the account from now on."""

    kind: ClassVar[str] = "core.access.identity_linked"
    says: ClassVar[str] = mark("joined the sign-on of an organisation with {account}")
    account: UUID
    identity: UUID

    @property
    def record(self) -> UUID:
        return self.account


class IdentityRemoved(Fact, frozen=True, kw_only=True):
    """It opens nothing any more."""

    kind: ClassVar[str] = "core.access.identity_removed"
    says: ClassVar[str] = mark("took the sign-on of an organisation off {account}")
    account: UUID
    identity: UUID

    @property
    def record(self) -> UUID:
        return self.account
