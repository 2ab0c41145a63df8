"""What happens to sessions."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class SignedIn(Fact, frozen=True, kw_only=True):
    """A session became whole; `proved` says by what."""

    kind: ClassVar[str] = "core.access.signed_in"
    says: ClassVar[str] = mark("{account} signed in")
    account: UUID
    proved: tuple[str, ...]

    @property
    def record(self) -> UUID:
        return self.account


class SessionsEnded(Fact, frozen=True, kw_only=True):
    """By signing out, by ending them from the list, or because rights or proofs changed."""

    kind: ClassVar[str] = "core.access.sessions_ended"
    says: ClassVar[str] = mark("ended sessions of {account}: {count}")
    account: UUID
    count: int

    @property
    def record(self) -> UUID:
        return self.account
