"""What happens to accounts and to the roles they hold."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class AccountCreated(Fact, frozen=True, kw_only=True):
    """Somebody was invited; nothing is open to them before the one-time link is used."""

    kind: ClassVar[str] = "core.access.account_created"
    says: ClassVar[str] = mark("invited {account}")
    account: UUID
    of_kind: str

    @property
    def record(self) -> UUID:
        return self.account


class LinkMade(Fact, frozen=True, kw_only=True):
    """A one-time way in was made for an account."""

    kind: ClassVar[str] = "core.access.link_made"
    says: ClassVar[str] = mark("made a one-time sign-in link for {account}")
    account: UUID
    purpose: str

    @property
    def record(self) -> UUID:
        return self.account


class AccountAccepted(Fact, frozen=True, kw_only=True):
    """The invited person came in through the link and has proofs of their own."""

    kind: ClassVar[str] = "core.access.account_accepted"
    says: ClassVar[str] = mark("{account} accepted the invitation")
    account: UUID

    @property
    def record(self) -> UUID:
        return self.account


class AccountSuspended(Fact, frozen=True, kw_only=True):
    """Every session ended; roles stay for the day it is restored."""

    kind: ClassVar[str] = "core.access.account_suspended"
    says: ClassVar[str] = mark("suspended the account of {account}")
    account: UUID

    @property
    def record(self) -> UUID:
        return self.account


class AccountRestored(Fact, frozen=True, kw_only=True):
    """May sign in again."""

    kind: ClassVar[str] = "core.access.account_restored"
    says: ClassVar[str] = mark("restored the account of {account}")
    account: UUID

    @property
    def record(self) -> UUID:
        return self.account


class RoleGranted(Fact, frozen=True, kw_only=True):
    """`scope` None is everywhere."""

    kind: ClassVar[str] = "core.access.role_granted"
    says: ClassVar[str] = mark("gave {account} the role {role}")
    account: UUID
    grant: UUID
    role: str
    scope: str | None

    @property
    def record(self) -> UUID:
        return self.account


class RoleRevoked(Fact, frozen=True, kw_only=True):
    """From the next request on."""

    kind: ClassVar[str] = "core.access.role_revoked"
    says: ClassVar[str] = mark("took the role {role} from {account}")
    account: UUID
    grant: UUID
    role: str

    @property
    def record(self) -> UUID:
        return self.account
