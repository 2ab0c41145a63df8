"""What happens to an organisation's standing; none of it is personal."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class ParentChanged(Fact, frozen=True, kw_only=True):
    """None: it belongs to nobody."""

    kind: ClassVar[str] = "directory.organisations.parent_changed"
    says: ClassVar[str] = mark("changed what an organisation belongs to")
    organisation: UUID
    before: UUID | None
    after: UUID | None

    @property
    def record(self) -> UUID:
        return self.organisation


class IdentifierAdded(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "directory.organisations.identifier_added"
    says: ClassVar[str] = mark("wrote down by what an organisation is known: {value}")
    organisation: UUID
    what: str
    value: str

    @property
    def record(self) -> UUID:
        return self.organisation


class IdentifierRemoved(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "directory.organisations.identifier_removed"
    says: ClassVar[str] = mark("took away by what an organisation is known: {value}")
    organisation: UUID
    what: str
    value: str

    @property
    def record(self) -> UUID:
        return self.organisation


class SizeRecorded(Fact, frozen=True, kw_only=True):
    """`begins_on` in ISO 8601; what held before ends the day before."""

    kind: ClassVar[str] = "directory.organisations.sized"
    says: ClassVar[str] = mark("wrote down how large an organisation is: {size}, from {begins_on}")
    organisation: UUID
    size: str
    begins_on: str

    @property
    def record(self) -> UUID:
        return self.organisation


class FurtherNamesChanged(Fact, frozen=True, kw_only=True):
    """By language tag."""

    kind: ClassVar[str] = "directory.organisations.further_names"
    says: ClassVar[str] = mark("changed an organisation's names in further languages")
    organisation: UUID
    before: dict[str, str]
    after: dict[str, str]

    @property
    def record(self) -> UUID:
        return self.organisation
