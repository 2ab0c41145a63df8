"""Booths that an exhibitor has, and can choose from, hall by hall."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from core.db.together import Together
from core.db.transaction import one_moment
from expo.billing.prices.queries import Tariff, claims_of, tariff_under
from expo.billing.prices.rules import Claims, Sum
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


@dataclass(frozen=True, slots=True)
class _Offered:
    """The same for every exhibitor of an edition."""

    fair: Fair
    lets: Sequence[Let]
    halls: Mapping[str, Translated]
    tariff: Tariff


async def choices_of(known: Application, *, today: date, now: datetime) -> Choices:
    """`today` in the edition's zone, whose prices count. When a booth is taken, all who wanted it ask for this at once:
    what is the same for them is read for all of them together.
    """
    offered = await _offered((known.edition, today))
    halls = choosable(offered.lets, offered.halls, known.wishes.kind, now=now)
    held, waiting, claims = await _own(known)
    prices = prices_for(offered.tariff, known.wishes.kind, (one.area for hall in halls for one in hall.free), claims)
    return Choices(offered.fair, halls, prices, held, waiting)


@one_moment()
async def _own(known: Application) -> tuple[list[Held], list[Mapping[str, Any]], Claims]:
    return await reservations_of(known.id), await waiting_of(known.id), await claims_of(known)


@one_moment()
async def _read(edition_and_day: tuple[UUID, date]) -> _Offered:
    edition, day = edition_and_day
    fair = await fair_of(edition)
    halls: Mapping[str, Translated] = {row["code"]: row["name"] for row in await halls_of(edition)}
    return _Offered(fair, await lets(edition), halls, await tariff_under(fair, day))


_offered = Together(_read)


def choosable(every: Sequence[Let], halls: Mapping[str, Translated], kind: str, *, now: datetime) -> list[HallOfBooths]:
    """Of the kind applied for; a hold that has run out counts as free, as whoever takes the booth will find."""
    free: dict[str, list[Let]] = {code: [] for code in halls}
    taken: dict[str, list[Let]] = {code: [] for code in halls}
    for one in every:
        if one.kind == kind:
            (free if is_free(one, now) else taken)[one.hall].append(one)
    return [
        HallOfBooths(code, name, tuple(free[code]), tuple(taken[code]))
        for code, name in halls.items()
        if free[code] or taken[code]
    ]


def is_free(one: Let, now: datetime) -> bool:
    """Nobody has it, or only until a moment ago."""
    return not one.state or (one.state in RUNNING and one.until is not None and one.until <= now)
