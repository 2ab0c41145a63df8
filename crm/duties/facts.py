"""What happens to duties and to the rules that they come from."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact
from crm.agreements.facts import OfAgreement


class DutyMade(OfAgreement, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.agreements.duty_made"
    says: ClassVar[str] = mark("has a duty that follows from signing: {code}, by {due_on}")
    code: str
    due_on: str


class DutyClosed(OfAgreement, frozen=True, kw_only=True):
    """Done or waived."""

    kind: ClassVar[str] = "crm.agreements.duty_closed"
    says: ClassVar[str] = mark("closed a duty of an agreement ({state})")
    duty: UUID
    state: str


class DutyRuleSet(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.duties.rule_set"
    says: ClassVar[str] = mark("set the duty {code}: within {days} days of signing")
    rule: UUID
    code: str
    days: int

    @property
    def record(self) -> UUID:
        return self.rule
