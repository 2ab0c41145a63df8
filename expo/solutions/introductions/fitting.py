"""Who fits whom, with reasons: for a demand the published solutions, for an exhibitor the approved demands."""

from dataclasses import dataclass
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.db.engine import DB
from expo.exhibitors.rules import SHOWN
from expo.solutions.demands.queries import KnownDemand, approved_demands
from expo.solutions.matching import Fit, fit_of, ranked
from expo.solutions.shown import Shown
from i18n.text import Translated, required

PUBLISHED = """
SELECT s.id, s.code, s.shown, o.name, x.id AS exhibitor FROM expo_solution s JOIN expo_exhibitor x ON x.id = s.exhibitor
JOIN directory_organisation o ON o.id = x.organisation WHERE s.edition = {} AND s.shown IS NOT NULL AND x.state = ANY({})
"""


@dataclass(frozen=True, slots=True)
class Offered:
    """A solution as it is published, with whose it is."""

    id: UUID
    code: str
    shown: Shown
    exhibitor: UUID
    name: Translated


@dataclass(frozen=True, slots=True)
class Match:
    demand: KnownDemand
    offer: Offered
    fit: Fit


async def offered_in(edition: UUID) -> list[Offered]:
    """All that is published of exhibitors who are shown."""
    rows = await DB.run_querystring(QueryString(PUBLISHED, edition, sorted(SHOWN)))
    return [
        Offered(
            row["id"],
            row["code"],
            msgspec.json.decode(row["shown"], type=Shown),
            row["exhibitor"],
            required(row["name"]),
        )
        for row in rows
    ]


async def matches_of_demand(demand: KnownDemand) -> list[Match]:
    """What fits best first; nothing for a demand that nobody has approved."""
    if demand.state != "approved":
        return []
    offers = await offered_in(demand.edition)
    pairs = [(one.code, one, fit_of(one.shown.choices, demand.choices, demand.country)) for one in offers]
    return [Match(demand, one, fit) for one, fit in ranked(pairs)]


async def matches_of_exhibitor(edition: UUID, exhibitor: UUID) -> list[Match]:
    """The best of their solutions for each demand; what fits best first."""
    offers = [one for one in await offered_in(edition) if one.exhibitor == exhibitor]
    best = []
    for demand in await approved_demands(edition):
        pairs = [(one.code, one, fit_of(one.shown.choices, demand.choices, demand.country)) for one in offers]
        found = ranked(pairs)
        if found:
            best.append((demand.code, Match(demand, *found[0]), found[0][1]))
    return [match for match, _ in ranked(best)]
