"""What happens to screens; that they are seen is no fact."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfScreens(Fact, frozen=True, kw_only=True):
    edition: UUID

    @property
    def record(self) -> UUID:
        return self.edition


class ScreenAdded(_OfScreens, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.editions.screen_added"
    says: ClassVar[str] = mark("added the screen {name}")
    screen: UUID
    name: str


class ScreenRemoved(_OfScreens, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.editions.screen_removed"
    says: ClassVar[str] = mark("removed the screen {name}")
    screen: UUID
    name: str


class ScreenWatchChanged(_OfScreens, frozen=True, kw_only=True):
    """`opens` and `closes` as on a clock."""

    kind: ClassVar[str] = "expo.editions.screen_watch_changed"
    says: ClassVar[str] = mark("has screens told of that are silent for {minutes} minutes between {opens} and {closes}")
    minutes: int
    opens: str
    closes: str
