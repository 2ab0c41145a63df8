"""What happens to deals: ids and codes only, since some are confidential."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class OfDeal(Fact, frozen=True, kw_only=True):
    """Shown in the deal's own history."""

    deal: UUID

    @property
    def record(self) -> UUID:
        return self.deal


class DealFound(OfDeal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.deals.found"
    says: ClassVar[str] = mark("opened a deal")


class DealEdited(OfDeal, frozen=True, kw_only=True):
    """`version` is the one that it led to."""

    kind: ClassVar[str] = "crm.deals.edited"
    says: ClassVar[str] = mark("changed a deal")
    version: int


class DealMoved(OfDeal, frozen=True, kw_only=True):
    """From one state to another."""

    kind: ClassVar[str] = "crm.deals.moved"
    says: ClassVar[str] = mark("took a deal from “{before}” to “{after}”")
    before: str
    after: str


class DealWaived(OfDeal, frozen=True, kw_only=True):
    """What the next step asked for, and is done without."""

    kind: ClassVar[str] = "crm.deals.waived"
    says: ClassVar[str] = mark("waived what a step of a deal asks for ({key})")
    key: str


class AmountEntered(OfDeal, frozen=True, kw_only=True):
    """`amount` is its kind; how much it is, and who said so, stands in the ledger."""

    kind: ClassVar[str] = "crm.deals.amount_entered"
    says: ClassVar[str] = mark("wrote down an amount of a deal ({amount})")
    entry: UUID
    amount: str


class AmountConsented(OfDeal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.deals.amount_consented"
    says: ClassVar[str] = mark("wrote down whether an amount may be published: {consent}")
    entry: UUID
    consent: str


class ConsortiumSet(OfDeal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.deals.consortium_set"
    says: ClassVar[str] = mark("wrote down who shares in a deal")
    members: int


class FinanceOpened(OfDeal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.deals.finance_opened"
    says: ClassVar[str] = mark("opened a case of finance ({instrument})")
    case: UUID
    instrument: str


class FinanceChanged(OfDeal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.deals.finance_changed"
    says: ClassVar[str] = mark("changed a case of finance ({instrument})")
    case: UUID
    instrument: str


class FinanceMoved(OfDeal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.deals.finance_moved"
    says: ClassVar[str] = mark("took a case of finance from “{stage}” to “{next_stage}”")
    case: UUID
    stage: str
    next_stage: str


class SupportGiven(OfDeal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.deals.support_given"
    says: ClassVar[str] = mark("wrote down support for a deal")
    measure: UUID


class SupportStruck(OfDeal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.deals.support_struck"
    says: ClassVar[str] = mark("struck out support for a deal")
    measure: UUID


class DealReaderNamed(OfDeal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.deals.reader_named"
    says: ClassVar[str] = mark("named somebody who may see a deal")
    account: UUID


class DealReaderUnnamed(OfDeal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.deals.reader_unnamed"
    says: ClassVar[str] = mark("took somebody from those who may see a deal")
    account: UUID


class ActionAdded(OfDeal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.deals.action_added"
    says: ClassVar[str] = mark("wrote down what is next for a deal")
    task: UUID


class ChanceSet(Fact, frozen=True, kw_only=True):
    """`chance` in per mille; an assumption of every forecast from that day on."""

    kind: ClassVar[str] = "crm.chances.set"
    says: ClassVar[str] = mark("said how likely deals of a state are: {state}")
    row: UUID
    state: str
    chance: int

    @property
    def record(self) -> UUID:
        return self.row
