"""What happens while booths are being given out."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfEdition(Fact, frozen=True, kw_only=True):
    edition: UUID

    @property
    def record(self) -> UUID:
        return self.edition


class StepTakenBack(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.allocation.step_taken_back"
    says: ClassVar[str] = mark("took back step {number} on the assignment board")
    number: int


class ApartSet(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.allocation.apart_set"
    says: ClassVar[str] = mark("said that two exhibitors must not meet")
    first: UUID
    then: UUID
    rule: str


class ApartEnded(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.allocation.apart_ended"
    says: ClassVar[str] = mark("said that two exhibitors may meet after all")
    first: UUID
    then: UUID


class NearnessTolerated(_OfEdition, frozen=True, kw_only=True):
    """The reason stands beside it."""

    kind: ClassVar[str] = "expo.allocation.nearness_tolerated"
    says: ClassVar[str] = mark("let two exhibitors stand nearer than their rule: {where}")
    apart: UUID
    where: str


class TotalsExported(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.allocation.totals_exported"
    says: ClassVar[str] = mark("took out who has which booth: {number} booths")
    number: int


class RoundBegun(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.allocation.round_begun"
    says: ClassVar[str] = mark("began allocation round {number}")
    number: int


class PriorityComputed(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.allocation.priority_computed"
    says: ClassVar[str] = mark("computed the priority of {count} exhibitors in round {number}")
    number: int
    count: int


class PriorityChanged(_OfEdition, frozen=True, kw_only=True):
    """The reason stands beside it."""

    kind: ClassVar[str] = "expo.allocation.priority_changed"
    says: ClassVar[str] = mark("moved an exhibitor from place {before} to {after} in round {number}")
    number: int
    exhibitor: UUID
    before: int
    after: int


class PlanChanged(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.allocation.plan_changed"
    says: ClassVar[str] = mark("changed a plan of round {number} by hand: now plan {plan}")
    number: int
    plan: int
    exhibitor: UUID


class PlanProposed(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.allocation.plan_proposed"
    says: ClassVar[str] = mark("proposed plan {plan} of round {number} to {count} exhibitors")
    number: int
    plan: int
    count: int


class ProposalsConfirmed(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.allocation.proposals_confirmed"
    says: ClassVar[str] = mark("confirmed the booths of {count} exhibitors of round {number}")
    number: int
    count: int


class RightsOffered(_OfEdition, frozen=True, kw_only=True):
    """`like` is the earlier edition."""

    kind: ClassVar[str] = "expo.allocation.rights_offered"
    says: ClassVar[str] = mark("offered {count} earlier exhibitors their booth again")
    like: UUID
    count: int


class RightsExtended(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.allocation.rights_extended"
    says: ClassVar[str] = mark("kept the booths of {count} earlier exhibitors until {until}")
    until: date
    count: int
