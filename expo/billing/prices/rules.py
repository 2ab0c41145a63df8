"""What booths cost on a day: lines that say how the amount comes about; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from core.errors import Conflict, mark
from core.money import MILLE, Money, total
from expo.exhibitors.rules import AREA_STEP
from i18n.text import Translated

ITEM_NAMES: Mapping[str, str] = {
    "space": mark("Space"),
    "side": mark("Each open side beyond the first"),
    "co_exhibitor": mark("Each co-exhibitor"),
}
UNIT_NAMES: Mapping[str, str] = {
    "m2": mark("per m²"),
    "booth": mark("per booth of 9 m²"),
    "side": mark("per side"),
    "each": mark("each"),
}
WHO_NAMES: Mapping[str, str] = {
    "alliance": mark("Members of the Convergence Alliance"),
    "startup": mark("Start-ups"),
    "earlier": mark("Who took part before"),
    "everybody": mark("Everybody"),
}
PLACES: Mapping[str, str] = {
    "shell": mark("Booth {booth}: shell scheme, {area} m²"),
    "raw": mark("Booth {booth}: raw space, {area} m²"),
}
SIDES, CO_EXHIBITORS = mark("Open sides beyond the first: {count}"), mark("Co-exhibitors: {count}")
TAKEN_OFF = mark("{reason} (less {percent} %)")


class PriceOverlaps(Conflict):
    message = mark("There is a price for this on some of these days already. End that one first.")


class DiscountOverlaps(Conflict):
    message = mark("There is a discount for these exhibitors on some of these days already. End that one first.")


class NoPrice(Conflict):
    message = mark("No price is set for this on this day: the organisers set it first.")


@dataclass(frozen=True, slots=True)
class Cost:
    """A price in force: net, for one `unit` of its item."""

    item: str
    kind: str
    unit: str
    each: Money


@dataclass(frozen=True, slots=True)
class Reduction:
    """A discount in force."""

    who: str
    per_mille: int
    reason: Translated


@dataclass(frozen=True, slots=True)
class Space:
    """A booth as far as its price goes; `area` in m²."""

    number: str
    kind: str
    area: Decimal


@dataclass(frozen=True, slots=True)
class Claims:
    """What of an exhibitor changes the price; `groups` are those of WHO_NAMES that it belongs to."""

    open_sides: int = 1
    co_exhibitors: int = 0
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """`says` is a gettext id with `places`, of which translated ones are read in the reader's language; `amount` net."""

    says: str
    amount: Money
    quantity: str = "1"
    each: Money | None = None
    places: Mapping[str, str | Translated] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sum:
    """What lines come to, with tax worked out once on all of them."""

    net: Money
    tax: Money

    @property
    def gross(self) -> Money:
        return self.net + self.tax


def sum_of(lines: Iterable[Line], currency: str, per_mille: int) -> Sum:
    """Zero for none."""
    net = total((line.amount for line in lines), currency)
    return Sum(net, net.tax(per_mille))


def priced(spaces: Sequence[Space], claims: Claims, costs: Iterable[Cost], off: Iterable[Reduction]) -> list[Line]:
    """Space, then sides and co-exhibitors, then what is taken off the space; discounts are each worked out on the whole
    space and never make it cheaper than nothing. Raises NoPrice for a kind of booth without one.
    """
    known = {(one.item, one.kind): one for one in costs}
    lines = [_space(one, known.get(("space", one.kind))) for one in spaces]
    if not lines:
        return []
    space = total((line.amount for line in lines), lines[0].amount.currency)
    return [*lines, *_extras(spaces[0].kind, claims, known), *_reductions(space, claims, off)]


def _space(one: Space, cost: Cost | None) -> Line:
    if cost is None:
        raise NoPrice
    units = Fraction(one.area) / (AREA_STEP if cost.unit == "booth" else 1)
    places = {"booth": one.number, "area": _plain(Fraction(one.area))}
    return Line(PLACES[one.kind], cost.each.times(units), _counted(units), cost.each, places)


def _extras(kind: str, claims: Claims, known: Mapping[tuple[str, str], Cost]) -> Iterable[Line]:
    """What nobody has set a price for is in the price of the space."""
    side, other = known.get(("side", kind)), known.get(("co_exhibitor", ""))
    for says, cost, count in ((SIDES, side, claims.open_sides - 1), (CO_EXHIBITORS, other, claims.co_exhibitors)):
        if cost is not None and count > 0 and cost.each:
            yield Line(says, cost.each.times(count), str(count), cost.each, {"count": str(count)})


def _reductions(space: Money, claims: Claims, off: Iterable[Reduction]) -> Iterable[Line]:
    left = space
    for one in off:
        if one.who != "everybody" and one.who not in claims.groups:
            continue
        share = min(space.times(Fraction(one.per_mille, MILLE)), left)
        left = left - share
        percent = _plain(Fraction(one.per_mille, 10))
        yield Line(TAKEN_OFF, -share, places={"reason": one.reason, "percent": percent})


def _counted(units: Fraction) -> str:
    """So that who multiplies comes to the amount: two thirds of a booth are no 0.67 of it."""
    plain = _plain(units)
    return plain if Fraction(plain) == units else f"{units.numerator}/{units.denominator}"


def _plain(number: Fraction) -> str:
    """At most two decimals, none that say nothing."""
    return f"{float(number):.2f}".rstrip("0").rstrip(".")


def in_force(from_on: date, until_on: date | None, day: date) -> bool:
    """Both days belong to it."""
    return from_on <= day and (until_on is None or day <= until_on)
