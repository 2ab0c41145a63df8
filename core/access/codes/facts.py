"""What happens to recovery codes."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class RecoveryCodesRenewed(Fact, frozen=True, kw_only=True):
    """Ten new ones; those from before open nothing any more."""

    kind: ClassVar[str] = "core.access.recovery_codes_renewed"
    says: ClassVar[str] = mark("{account} made new recovery codes")
    account: UUID

    @property
    def record(self) -> UUID:
        return self.account
