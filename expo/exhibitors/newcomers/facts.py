"""What happens to companies that apply without an account."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfNewcomer(Fact, frozen=True, kw_only=True):
    edition: UUID
    exhibitor: UUID
    organisation: UUID

    @property
    def record(self) -> UUID:
        return self.exhibitor


class NewcomerCame(_OfNewcomer, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.exhibitors.newcomer_came"
    says: ClassVar[str] = mark("came by a mailed link to apply for a company that was not in the directory")


class NewcomerTold(_OfNewcomer, frozen=True, kw_only=True):
    """Another organisation than those that were there."""

    kind: ClassVar[str] = "expo.exhibitors.newcomer_told"
    says: ClassVar[str] = mark("said that a new organisation is none of those in the directory")


class NewcomerJoined(_OfNewcomer, frozen=True, kw_only=True):
    """`was` is the entry that they had written for themselves; it is gone."""

    kind: ClassVar[str] = "expo.exhibitors.newcomer_joined"
    says: ClassVar[str] = mark("put a new organisation and its application together with one in the directory")
    was: UUID
