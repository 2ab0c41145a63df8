"""Orders as a floor manager looks through them: by service or by booth, with sums; and what a contractor does on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from core.actor import Actor
from core.forms.form import day_in, typed
from core.money import Money
from expo.extras.orders.queries import Ordered, orders_of, totals_of
from expo.extras.rules import LIVE, STATE_NAMES, TRADE_NAMES, Offer

BY = ("service", "booth")


@dataclass(frozen=True, slots=True)
class Group:
    """Orders of one service, or of one exhibitor's booths; `units` counts those that live, in the unit of a service."""

    orders: tuple[Ordered, ...]
    units: int
    sums: tuple[Money, ...]

    @property
    def first(self) -> Ordered:
        return self.orders[0]


@dataclass(frozen=True, slots=True)
class Listing:
    by: str
    state: str
    trade: str
    extra: str
    words: str
    groups: tuple[Group, ...]
    numbers: Mapping[str, int]
    sums: tuple[Money, ...]

    @property
    def asked(self) -> dict[str, str]:
        """Its own address."""
        return {"by": self.by, "state": self.state, "trade": self.trade, "extra": self.extra, "q": self.words}


@dataclass(frozen=True, slots=True)
class Day:
    """What a trade has to do: on `day`, or (None) once, before the edition opens."""

    day: date | None
    trade: str
    groups: tuple[tuple[Offer, tuple[Ordered, ...]], ...]

    @property
    def number(self) -> int:
        return sum(len(orders) for _, orders in self.groups)


async def listing(actor: Actor, edition: UUID, asked: Mapping[str, str]) -> Listing:
    """What an address asks for and there is not asks for all."""
    every = await orders_of(actor, edition)
    by, state, trade = asked.get("by", ""), asked.get("state", ""), asked.get("trade", "")
    by = by if by in BY else BY[0]
    state, trade = state if state in STATE_NAMES else "", trade if trade in TRADE_NAMES else ""
    extra, words = typed(asked.get("extra", "")), typed(asked.get("q", ""))
    near = [one for one in every if _near(one, trade, extra, words)]
    found = [one for one in near if one.state == state or (not state and one.live)]
    numbers = {code: sum(one.state == code for one in near) for code in STATE_NAMES}
    return Listing(by, state, trade, extra, words, tuple(_grouped(found, by)), numbers, tuple(totals_of(found)))


async def day_list(actor: Actor, edition: UUID, asked: Mapping[str, str]) -> Day:
    """Confirmed and delivered orders of one trade (the first where none is asked for), by service and booth."""
    every = [one for one in await orders_of(actor, edition) if one.state in ("confirmed", "delivered")]
    trade, day = asked.get("trade", ""), day_in(asked.get("day", ""))
    trade = trade if trade in TRADE_NAMES else next((one.offer.trade for one in every), "power")
    here = [one for one in every if one.offer.trade == trade and (day in one.days if day else not one.days)]
    here.sort(key=lambda one: (one.offer.position, one.offer.code, one.where, one.exhibitor_code))
    groups = [(list(found)) for _, found in groupby(here, key=lambda one: one.offer.code)]
    return Day(day, trade, tuple((found[0].offer, tuple(found)) for found in groups))


def _grouped(orders: Iterable[Ordered], by: str) -> list[Group]:
    if by == "booth":
        ordered = sorted(orders, key=lambda one: (one.booths, one.exhibitor_code))
        sets = [tuple(found) for _, found in groupby(ordered, key=lambda one: one.exhibitor_code)]
    else:
        places = list(TRADE_NAMES)
        ordered = sorted(orders, key=lambda one: (places.index(one.offer.trade), one.offer.position, one.offer.code))
        sets = [tuple(found) for _, found in groupby(ordered, key=lambda one: one.offer.code)]
    return [
        Group(found, sum(one.units for one in found if one.state in LIVE), tuple(totals_of(found))) for found in sets
    ]


def _near(one: Ordered, trade: str, extra: str, words: str) -> bool:
    names = " ".join(each.text for text in (one.organisation, one.offer.name) for each in text.renditions.values())
    said = f"{one.exhibitor_code} {' '.join(one.booths)} {names}".casefold()
    fits = (not trade or one.offer.trade == trade) and (not extra or one.offer.code == extra)
    return fits and all(word in said for word in words.casefold().split())
