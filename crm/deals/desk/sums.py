"""What amounts come to, kind by kind: in their own currencies, and in won and dollars as far as there are rates."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from core.money import Money
from crm.deals.amounts.kinds import KINDS
from crm.deals.amounts.rules import Entry, totals
from crm.rates.queries import rates
from crm.rates.rules import SHOWN_IN, Rate, Sum


@dataclass(frozen=True, slots=True)
class KindSum:
    """`own` by currency; `converted` in won, then in dollars, each with its rates and with what has none."""

    kind: str
    own: tuple[Money, ...]
    converted: tuple[Sum, ...]

    @property
    def rates(self) -> tuple[Rate, ...]:
        """All that were used, each once."""
        return tuple(dict.fromkeys(rate for one in self.converted for rate in one.rates))


async def sums_by_kind(entries: Sequence[Entry]) -> list[KindSum]:
    """Of entries that stand, each by the rate of its own day; kinds are never added."""
    every = [(one.kind, one.money, one.as_of) for one in entries]
    return await sums_of(every, list(totals(entries)))


async def sums_of(
    amounts: Sequence[tuple[str, Money, date]], order: Collection[tuple[str, str]] | None = None
) -> list[KindSum]:
    """Amounts as (kind, money, the day whose rate counts)."""
    known = await rates({one.currency for _, one, _ in amounts} | {*SHOWN_IN})
    there = {kind for kind, _ in order} if order is not None else {kind for kind, _, _ in amounts}
    found = []
    for kind in (one for one in KINDS if one in there):
        mine = [(money, day) for each, money, day in amounts if each == kind]
        currencies = sorted({money.currency for money, _ in mine})
        own = tuple(
            sum((money for money, _ in mine if money.currency == one), start=Money(0, one)) for one in currencies
        )
        found.append(KindSum(kind, own, tuple(known.total(mine, to) for to in SHOWN_IN)))
    return found
