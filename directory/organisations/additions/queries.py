"""What the directory has that may be the organisation that is about to be added."""

import asyncio
from collections.abc import Mapping
from uuid import UUID

from core.access.rules import require
from core.actor import Actor
from directory.duplicates.comparing import Candidate, compared
from directory.duplicates.loading import candidates_of
from directory.duplicates.organisations import Candidate as House
from directory.duplicates.queries import Side, sides_of
from directory.duplicates.subjects import ORGANISATION
from directory.organisations.additions.rules import host_of
from directory.organisations.rules import LANGUAGE_CODES, Texts
from directory.permissions import Directory

MOST_SHOWN = 5


async def similar(actor: Actor, given: Texts, kind: str = "") -> list[Side]:
    """At most five, the likeliest first, by the scores that duplicates are found with; whoever has the same site is asked
    about as well. Raises NotFound for those who may not add any.
    """
    require(actor, Directory.ORGANISATION_CREATE)
    names = tuple(dict.fromkeys(name for code in LANGUAGE_CODES if (name := given.get(f"name_{code}", ""))))
    hosts = frozenset({host_of(given.get("website", ""))} - {""})
    mine = House(names=names, kind=kind, country=given.get("country", ""), hosts=hosts)
    found = await asyncio.to_thread(_likeliest, mine, await candidates_of(ORGANISATION))
    sides = await sides_of(ORGANISATION, set(found))
    return [sides[one] for one in found]


def _likeliest(mine: House, known: Mapping[UUID, Candidate]) -> list[UUID]:
    scores = {one: compared(mine, other) for one, other in known.items()}
    fitting = [one for one, score in scores.items() if score.alike or _same_site(mine, known[one])]
    return sorted(fitting, key=lambda one: (-scores[one].points, str(one)))[:MOST_SHOWN]


def _same_site(mine: House, other: Candidate) -> bool:
    return isinstance(other, House) and bool(mine.hosts & other.hosts)
