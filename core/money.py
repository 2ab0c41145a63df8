"""Amounts of money: whole numbers of a currency's smallest unit, exact, and never two currencies in one sum."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

CURRENCY = re.compile(r"[A-Z]{3}")
MILLE = 1_000


class OtherCurrency(TypeError):
    """A mistake of ours: won and dollars were about to be added or compared."""


@dataclass(frozen=True, slots=True)
class Money:
    """`minor` counts the smallest unit (won, cents), below zero for what is given back; `currency` is ISO 4217."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if type(self.minor) is not int or CURRENCY.fullmatch(self.currency) is None:
            raise TypeError(self.minor, self.currency)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._like(other).minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._like(other).minor, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.minor < self._like(other).minor

    def __bool__(self) -> bool:
        return self.minor != 0

    def times(self, factor: int | Fraction) -> "Money":
        """What is less than the smallest unit is dropped, towards zero: of an amount given back as of one asked for."""
        exact = Fraction(factor) * self.minor
        whole = abs(exact.numerator) // exact.denominator
        return Money(whole if exact >= 0 else -whole, self.currency)

    def tax(self, per_mille: int) -> "Money":
        """Value added tax (부가가치세) on a net amount; 100 is ten per cent (부가가치세법 제30조).

        Fractions of the smallest unit are dropped (원 미만 절사), as tax invoices are written in Korea and as 국고금 관리법
        제47조 drops what is too small to be paid. It is worked out once on the whole of an invoice, never line by line;
        of a credit note it is exactly what was asked for.
        """
        return self.times(Fraction(per_mille, MILLE))

    def allocate(self, weights: Sequence[int]) -> list["Money"]:
        """Shares by weight that add up to the whole: what is left over goes to the largest remainders, the first of
        equal ones first. Raises ValueError where there is no weight, or one below zero.
        """
        total = sum(weights)
        if total <= 0 or min(weights) < 0:
            raise ValueError(weights)
        sign = 1 if self.minor >= 0 else -1
        parts = [divmod(abs(self.minor) * one, total) for one in weights]
        left = abs(self.minor) - sum(whole for whole, _ in parts)
        by_rest = sorted(range(len(parts)), key=lambda place: (-parts[place][1], place))
        more = frozenset(by_rest[:left])
        return [Money(sign * (whole + (place in more)), self.currency) for place, (whole, _) in enumerate(parts)]

    def _like(self, other: "Money") -> "Money":
        if not isinstance(other, Money) or other.currency != self.currency:
            raise OtherCurrency(self, other)
        return other


def total(amounts: Iterable[Money], currency: str) -> Money:
    """Zero of the currency for none. Raises OtherCurrency."""
    found = Money(0, currency)
    for one in amounts:
        found = found + one
    return found
