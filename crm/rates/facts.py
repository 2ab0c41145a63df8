"""What happens to exchange rates."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class RateStated(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.rates.stated"
    says: ClassVar[str] = mark("wrote down an exchange rate: {currency}")
    rate: UUID
    currency: str

    @property
    def record(self) -> UUID:
        return self.rate


class RateCorrected(RateStated, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.rates.corrected"
    says: ClassVar[str] = mark("put an exchange rate right: {currency}")


class RatesTaken(Fact, frozen=True, kw_only=True):
    """A bank's sheet; how many rows of it were new."""

    kind: ClassVar[str] = "crm.rates.taken"
    says: ClassVar[str] = mark("took exchange rates from a sheet ({number} new)")
    number: int
