"""Booths that an exhibitor can choose from, hall by hall."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.db.transaction import one_moment
from expo.exhibitors.portal.queries import halls_of
from expo.reservations.queries import Let, lets
from expo.reservations.rules import RUNNING
from i18n.text import Translated


@dataclass(frozen=True, slots=True)
class HallOfBooths:
    """`free` can be taken; `taken` can be waited for."""

    code: str
    name: Translated
    free: tuple[Let, ...]
    taken: tuple[Let, ...]


@one_moment()
async def choosable(edition: UUID, kind: str, *, now: datetime) -> list[HallOfBooths]:
    """Of the kind applied for; a hold that has run out counts as free, as whoever takes the booth will find."""
    every = [one for one in await lets(edition) if one.kind == kind]
    names: Mapping[str, Translated] = {row["code"]: row["name"] for row in await halls_of(edition)}
    found = []
    for code, name in names.items():
        parted: dict[bool, list[Let]] = {True: [], False: []}
        for one in every:
            if one.hall == code:
                parted[is_free(one, now)].append(one)
        if parted[True] or parted[False]:
            found.append(HallOfBooths(code, name, tuple(parted[True]), tuple(parted[False])))
    return found


def is_free(one: Let, now: datetime) -> bool:
    """Nobody has it, or only until a moment ago."""
    return not one.state or (one.state in RUNNING and one.until is not None and one.until <= now)
