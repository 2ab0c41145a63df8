"""Exchange rates in exact arithmetic: from any currency to won and dollars, or not at all; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from babel.core import get_global
from babel.numbers import get_currency_precision

from core.errors import Conflict, mark
from core.money import Money

HOME, DOLLAR = "KRW", "USD"
SHOWN_IN = (HOME, DOLLAR)
OLDEST = timedelta(days=10)
"""A rate holds until the next one, over holidays too; what is older than this is no rate of that day any more."""
LARGEST, PLACES = Decimal(10) ** 12, 10


class AnotherRate(Conflict):
    message = mark("{currency} has another rate that day: {won} won, from {source}. Say why, to put it right.")


class NoRate(Conflict):
    status = 422
    message = mark("A rate is won for one unit of another currency, more than nothing, with ten decimals at most.")


@dataclass(frozen=True, slots=True)
class Rate:
    """`won` for one unit of `currency`."""

    currency: str
    on_date: date
    won: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Converted:
    """`rates` are those that were used, none for an amount that stays in its currency."""

    money: Money
    rates: tuple[Rate, ...] = ()


@dataclass(frozen=True, slots=True)
class Unconverted:
    """There was no rate for `missing` on or shortly before `on_date`. It is shown as missing, and taken for nothing else."""

    money: Money
    missing: str
    on_date: date


@dataclass(frozen=True, slots=True)
class Sum:
    """What could be converted, in one currency, and what could not: never one number of both."""

    money: Money
    rates: tuple[Rate, ...]
    missing: tuple[Unconverted, ...]


class Rates:
    """Rates by currency, asked for a day."""

    def __init__(self, rates: Iterable[Rate]) -> None:
        self._by_currency: dict[str, list[Rate]] = {}
        for one in sorted(rates, key=lambda each: each.on_date):
            self._by_currency.setdefault(one.currency, []).append(one)

    def on(self, currency: str, day: date) -> Rate | None:
        """The last one that was stated by that day; None where there is none, or only an old one."""
        known = [one for one in self._by_currency.get(currency, ()) if day - OLDEST <= one.on_date <= day]
        return known[-1] if known else None

    def convert(self, money: Money, to: str, day: date) -> Converted | Unconverted:
        """Exactly, and rounded once at the end, halves away from zero, to the smallest unit of `to`."""
        used: list[Rate] = []
        factor = Fraction(1)
        if money.currency == to:
            return Converted(money)
        for currency, power in ((money.currency, 1), (to, -1)):
            if currency == HOME:
                continue
            rate = self.on(currency, day)
            if rate is None:
                return Unconverted(money, currency, day)
            used.append(rate)
            factor *= Fraction(rate.won) ** power
        scale = Fraction(10) ** (get_currency_precision(to) - get_currency_precision(money.currency))
        return Converted(Money(_rounded(money.minor * factor * scale), to), tuple(used))

    def total(self, amounts: Sequence[tuple[Money, date]], to: str) -> Sum:
        """Of one kind of amounts, each by the rate of its own day."""
        whole, used, missing = Money(0, to), dict[Rate, None](), []
        for money, day in amounts:
            found = self.convert(money, to, day)
            if isinstance(found, Unconverted):
                missing.append(found)
            else:
                whole += found.money
                used.update(dict.fromkeys(found.rates))
        return Sum(whole, tuple(used), tuple(missing))


def check_rate(rate: Rate) -> None:
    """Raises NoRate."""
    if not is_currency(rate.currency) or rate.currency == HOME:
        raise NoRate
    exponent = rate.won.as_tuple().exponent
    if not 0 < rate.won < LARGEST or not isinstance(exponent, int) or -exponent > PLACES:
        raise NoRate


def is_currency(code: str) -> bool:
    """As ISO 4217 knows it, also those of former times: figures of years ago are in them."""
    known: Mapping[str, object] = get_global("all_currencies")
    return code in known


def _rounded(exact: Fraction) -> int:
    sign = 1 if exact >= 0 else -1
    return sign * ((2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator))
