"""How long one walks in each edition, held in memory: a page of one's own asks no database for it."""

from collections.abc import Mapping

from expo.editions.queries import all_editions
from expo.venues.ways import Ways, ways_of

SUBJECT = "ways"
"""Told by whoever sets a way."""


async def load_ways(former: Mapping[str, Ways] | None) -> Mapping[str, Ways]:
    """By slug; without those where nobody has walked yet."""
    found = {row.slug: await ways_of(row.id) for row in await all_editions()}
    walked = {slug: ways for slug, ways in found.items() if ways.known}
    return former if former is not None and former == walked else walked
