"""What happens to organisations; none of it is personal, so the texts themselves are told."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class OrganisationAdded(Fact, frozen=True, kw_only=True):
    """Its profile is the first version; later ones tell what they changed."""

    kind: ClassVar[str] = "directory.organisations.added"
    says: ClassVar[str] = mark("added an organisation: {code}")
    organisation: UUID
    code: str

    @property
    def record(self) -> UUID:
        return self.organisation


class ProfileEdited(Fact, frozen=True, kw_only=True):
    """`changes` is by field: from what to what. `version` is the one that it led to."""

    kind: ClassVar[str] = "directory.organisations.edited"
    says: ClassVar[str] = mark("changed the profile of an organisation")
    organisation: UUID
    version: int
    changes: dict[str, tuple[str, str]]

    @property
    def record(self) -> UUID:
        return self.organisation


class LogoChanged(Fact, frozen=True, kw_only=True):
    """None: it was taken away."""

    kind: ClassVar[str] = "directory.organisations.logo_changed"
    says: ClassVar[str] = mark("changed the logo of an organisation")
    organisation: UUID
    before: UUID | None
    after: UUID | None

    @property
    def record(self) -> UUID:
        return self.organisation


class PaperFiled(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "directory.organisations.paper_filed"
    says: ClassVar[str] = mark("filed a paper for the organisers")
    organisation: UUID
    file: UUID

    @property
    def record(self) -> UUID:
        return self.organisation


class PaperWithdrawn(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "directory.organisations.paper_withdrawn"
    says: ClassVar[str] = mark("withdrew a paper")
    organisation: UUID
    file: UUID

    @property
    def record(self) -> UUID:
        return self.organisation


class OrganisationsExported(Fact, frozen=True, kw_only=True):
    """`words` is what they were searched by; the reason stands beside it."""

    kind: ClassVar[str] = "directory.organisations.exported"
    says: ClassVar[str] = mark("took out a table of {rows} organisations")
    rows: int
    words: str
