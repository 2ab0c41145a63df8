"""Saying who must not meet, and why two may all the same."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import NotFound
from core.journal.commands import record
from core.live.notices import tell
from expo.allocation.facts import ApartEnded, ApartSet, NearnessTolerated
from expo.allocation.neighbours import rules
from expo.allocation.neighbours.queries import apart_called, aparts_of, reasons_for, violations_of
from expo.allocation.tables import KeptApart, Tolerated
from expo.exhibitors.tables import Exhibitor
from expo.permissions import Expo
from expo.reservations.ending import SUBJECT
from i18n.text import Translated, required


async def keep_apart(
    actor: Actor, edition: UUID, *, pair: tuple[UUID, UUID], rule: str, metres: int | None, because: str, now: datetime
) -> UUID:
    """Raises SameExhibitor, ApartAlready, NotFound, Denied."""
    require(actor, Expo.BOOTH_ASSIGN)
    first, then = sorted(pair)
    if first == then:
        raise rules.SameExhibitor
    async with transaction():
        there = (Exhibitor.edition == edition) & Exhibitor.id.is_in([first, then])
        if await Exhibitor.count().where(there) != 2:
            raise NotFound
        made = KeptApart(
            id=uuid4(),
            edition=edition,
            first=first,
            then=then,
            rule=rule,
            metres=metres if rule == "metres" else None,
            because=because,
            made_at=now,
            made_by=str(actor),
        )
        async with refusing({"expo_kept_apart_once": rules.ApartAlready()}):
            await KeptApart.insert(made)
        await record(actor, ApartSet(edition=edition, first=first, then=then, rule=rule), now=now, because=because)
        await tell(SUBJECT)
    key: UUID = made.id
    return key


async def let_meet(actor: Actor, edition: UUID, apart: UUID, *, now: datetime) -> None:
    """The rule holds no more; the reasons that were given for exceptions stay. Raises NotFound, Denied."""
    require(actor, Expo.BOOTH_ASSIGN)
    async with transaction():
        known = await apart_called(edition, apart)
        await KeptApart.update({KeptApart.ended_at: now}).where(KeptApart.id == apart)
        await record(actor, ApartEnded(edition=edition, first=known.first, then=known.then), now=now)
        await tell(SUBJECT)


async def tolerate(actor: Actor, edition: UUID, apart: UUID, *, because: str, now: datetime) -> None:
    """As the two stand now. Raises NotFound where they do not break it, Denied."""
    require(actor, Expo.BOOTH_ASSIGN)
    async with transaction():
        found = await violations_of(edition, [await apart_called(edition, apart)])
        if not found:
            raise NotFound
        await _kept(actor, edition, found[0], because, now)
        await tell(SUBJECT)


async def check_neighbours(
    actor: Actor, edition: UUID, exhibitors: Collection[UUID], *, because: str, now: datetime
) -> None:
    """After booths changed, in the caller's transaction: what these stand too near to needs a reason, which is kept.
    Raises TooNear.
    """
    mine = await aparts_of(edition, exhibitors)
    found = await violations_of(edition, mine)
    given = await reasons_for(found)
    fresh = [one for one in found if (one.apart.id, one.where) not in given]
    if fresh and not because:
        first = fresh[0].apart
        raise rules.TooNear(**await _names(first))
    for one in fresh:
        await _kept(actor, edition, one, because, now)


async def _kept(actor: Actor, edition: UUID, one: rules.Violation, because: str, now: datetime) -> None:
    row = Tolerated(id=uuid4(), apart=one.apart.id, where=one.where, because=because, at=now, by=str(actor))
    await Tolerated.insert(row)
    told = NearnessTolerated(edition=edition, apart=one.apart.id, where=one.where)
    await record(actor, told, now=now, because=because)


async def _names(apart: rules.Apart) -> dict[str, Translated]:
    rows = await Exhibitor.select(Exhibitor.id, Exhibitor.organisation.name.as_alias("name")).where(
        Exhibitor.id.is_in([apart.first, apart.then])
    )
    names = {row["id"]: required(row["name"]) for row in rows}
    return {"first": names[apart.first], "then": names[apart.then]}
