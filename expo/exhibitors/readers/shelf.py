"""The exhibitors of every edition on the shelf, and who has which booth of the plan."""

from collections.abc import Iterable

from expo.editions.queries import all_editions
from expo.exhibitors.readers.listed import Directories, Listed
from expo.exhibitors.readers.queries import directories
from expo.floor.occupants import ByNumber, Occupant, Occupants


async def load_exhibitors(former: Directories | None) -> Directories:
    """By slug; an edition of which nothing changed keeps its indices."""
    found, changed = {}, False
    there = await directories()
    for row in await all_editions():
        if row.id not in there:
            continue
        known = former.get(row.slug) if former else None
        same = known is not None and known.content == there[row.id].content
        found[row.slug] = known if known is not None and same else there[row.id]
        changed = changed or not same
    return former if former is not None and not changed and former.keys() == found.keys() else found


async def load_occupants(former: Occupants | None) -> Occupants:
    """Whoever the public may read of, by the numbers of the booths that are settled."""
    there = await directories()
    said = {row.slug: _by_number(there[row.id].exhibitors) for row in await all_editions() if row.id in there}
    found = {slug: booths for slug, booths in said.items() if booths}
    return former if former is not None and former == found else found


def _by_number(listed: Iterable[Listed]) -> ByNumber:
    return {stand.number: Occupant(one.shown, one.code) for one in listed for stand in one.stands}
