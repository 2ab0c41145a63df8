"""What happens to exhibitors."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfExhibitor(Fact, frozen=True, kw_only=True):
    edition: UUID
    exhibitor: UUID

    @property
    def record(self) -> UUID:
        return self.exhibitor


class ApplicationBegun(_OfExhibitor, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.exhibitors.application_begun"
    says: ClassVar[str] = mark("began an application to exhibit")


class ApplicationEdited(_OfExhibitor, frozen=True, kw_only=True):
    """What changed stands beside it."""

    kind: ClassVar[str] = "expo.exhibitors.application_edited"
    says: ClassVar[str] = mark("changed an application to exhibit")


class ExhibitorMoved(_OfExhibitor, frozen=True, kw_only=True):
    """`state` is where it is now."""

    kind: ClassVar[str] = "expo.exhibitors.exhibitor_moved"
    says: ClassVar[str] = mark("set an exhibitor to “{state}”")
    state: str
    was: str


class ContractSigned(_OfExhibitor, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.exhibitors.contract_signed"
    says: ClassVar[str] = mark("wrote down the contract {number} with an exhibitor")
    number: str
    signed_on: date


class CoExhibitorsSet(_OfExhibitor, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.exhibitors.co_exhibitors_set"
    says: ClassVar[str] = mark("named who shows at an exhibitor’s booth ({number} in all)")
    number: int


class TaskTicked(_OfExhibitor, frozen=True, kw_only=True):
    """`done` is False for one that was taken back."""

    kind: ClassVar[str] = "expo.exhibitors.task_ticked"
    says: ClassVar[str] = mark("changed what an exhibitor has done")
    task: UUID
    done: bool
    waived: bool = False


class FairSet(Fact, frozen=True, kw_only=True):
    """What changed stands beside it."""

    kind: ClassVar[str] = "expo.exhibitors.fair_set"
    says: ClassVar[str] = mark("set the terms for exhibitors")
    edition: UUID

    @property
    def record(self) -> UUID:
        return self.edition


class StandDescribed(_OfExhibitor, frozen=True, kw_only=True):
    """What changed stands beside it."""

    kind: ClassVar[str] = "expo.exhibitors.stand_described"
    says: ClassVar[str] = mark("changed what visitors read of a stand")


class PavilionChanged(Fact, frozen=True, kw_only=True):
    """New, changed, moved or taken away; what changed stands beside it."""

    kind: ClassVar[str] = "expo.exhibitors.pavilion_changed"
    says: ClassVar[str] = mark("changed a pavilion")
    edition: UUID
    pavilion: UUID

    @property
    def record(self) -> UUID:
        return self.pavilion


class BodiesSet(Fact, frozen=True, kw_only=True):
    """Who has a part now stands beside it."""

    kind: ClassVar[str] = "expo.exhibitors.bodies_set"
    says: ClassVar[str] = mark("named who stands behind an edition")
    edition: UUID

    @property
    def record(self) -> UUID:
        return self.edition


class ExhibitorsExported(Fact, frozen=True, kw_only=True):
    """Taken out as a table, with the reason beside it."""

    kind: ClassVar[str] = "expo.exhibitors.exported"
    says: ClassVar[str] = mark("took the table of {number} exhibitors out")
    edition: UUID
    number: int

    @property
    def record(self) -> UUID:
        return self.edition
