"""What a figure of results is: of one measure, never added to another, counted once, with what stands behind it; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from core.errors import mark
from core.money import Money


class Measure(StrEnum):
    """What is stored in frozen reports is the right side, so these must not change."""

    CONSULTED = "consulted"
    EXPECTED = "expected"
    CONTRACTED = "contracted"
    EXPORTED = "exported"


MEASURES: Mapping[Measure, str] = {
    Measure.CONSULTED: mark("Consulted"),
    Measure.EXPECTED: mark("Expected"),
    Measure.CONTRACTED: mark("Contracted"),
    Measure.EXPORTED: mark("Exported"),
}
"""상담액, 계약추진액, 계약액, 수출실적."""
KINDS: Mapping[Measure, tuple[str, ...]] = {
    Measure.CONSULTED: ("consulted",),
    Measure.EXPECTED: ("expected",),
    Measure.CONTRACTED: ("contract", "change", "cancel"),
    Measure.EXPORTED: ("exported",),
}
"""Of the ledger's kinds. What is contracted is the contract, its changes and what was cancelled of it; a memorandum's
value, a bid and an award are no contract and are counted nowhere.
"""
GRADES = ("A", "B", "C", "D")
NONE, WITHHELD = "", "~"
"""Values of a side: a deal that has none of it, and one whose name not everybody at the desk may know."""
SIDES: Mapping[str, str] = {
    "edition": mark("Edition"),
    "country": mark("Country"),
    "agreement": mark("Agreement"),
    "visit": mark("Visit"),
    "field": mark("Field of the deal"),
    "size": mark("Size of the company"),
}
"""From which one and the same deals are looked at: within a side a deal stands in one row only."""
PARTS: Mapping[str, str] = {
    "small": mark("SMEs and start-ups"),
    "large": mark("Larger companies"),
    "foreign": mark("Companies abroad"),
    "": mark("Size not known"),
}
"""Whose share of a deal it is, by its consortium and the sizes on the day of its contract; a deal may have several."""
PART = "part"
PUBLIC_SIDES = ("edition", "country", "field", "size")
"""Agreements and visits may be nobody's to know; and every further side is one more way to subtract."""
TOTAL = "total"


class OtherMeasure(TypeError):
    """A mistake of ours: what was consulted and what was contracted were about to be added or compared."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Money of one measure: it adds up with the same measure in the same currency, and with nothing else."""

    measure: Measure
    money: Money

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.measure, self.money + self._like(other).money)

    def __lt__(self, other: "Sum") -> bool:
        return self.money < self._like(other).money

    def _like(self, other: "Sum") -> "Sum":
        if not isinstance(other, Sum) or other.measure is not self.measure:
            raise OtherMeasure(self, other)
        return other


def sum_of(measure: Measure, currency: str, sums: Iterable[Sum]) -> Sum:
    """Zero for none. Raises OtherMeasure, and OtherCurrency."""
    found = Sum(measure, Money(0, currency))
    for one in sums:
        found = found + one
    return found


class Scope(msgspec.Struct, frozen=True, omit_defaults=True):
    """Which deals are counted: empty narrows nothing. `since` and `until` are the days of their amounts, both inclusive."""

    until: date
    since: date | None = None
    edition: str = ""
    country: str = ""
    agreement: str = ""
    visit: str = ""
    field: str = ""
    size: str = ""

    def chosen(self, side: str) -> str:
        return str(getattr(self, side))


class Rate(msgspec.Struct, frozen=True):
    """`won` for one unit of `currency`, as a decimal, exactly as `source` said for `on`."""

    currency: str
    won: str
    on: date
    source: str


class Cell(msgspec.Struct, frozen=True, omit_defaults=True):
    """One measure in one row. `amounts` are minor units by currency, as text since they may be longer than a machine's
    numbers; `krw` and `usd` are what of it could be converted, `unconverted` the currencies of the rest. `grades` counts
    the entries by their evidence, and `hidden` says that nothing of it is shown.
    """

    amounts: dict[str, str] = {}
    krw: str | None = None
    usd: str | None = None
    unconverted: tuple[str, ...] = ()
    deals: int = 0
    companies: int = 0
    grades: dict[str, int] = {}
    hidden: bool = False

    def sums(self, measure: Measure) -> list[Sum]:
        return [Sum(measure, Money(int(minor), currency)) for currency, minor in sorted(self.amounts.items())]

    @property
    def entries(self) -> int:
        return sum(self.grades.values())


class Row(msgspec.Struct, frozen=True):
    """`value` is a code of the side; `name` is its text by language, where the code alone says nothing."""

    value: str
    cells: dict[str, Cell]
    name: dict[str, str] = {}

    def cell(self, measure: str) -> Cell:
        return self.cells.get(measure, EMPTY)


class Side(msgspec.Struct, frozen=True):
    """The same deals by one of `SIDES`; rows in the order of what was contracted, expected and consulted."""

    code: str
    rows: tuple[Row, ...]


class Overlap(msgspec.Struct, frozen=True):
    """How many of the deals came from what: each counts once, however many of these it has."""

    deals: int = 0
    meeting: int = 0
    visit: int = 0
    agreement: int = 0
    several: int = 0


class Wave(msgspec.Struct, frozen=True):
    """How a follow-up wave, `months` after an edition, was answered: how many companies were asked, how many of them a
    letter reached, how many answered, and how many of these stated an amount. No answer is no zero.
    """

    edition: str
    months: int
    asked: int
    reached: int
    answered: int
    stated: int

    @property
    def rate(self) -> Decimal:
        """In per cent; nobody is in a wave in which nobody was asked."""
        return (Decimal(100 * self.answered) / self.asked).quantize(Decimal("0.1"))


class Figures(msgspec.Struct, frozen=True):
    """A report's figures, as they are frozen: the whole, and the same from every side; `parts` by whose share it is
    (`PARTS`), and `waves` how many were asked for them and answered. Reports that are older than these have none.
    """

    total: Row
    sides: tuple[Side, ...]
    overlap: Overlap
    rates: tuple[Rate, ...]
    parts: tuple[Row, ...] = ()
    waves: tuple[Wave, ...] = ()

    def row(self, side: str, value: str) -> Row | None:
        if side == TOTAL:
            return self.total
        if side == PART:
            return next((one for one in self.parts if one.value == value), None)
        rows = next((one.rows for one in self.sides if one.code == side), ())
        return next((one for one in rows if one.value == value), None)


class Moment(msgspec.Struct, frozen=True):
    """What is asked: about days until `scope.until`, as it was known at `known_at`."""

    scope: Scope
    known_at: datetime


EMPTY = Cell()
