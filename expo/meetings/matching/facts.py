"""What happens while meetings are matched."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfEdition(Fact, frozen=True, kw_only=True):
    edition: UUID

    @property
    def record(self) -> UUID:
        return self.edition


class WishWritten(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.matching.wish_written"
    says: ClassVar[str] = mark("wrote down who wishes to meet whom")
    exhibitor: UUID
    counterpart: UUID


class WishRemoved(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.matching.wish_removed"
    says: ClassVar[str] = mark("removed a wish to meet")
    exhibitor: UUID
    counterpart: UUID


class MatchAsked(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.matching.asked"
    says: ClassVar[str] = mark("let timetable {number} of meetings be proposed")
    number: int


class MatchApplied(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.matching.applied"
    says: ClassVar[str] = mark("made the meetings of timetable {number}")
    number: int
    count: int


class MatchUndone(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.matching.undone"
    says: ClassVar[str] = mark("cancelled the meetings of timetable {number}")
    number: int
    count: int
