"""What happens to consultation records and the links to them."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class ConsultationPlanned(Fact, frozen=True, kw_only=True):
    """A meeting was agreed, or was held without having been arranged."""

    kind: ClassVar[str] = "crm.consultations.planned"
    says: ClassVar[str] = mark("planned a consultation record")
    consultation: UUID

    @property
    def record(self) -> UUID:
        return self.consultation


class ConsultationMoved(ConsultationPlanned, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.consultations.moved"
    says: ClassVar[str] = mark("set a consultation record to: {after}")
    before: str
    after: str


class ConsultationIdentified(ConsultationPlanned, frozen=True, kw_only=True):
    """Whom the company met is an organisation of the directory now."""

    kind: ClassVar[str] = "crm.consultations.identified"
    says: ClassVar[str] = mark("said which organisation of the directory a company had met")
    organisation: UUID


class ConsultationDropped(ConsultationPlanned, frozen=True, kw_only=True):
    """Its meeting came to nothing before anything was written."""

    kind: ClassVar[str] = "crm.consultations.dropped"
    says: ClassVar[str] = mark("dropped a consultation record: its meeting came to nothing")


class ConsultationWritten(ConsultationPlanned, frozen=True, kw_only=True):
    """`by` is table (by a link), staff or company."""

    kind: ClassVar[str] = "crm.consultations.written"
    says: ClassVar[str] = mark("wrote a consultation record")
    by: str


class ConsultationConfirmed(ConsultationWritten, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.consultations.confirmed"
    says: ClassVar[str] = mark("confirmed a consultation record for the company; may it be published: {consent}")
    consent: str


class ConsultationLed(ConsultationPlanned, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.consultations.led"
    says: ClassVar[str] = mark("joined a consultation record and a deal")
    deal: UUID
    role: str


class DoorMade(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.consultations.door_made"
    says: ClassVar[str] = mark("handed out a link to the form at the table")
    edition: UUID
    door: UUID

    @property
    def record(self) -> UUID:
        return self.edition


class DoorWithdrawn(DoorMade, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.consultations.door_withdrawn"
    says: ClassVar[str] = mark("withdrew a link to the form at the table")


class ConfirmationWithdrawn(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.consultations.confirmation_withdrawn"
    says: ClassVar[str] = mark("withdrew the link of a company to its consultation records")
    edition: UUID
    company: UUID

    @property
    def record(self) -> UUID:
        return self.edition


class ConfirmationAsked(Fact, frozen=True, kw_only=True):
    """`count` letters went out."""

    kind: ClassVar[str] = "crm.consultations.confirmation_asked"
    says: ClassVar[str] = mark("asked companies to confirm their consultation records: {count}")
    edition: UUID
    count: int

    @property
    def record(self) -> UUID:
        return self.edition
