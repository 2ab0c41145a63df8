"""Booths and their areas added up, by whatever is asked for; pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from expo.reservations.queries import Let

FIRM = frozenset({"requested", "confirmed"})
"""What counts as let: asked for, or confirmed. A hold and a proposal are still open."""


@dataclass(frozen=True, slots=True)
class Total:
    """`area` in m²; `firm` and `firm_area` are of what is let, `taken` of what somebody has in any way."""

    key: str
    booths: int
    area: Decimal
    taken: int
    taken_area: Decimal
    firm: int
    firm_area: Decimal

    @property
    def share(self) -> int:
        """Per cent of the area that is let, rounded down: 100 means all of it."""
        return int(self.firm_area * 100 // self.area) if self.area else 0


def totals(lets: Iterable[Let], of: Callable[[Let], str]) -> list[Total]:
    """One a key, in the order in which they first appear."""
    groups: dict[str, list[Let]] = {}
    for one in lets:
        groups.setdefault(of(one), []).append(one)
    return [_total(key, ones) for key, ones in groups.items()]


def share_let(lets: Sequence[Let]) -> int:
    """Per cent of all area, rounded down."""
    return _total("", lets).share


def whole(lets: Sequence[Let]) -> Total:
    """All of them under no key."""
    return _total("", lets)


def _total(key: str, ones: Sequence[Let]) -> Total:
    taken = [one for one in ones if one.state]
    firm = [one for one in ones if one.state in FIRM]
    return Total(key, len(ones), _area(ones), len(taken), _area(taken), len(firm), _area(firm))


def _area(ones: Iterable[Let]) -> Decimal:
    return sum((one.area for one in ones), Decimal())
