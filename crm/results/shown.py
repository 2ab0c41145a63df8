"""Figures as pages show them: what a row is called in the reader's language, how long its bar is, where it leads."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from core.errors import mark
from core.money import Money
from crm.results.converting import DOLLAR, WON, lacking
from crm.results.rules import MEASURES, NONE, PART, PARTS, SIDES, TOTAL, WITHHELD, Cell, Figures, Measure, Row
from directory.organisations.standing.rules import SIZES
from expo.solutions.taxonomy import FIELDS
from i18n.catalogue import say
from i18n.locales import Language, country_name
from i18n.text import Reading

ALL = mark("All")
OF_NONE: Mapping[str, str] = {
    "edition": mark("No edition"),
    "country": mark("No country"),
    "agreement": mark("Under no agreement"),
    "visit": mark("From no visit"),
    "field": mark("No field given"),
    "size": mark("Size not known"),
}
CLOSED = mark("Not open to the whole team")
WHOSE = mark("Whose share it is")
PER_CENT = 100
Link = Callable[[str, str, str], str]
"""An address by side, value and measure."""
Rates = Collection[str]
"""The currencies that have one."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell; `amounts` are those in its own currencies that are not shown as won or dollars already, `lacking` by the
    currency of a sum what is missing in it, and `share` is its bar, in per cent of the longest of its measure, below zero
    for what was taken back.
    """

    measure: str
    cell: Cell
    won: Money | None
    dollar: Money | None
    amounts: tuple[Money, ...]
    lacking: tuple[tuple[str, tuple[str, ...]], ...]
    share: int
    href: str

    @property
    def there(self) -> bool:
        return self.cell.deals > 0


@dataclass(frozen=True, slots=True)
class Line:
    name: Reading
    value: str
    cells: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`label` is a gettext id."""

    code: str
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """`parts` has the same by whose share it is, where that is told."""

    total: tuple[Shown, ...]
    tables: tuple[Table, ...]
    parts: Table | None = None


def board(figures: Figures, reader: Language, link: Link, *, fixed: Mapping[str, str] | None = None) -> Board:
    """Without the sides that were chosen (`fixed`), and those that have nothing to tell apart. The bars of the whole share
    one scale, so that one sees how far apart the four are; in a table each measure has its own.
    """
    longest = {one.value: _longest([figures.total.cell(code) for code in MEASURES]) for one in Measure}
    rates = [one.currency for one in figures.rates]
    tables = []
    for side in figures.sides:
        if (fixed or {}).get(side.code) or not side.rows or all(row.value == NONE for row in side.rows):
            continue
        own = {code.value: _longest([row.cell(code) for row in side.rows]) for code in MEASURES}
        lines = tuple(
            Line(name_of(side.code, row, reader), row.value, _cells(row, side.code, own, rates, link))
            for row in side.rows
        )
        tables.append(Table(side.code, SIDES[side.code], lines))
    return Board(
        _cells(figures.total, TOTAL, longest, rates, link), tuple(tables), _parts(figures, reader, rates, link)
    )


def _parts(figures: Figures, reader: Language, rates: Rates, link: Link) -> Table | None:
    """Each leads to the deals of which it is a share: a deal may be in several."""
    own = {code.value: _longest([row.cell(code) for row in figures.parts]) for code in MEASURES}
    lines = tuple(
        Line(name_of(PART, row, reader), row.value, _cells(row, PART, own, rates, link)) for row in figures.parts
    )
    return Table(PART, WHOSE, lines) if lines else None


def name_of(side: str, row: Row, reader: Language) -> Reading:
    """In the reader's language where there is a name in it."""
    if side == TOTAL:
        return Reading(say(reader, ALL), reader.code, "source")
    if side == PART:
        return Reading(say(reader, PARTS[row.value]), reader.code, "source")
    if row.value in (NONE, WITHHELD):
        said = OF_NONE[side] if row.value == NONE else CLOSED
        return Reading(say(reader, said), reader.code, "source")
    if side == "country":
        return Reading(country_name(row.value, reader), reader.code, "source")
    for code, names in (("size", SIZES), ("field", FIELDS)):
        if side == code and row.value in names:
            return Reading(say(reader, names[row.value]), reader.code, "source")
    tag = next((one for one in (*reader.chain, *row.name) if one in row.name), "")
    return Reading(row.name.get(tag, row.value), tag or reader.code, "source")


def _cells(row: Row, side: str, longest: Mapping[str, int], rates: Rates, link: Link) -> tuple[Shown, ...]:
    return tuple(_shown(row, side, code.value, longest[code.value], rates, link) for code in MEASURES)


def _shown(row: Row, side: str, measure: str, longest: int, rates: Rates, link: Link) -> Shown:
    cell = row.cell(measure)
    won, dollar = _money(cell.krw, WON), _money(cell.usd, DOLLAR)
    amounts = tuple(Money(int(minor), currency) for currency, minor in cell.amounts.items())
    return Shown(
        measure,
        cell,
        won,
        dollar,
        tuple(one for one in amounts if one not in (won, dollar)),
        tuple((target, missing) for target in (WON, DOLLAR) if (missing := lacking(cell, target, rates))),
        won.minor * PER_CENT // longest if won and longest else 0,
        link(side, row.value, measure),
    )


def _longest(cells: list[Cell]) -> int:
    return max((abs(int(cell.krw)) for cell in cells if cell.krw), default=0)


def _money(minor: str | None, currency: str) -> Money | None:
    return None if minor is None else Money(int(minor), currency)
