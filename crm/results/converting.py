"""Won and dollars of amounts in many currencies, exactly, by rates of a day; what has no rate stays what it is; pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from babel.numbers import get_currency_precision

from crm.results.rules import Cell, Rate

WON, DOLLAR = "KRW", "USD"
SHOWN = (WON, DOLLAR)
HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Converted:
    """`minor` is the sum of all that has a rate, None where nothing has one; `missing` are the currencies without."""

    minor: int | None
    missing: tuple[str, ...]


def converted(amounts: Mapping[str, int | Fraction], target: str, rates: Mapping[str, Rate]) -> Converted:
    """Added up exactly, and rounded once, half away from zero. A currency without a rate is missing, never 1 to 1; what
    is in the target already needs no rate.
    """
    exact, missing = Fraction(0), []
    for currency, minor in sorted(amounts.items()):
        value = _of(currency, minor, target, rates)
        if value is None:
            missing.append(currency)
        else:
            exact += value
    return Converted(None if len(missing) == len(amounts) and amounts else rounded(exact), tuple(missing))


def lacking(cell: Cell, target: str, rates: Collection[str]) -> tuple[str, ...]:
    """The currencies that are missing in the sum in `target`, by which rates there are."""
    there = {*rates, WON}
    return tuple(one for one in cell.amounts or cell.unconverted if one != target and not {one, target} <= there)


def _of(currency: str, minor: int | Fraction, target: str, rates: Mapping[str, Rate]) -> Fraction | None:
    """In minor units of the target, not rounded."""
    if currency == target:
        return Fraction(minor)
    of, into = _won(currency, rates), _won(target, rates)
    if of is None or into is None:
        return None
    return of * minor / into * Fraction(10 ** _places(target), 10 ** _places(currency))


def _won(currency: str, rates: Mapping[str, Rate]) -> Fraction | None:
    if currency == WON:
        return Fraction(1)
    return Fraction(Decimal(rates[currency].won)) if currency in rates else None


def _places(currency: str) -> int:
    return int(get_currency_precision(currency))


def rounded(exact: Fraction) -> int:
    """Half away from zero."""
    whole = (abs(exact) + HALF) // 1
    return int(whole if exact >= 0 else -whole)
