"""What happens to agreements: ids and codes only, since some are confidential."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class OfAgreement(Fact, frozen=True, kw_only=True):
    """Shown in the agreement's own history."""

    agreement: UUID

    @property
    def record(self) -> UUID:
        return self.agreement


class AgreementProposed(OfAgreement, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.agreements.proposed"
    says: ClassVar[str] = mark("proposed an agreement")


class AgreementEdited(OfAgreement, frozen=True, kw_only=True):
    """`version` is the one that it led to."""

    kind: ClassVar[str] = "crm.agreements.edited"
    says: ClassVar[str] = mark("changed an agreement")
    version: int


class AgreementMoved(OfAgreement, frozen=True, kw_only=True):
    """From one state to another."""

    kind: ClassVar[str] = "crm.agreements.moved"
    says: ClassVar[str] = mark("took an agreement from “{before}” to “{after}”")
    before: str
    after: str


class GuardWaived(OfAgreement, frozen=True, kw_only=True):
    """What the next step asked for, and is done without."""

    kind: ClassVar[str] = "crm.agreements.waived"
    says: ClassVar[str] = mark("waived what a step of an agreement asks for ({key})")
    key: str


class PartiesChanged(OfAgreement, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.agreements.parties_changed"
    says: ClassVar[str] = mark("changed the parties of an agreement")
    organisation: UUID


class ReaderNamed(OfAgreement, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.agreements.reader_named"
    says: ClassVar[str] = mark("named somebody who may see an agreement")
    account: UUID


class ReaderUnnamed(OfAgreement, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.agreements.reader_unnamed"
    says: ClassVar[str] = mark("took somebody from those who may see an agreement")
    account: UUID


class TextPutIn(OfAgreement, frozen=True, kw_only=True):
    """In one language of one version; `tongue` is its BCP-47 tag."""

    kind: ClassVar[str] = "crm.agreements.text_put_in"
    says: ClassVar[str] = mark("put in the text of an agreement: version {number}, {tongue}")
    number: int
    tongue: str


class TextFrozenAs(OfAgreement, frozen=True, kw_only=True):
    """`digest` in hex: whoever has the text can see that it is this one."""

    kind: ClassVar[str] = "crm.agreements.text_frozen"
    says: ClassVar[str] = mark("froze version {number} of the text of an agreement")
    number: int
    digest: str


class TextApproved(OfAgreement, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.agreements.text_approved"
    says: ClassVar[str] = mark("approved version {number} of the text of an agreement")
    number: int


class AnnexFiled(OfAgreement, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.agreements.annex_filed"
    says: ClassVar[str] = mark("filed an annex of an agreement")
    file: UUID


class AnnexWithdrawn(OfAgreement, frozen=True, kw_only=True):
    """It is kept, and may be put back."""

    kind: ClassVar[str] = "crm.agreements.annex_withdrawn"
    says: ClassVar[str] = mark("withdrew an annex of an agreement")
    file: UUID


class AnnexPutBack(OfAgreement, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.agreements.annex_put_back"
    says: ClassVar[str] = mark("put an annex of an agreement back")
    file: UUID


class TextWithdrawn(OfAgreement, frozen=True, kw_only=True):
    """From a version that was not frozen yet."""

    kind: ClassVar[str] = "crm.agreements.text_withdrawn"
    says: ClassVar[str] = mark("withdrew a text from version {number} of an agreement ({tongue})")
    number: int
    tongue: str


class ScanFiled(OfAgreement, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.agreements.scan_filed"
    says: ClassVar[str] = mark("filed the scan of a signed agreement")
    file: UUID


class Consulted(OfAgreement, frozen=True, kw_only=True):
    """That they were asked, or what they answered."""

    kind: ClassVar[str] = "crm.agreements.consulted"
    says: ClassVar[str] = mark("wrote down a consultation on an agreement ({whom})")
    whom: str
    answered: bool


class ConsultationRuleSet(Fact, frozen=True, kw_only=True):
    """For agreements of a kind."""

    kind: ClassVar[str] = "crm.agreements.consultation_rule_set"
    says: ClassVar[str] = mark("set whether agreements of a kind need a consultation ({whom}): within {days} days")
    of_kind: str
    whom: str
    needed: bool
    days: int


class ChecklistAnswered(OfAgreement, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.agreements.checklist_answered"
    says: ClassVar[str] = mark("answered the checklist of an agreement ({item})")
    item: str
    contained: bool


class SignatureRecorded(OfAgreement, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.agreements.signature_recorded"
    says: ClassVar[str] = mark("wrote down a signature under an agreement")
    party: UUID


class AgreementEventRecorded(OfAgreement, frozen=True, kw_only=True):
    """Something of crm.agreements.standing.EVENT_NAMES."""

    kind: ClassVar[str] = "crm.agreements.event_recorded"
    says: ClassVar[str] = mark("wrote down what happened to an agreement: {event}")
    event: str
    on_date: str


class AgreementEventStruck(AgreementEventRecorded, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.agreements.event_struck"
    says: ClassVar[str] = mark("struck out what had been written down of an agreement: {event}")


class PublicationAsked(OfAgreement, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.agreements.publication_asked"
    says: ClassVar[str] = mark("asked to publish a summary of an agreement")


class PublicationApproved(OfAgreement, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.agreements.publication_approved"
    says: ClassVar[str] = mark("approved what the public may read of an agreement")


class PublicationEnded(OfAgreement, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.agreements.publication_ended"
    says: ClassVar[str] = mark("took an agreement from the public pages, or turned its publication down")


class AgreementsExported(Fact, frozen=True, kw_only=True):
    """The reason stands beside it."""

    kind: ClassVar[str] = "crm.agreements.exported"
    says: ClassVar[str] = mark("took out a table of {rows} agreements")
    rows: int
