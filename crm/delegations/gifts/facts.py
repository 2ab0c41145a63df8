"""What happens to gifts."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact
from crm.delegations.dossiers.facts import OfVisit


class GiftNoted(OfVisit, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.gift_noted"
    says: ClassVar[str] = mark("wrote down a gift")
    gift: UUID


class GiftReported(GiftNoted, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.gift_reported"
    says: ClassVar[str] = mark("reported a gift")


class GiftTransferred(GiftNoted, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.gift_transferred"
    says: ClassVar[str] = mark("transferred a gift to the state")


class GiftRuleSet(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.gift_rule_set"
    says: ClassVar[str] = mark("set from which value on gifts are reported")
    rule: UUID

    @property
    def record(self) -> UUID:
        return self.rule
