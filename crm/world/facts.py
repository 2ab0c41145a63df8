"""What happened with the map of the world."""

from typing import ClassVar

from core.errors import mark
from core.journal.facts import Fact


class WorldExported(Fact, frozen=True, kw_only=True):
    """The reason stands beside it."""

    kind: ClassVar[str] = "crm.world.exported"
    says: ClassVar[str] = mark("took out a table of how we stand with {rows} countries")
    rows: int
