"""Booths that an exhibitor has, and can choose from, hall by hall."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from core.db.transaction import one_moment
from expo.billing.prices.queries import claims_of, tariff_under
from expo.billing.prices.rules import Sum
from expo.billing.prices.views import prices_for
from expo.exhibitors.portal.queries import halls_of
from expo.exhibitors.queries import Application, fair_of
from expo.exhibitors.tables import Fair
from expo.reservations.queries import Held, Let, lets, reservations_of
from expo.reservations.rules import RUNNING
from expo.reservations.waiting import waiting_of
from i18n.text import Translated


@dataclass(frozen=True, slots=True)
class HallOfBooths:
    """`free` can be taken; `taken` can be waited for."""

    code: str
    name: Translated
    free: tuple[Let, ...]
    taken: tuple[Let, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the page shows; `prices` by a booth's area, `waiting` as `waiting_of` has it."""

    fair: Fair
    halls: Sequence[HallOfBooths]
    prices: Mapping[Decimal, Sum | None]
    held: Sequence[Held]
    waiting: Sequence[Mapping[str, Any]]


@one_moment()
async def choices_of(known: Application, *, today: date, now: datetime) -> Choices:
    """`today` in the edition's zone, whose prices count."""
    fair = await fair_of(known.edition)
    halls = await choosable(known.edition, known.wishes.kind, now=now)
    in_force, claims = await tariff_under(fair, today), await claims_of(known)
    prices = prices_for(in_force, known.wishes.kind, (one.area for hall in halls for one in hall.free), claims)
    return Choices(fair, halls, prices, await reservations_of(known.id), await waiting_of(known.id))


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
