"""Making a plan in the background: the floor as it is at the beginning, then one exhibitor after the other."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from core.actor import SYSTEM
from core.db.transaction import transaction
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.search.words import fold
from expo.allocation.board.queries import those_who_take_part
from expo.allocation.neighbours.queries import aisles_of, aparts_of, places_of
from expo.allocation.rounds.commands import KIND, keep_plan
from expo.allocation.rounds.filling import Claim, Floor, Spot, fill, floor_of
from expo.allocation.rounds.queries import Round, plans_of, round_with
from expo.editions.tables import Edition
from expo.exhibitors.queries import Application
from expo.floor.drawing.queries import drawing_of
from expo.floor.plans.draft import draft_plan
from expo.reservations.queries import Let, lets
from expo.reservations.turns import turn

LEAST_NAME = 2
"""Letters of a name that count when somebody is looked for in a wish."""


async def _run(arguments: Arguments, now: datetime, progress: Progress) -> Result:
    """Nothing but a plan comes of it; a second run after an accident finds the first one's and leaves it."""
    known = await round_with(UUID(arguments["round"]))
    seed = int(arguments["seed"])
    if known.proposed_at or any(one.seed == seed and one.like is None for one in await plans_of(known.id)):
        return {"count": 0}
    ones = {one.id: one for one in await those_who_take_part(SYSTEM, known.edition)}
    there = await lets(known.edition)
    floor, claims = await _floor(known, there, ones, seed), _claims(known, there, ones)
    lines, run = [], fill(claims, floor)
    for at in range(len(claims)):
        await progress(at, len(claims))
        lines.append(await asyncio.to_thread(next, run))
    async with transaction():
        await turn(known.edition)
        await keep_plan(known.id, lines, seed=seed, by=str(arguments["by"]), now=now)
    return {"count": sum(bool(one.booths) for one in lines)}


async def _floor(known: Round, there: Sequence[Let], ones: Mapping[UUID, Application], seed: int) -> Floor:
    edition = await Edition.objects().get(Edition.id == known.edition)
    assert edition is not None  # noqa: S101 -- the round's foreign key says so
    drawing = await drawing_of(edition)
    open_sides = {one.number: one.open_sides for hall in draft_plan(drawing).halls for one in hall.booths}
    shapes = {one.number: one.polygon for one in drawing.booths.values()}
    spots = [
        Spot(one.number, one.hall, one.kind, float(one.area), shapes[one.number], open_sides.get(one.number, 1))
        for one in there
        if not one.state and one.number in shapes
    ]
    pavilions = {key: one.pavilion for key, one in ones.items() if one.pavilion}
    standing = await places_of(known.edition)
    aparts, aisles = await aparts_of(known.edition), await aisles_of(known.edition)
    return floor_of(spots, standing, pavilions, aparts, aisles, seed=seed)


def _claims(known: Round, there: Sequence[Let], ones: Mapping[UUID, Application]) -> list[Claim]:
    """In the order of priority, of those who still lack area."""
    found = []
    for rank in known.ranking:
        one = ones.get(rank.exhibitor)
        has = sum((let.area for let in there if let.exhibitor == rank.exhibitor), Decimal())
        if one is not None and has < one.wishes.area:
            found.append(
                Claim(
                    one.id,
                    one.code,
                    one.wishes.kind,
                    float(one.wishes.area - has),
                    one.wishes.hall,
                    one.pavilion,
                    named_in(one.wishes.near, {key: each for key, each in ones.items() if key != one.id}),
                    one.wishes.open_sides,
                )
            )
    return found


def named_in(words: str, ones: Mapping[UUID, Application]) -> tuple[UUID, ...]:
    """Whom somebody means by their own words: those whose name, in any language, or number stands in them."""
    text = fold(words)
    if not text:
        return ()
    found = []
    for key, one in ones.items():
        names = [one.code, *(each.text for each in one.name.renditions.values())]
        if any(len(name) > LEAST_NAME and fold(name) in text for name in names):
            found.append(key)
    return tuple(found)


WORK = Work(KIND, mark("Make a plan of booths"), mark("Exhibitors with booths: {count}"), _run)
