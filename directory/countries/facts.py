"""What happens to what is recorded of countries; none of it is personal, so it is told whole."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class CountryRecorded(Fact, frozen=True, kw_only=True):
    """`begins_on` in ISO 8601; what held before ends the day before."""

    kind: ClassVar[str] = "directory.countries.recorded"
    says: ClassVar[str] = mark("recorded of a country: {what}, {value}, from {begins_on}")
    country: UUID
    what: str
    value: str
    begins_on: str

    @property
    def record(self) -> UUID:
        return self.country


class CountryRecordStruck(Fact, frozen=True, kw_only=True):
    """A mistake: it stays to be read, and what it had ended holds again."""

    kind: ClassVar[str] = "directory.countries.struck"
    says: ClassVar[str] = mark("struck out what was recorded of a country: {what}, {value}, from {begins_on}")
    country: UUID
    what: str
    value: str
    begins_on: str

    @property
    def record(self) -> UUID:
        return self.country
