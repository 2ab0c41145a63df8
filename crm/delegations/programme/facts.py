"""What happens to the programme of a visit."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class ItemAdded(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.visitplan.added"
    says: ClassVar[str] = mark("added an item to the programme of a visit")
    visit: UUID
    item: UUID

    @property
    def record(self) -> UUID:
        return self.visit


class ItemEdited(ItemAdded, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.visitplan.edited"
    says: ClassVar[str] = mark("changed an item in the programme of a visit")


class ItemTakenOut(ItemAdded, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.visitplan.taken_out"
    says: ClassVar[str] = mark("took an item out of the programme of a visit")


class ProgrammePublished(Fact, frozen=True, kw_only=True):
    """Version `number`, with SHA-256 `digest` of what is frozen in it."""

    kind: ClassVar[str] = "crm.visitplan.published"
    says: ClassVar[str] = mark("published version {number} of the programme of a visit")
    visit: UUID
    number: int
    digest: str

    @property
    def record(self) -> UUID:
        return self.visit


class PeopleTold(Fact, frozen=True, kw_only=True):
    """So many were told of version `number`."""

    kind: ClassVar[str] = "crm.visitplan.told"
    says: ClassVar[str] = mark("told those who are in version {number} of a programme; people: {people}")
    visit: UUID
    number: int
    people: int

    @property
    def record(self) -> UUID:
        return self.visit


class PlanLinkOpened(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.visitplan.link_opened"
    says: ClassVar[str] = mark("opened an address for a programme and its calendar")
    link: UUID

    @property
    def record(self) -> UUID:
        return self.link


class PlanLinkRevoked(PlanLinkOpened, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.visitplan.link_revoked"
    says: ClassVar[str] = mark("closed an address of a programme and its calendar")


class CarKept(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.visitplan.car_kept"
    says: ClassVar[str] = mark("wrote down a car")
    car: UUID

    @property
    def record(self) -> UUID:
        return self.car


class InviteeAsked(Fact, frozen=True, kw_only=True):
    """By mail, from now on; or not any more."""

    kind: ClassVar[str] = "crm.visitplan.invitee"
    says: ClassVar[str] = mark("changed who is invited to the programme of a visit by mail")
    visit: UUID
    invitee: UUID
    wanted: bool

    @property
    def record(self) -> UUID:
        return self.visit


class InvitationAnswered(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.visitplan.answered"
    says: ClassVar[str] = mark("answered an invitation to an item of a programme")
    visit: UUID
    item: UUID
    answer: str

    @property
    def record(self) -> UUID:
        return self.visit
