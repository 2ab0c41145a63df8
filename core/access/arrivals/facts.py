"""What happens when people come in by mail."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class AccountOpened(Fact, frozen=True, kw_only=True):
    """Somebody came in by mail for the first time; before the link or the code was used there was nothing."""

    kind: ClassVar[str] = "core.access.account_opened"
    says: ClassVar[str] = mark("{account} opened an account by mail")
    account: UUID

    @property
    def record(self) -> UUID:
        return self.account
