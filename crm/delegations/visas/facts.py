"""What happens to the visa cases of a delegation."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact
from crm.delegations.dossiers.facts import OfVisit


class VisaDecided(OfVisit, frozen=True, kw_only=True):
    """By a rule, or by hand where `rule` is None."""

    kind: ClassVar[str] = "crm.delegations.visa_decided"
    says: ClassVar[str] = mark("decided about a visa: {after}")
    delegate: UUID
    after: str
    rule: UUID | None


class VisaMoved(OfVisit, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.visa_moved"
    says: ClassVar[str] = mark("took a visa case from “{before}” to “{after}”")
    delegate: UUID
    before: str
    after: str


class VisaRuleSet(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.visa_rule_set"
    says: ClassVar[str] = mark("set a rule about visas ({nation})")
    rule: UUID
    nation: str

    @property
    def record(self) -> UUID:
        return self.rule


class VisaRuleEnded(VisaRuleSet, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.visa_rule_ended"
    says: ClassVar[str] = mark("ended a rule about visas ({nation})")
