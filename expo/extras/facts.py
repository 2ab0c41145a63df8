"""What happens to the catalogue and to orders."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class ExtraSet(Fact, frozen=True, kw_only=True):
    """What changed stands beside it."""

    kind: ClassVar[str] = "expo.extras.extra_set"
    says: ClassVar[str] = mark("set the service {code} in the catalogue")
    edition: UUID
    code: str

    @property
    def record(self) -> UUID:
        return self.edition


class ExtraRetired(ExtraSet, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.extras.extra_retired"
    says: ClassVar[str] = mark("took the service {code} out of the catalogue")


class OrdersExported(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.extras.exported"
    says: ClassVar[str] = mark("took the orders of an edition out as a table ({number})")
    edition: UUID
    number: int

    @property
    def record(self) -> UUID:
        return self.edition


class ExtraOrdered(Fact, frozen=True, kw_only=True):
    """`minor` is net, of the whole order, in the smallest unit."""

    kind: ClassVar[str] = "expo.extras.ordered"
    says: ClassVar[str] = mark("ordered {code} ({units})")
    edition: UUID
    exhibitor: UUID
    order: UUID
    code: str
    units: int
    minor: int
    currency: str

    @property
    def record(self) -> UUID:
        return self.exhibitor


class OrderChanged(ExtraOrdered, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.extras.order_changed"
    says: ClassVar[str] = mark("changed the order of {code} ({units})")


class OrderMoved(Fact, frozen=True, kw_only=True):
    """`state` is where it is now."""

    kind: ClassVar[str] = "expo.extras.order_moved"
    says: ClassVar[str] = mark("set the order of {code} to “{state}”")
    edition: UUID
    exhibitor: UUID
    order: UUID
    code: str
    state: str
    was: str

    @property
    def record(self) -> UUID:
        return self.exhibitor
