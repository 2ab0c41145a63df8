"""How long one walks from hall to hall."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from expo.venues.tables import Way

MINUTES_BETWEEN_HALLS = 5
"""Where nobody has walked it yet. Rooms of one hall are beside each other."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Minutes by pair of hall codes, in either order."""

    known: Mapping[frozenset[str], int] = field(default_factory=dict)

    def minutes(self, first: str | None, then: str | None) -> int:
        """None: nobody said in which hall the room is, so that nothing is said about the way."""
        if first is None or then is None or first == then:
            return 0
        return self.known.get(frozenset((first, then)), MINUTES_BETWEEN_HALLS)


async def ways_of(edition: UUID) -> Ways:
    rows: list[dict[str, Any]] = await Way.select(
        Way.first.code.as_alias("first"), Way.then.code.as_alias("then"), Way.minutes
    ).where(Way.first.edition == edition)
    return Ways({frozenset((row["first"], row["then"])): row["minutes"] for row in rows})


async def set_way(first: UUID, then: UUID, minutes: int) -> None:
    """In the caller's transaction; a way is kept once, whichever end is named first. 0 to 120 minutes."""
    ends = sorted((first, then))
    await Way.insert(Way(first=ends[0], then=ends[1], minutes=minutes)).on_conflict(
        action="DO UPDATE", target=(Way.first, Way.then), values=[Way.minutes]
    )
