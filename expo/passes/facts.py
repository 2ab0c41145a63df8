"""What happens to badges: how many and which, never whose."""

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


class PassesAsked(_OfExhibitor, frozen=True, kw_only=True):
    """`beyond` of them are more than come with the booth."""

    kind: ClassVar[str] = "expo.passes.asked"
    says: ClassVar[str] = mark("asked for badges ({number})")
    number: int
    beyond: int


class PassChanged(_OfExhibitor, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.passes.changed"
    says: ClassVar[str] = mark("changed a badge")
    badge: UUID


class PassWithdrawn(_OfExhibitor, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.passes.withdrawn"
    says: ClassVar[str] = mark("withdrew a badge")
    badge: UUID


class PassesDecided(_OfExhibitor, frozen=True, kw_only=True):
    """`state` is where they are now."""

    kind: ClassVar[str] = "expo.passes.decided"
    says: ClassVar[str] = mark("set badges to “{state}” ({number})")
    number: int
    state: str


class PassHanded(_OfExhibitor, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.passes.handed"
    says: ClassVar[str] = mark("handed out a badge")
    badge: UUID


class _OfEdition(Fact, frozen=True, kw_only=True):
    edition: UUID

    @property
    def record(self) -> UUID:
        return self.edition


class PassesPrinted(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.passes.printed"
    says: ClassVar[str] = mark("had badges printed ({number})")
    number: int


class QuotaSet(_OfEdition, frozen=True, kw_only=True):
    """What it was and is stands beside it."""

    kind: ClassVar[str] = "expo.passes.quota_set"
    says: ClassVar[str] = mark("said how many badges come with a booth")
