"""From the statement's rows to a report's figures; pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from crm.deals.consortium.rules import WHOLE
from crm.results.converting import DOLLAR, WON, converted
from crm.results.rules import GRADES, PARTS, SIDES, TOTAL, Cell, Figures, Measure, Overlap, Rate, Row, Side, Wave

MEETING, VISIT, AGREEMENT = 1, 2, 4
OF_SHARES = -1
Names = Mapping[tuple[str, str], Mapping[str, str]]
"""By side and value: the text by language, where a code alone says nothing."""
ORDER = (Measure.CONTRACTED, Measure.EXPECTED, Measure.CONSULTED, Measure.EXPORTED)


def figures_of(
    rows: Iterable[Mapping[str, Any]], rates: Mapping[str, Rate], names: Names, waves: Sequence[Wave] = ()
) -> Figures:
    """`rows` as `statement.SUMMED` gives them; only the rates that were needed are told."""
    parts: dict[str, dict[str, _Part]] = defaultdict(lambda: defaultdict(_Part))
    found: dict[tuple[str, str], dict[str, _Sums]] = defaultdict(lambda: defaultdict(_Sums))
    origins: dict[int, int] = {}
    for row in rows:
        if row["part"] is not None:
            parts[row["part"]][row["measure"]].take(row)
        if row["origin"] == OF_SHARES:
            continue
        if not row["measure"]:
            origins[row["origin"]] = row["deals"]
            continue
        for key in ((TOTAL, ""), *((side, row[side]) for side in SIDES)):
            found[key][row["measure"]].take(row)
    made = {
        key: Row(key[1], {measure: one.cell(rates) for measure, one in cells.items()}, dict(names.get(key, {})))
        for key, cells in found.items()
    }
    total = made.get((TOTAL, ""), Row("", {}))
    sides = [Side(code, _ordered(row for key, row in made.items() if key[0] == code)) for code in SIDES]
    shares = tuple(
        Row(code, {measure: one.cell(rates) for measure, one in parts[code].items()}) for code in PARTS if code in parts
    )
    return Figures(total, tuple(sides), _overlap(origins), _needed(total, rates), shares, tuple(waves))


@dataclass(slots=True)
class _Sums:
    """Of one cell, in the making."""

    amounts: dict[str, int] = field(default_factory=dict)
    grades: dict[str, int] = field(default_factory=dict)
    companies: set[int] = field(default_factory=set)
    deals: int = 0

    def take(self, row: Mapping[str, Any]) -> None:
        if row["companies"] is not None:
            self.deals += row["deals"]
            self.companies.update(row["companies"])
            return
        self.amounts[row["currency"]] = self.amounts.get(row["currency"], 0) + int(row["minor"])
        for grade in GRADES:
            if number := row[grade.lower()]:
                self.grades[grade] = self.grades.get(grade, 0) + number

    def cell(self, rates: Mapping[str, Rate]) -> Cell:
        won, dollar = converted(self.amounts, WON, rates), converted(self.amounts, DOLLAR, rates)
        return Cell(
            amounts={currency: str(minor) for currency, minor in sorted(self.amounts.items())},
            krw=None if won.minor is None else str(won.minor),
            usd=None if dollar.minor is None else str(dollar.minor),
            unconverted=tuple(sorted({*won.missing, *dollar.missing})),
            deals=self.deals,
            companies=len(self.companies),
            grades={grade: self.grades[grade] for grade in GRADES if grade in self.grades},
        )


@dataclass(slots=True)
class _Part:
    """What is of some companies' shares, exactly until it is shown."""

    amounts: dict[str, Fraction] = field(default_factory=dict)
    deals: int = 0

    def take(self, row: Mapping[str, Any]) -> None:
        if row["currency"]:
            share = Fraction(int(row["minor"]) * row["share"], WHOLE)
            self.amounts[row["currency"]] = self.amounts.get(row["currency"], Fraction(0)) + share
        else:
            self.deals += row["deals"]

    def cell(self, rates: Mapping[str, Rate]) -> Cell:
        """Without currencies of its own: a share of a sum need not come to a whole unit."""
        won, dollar = converted(self.amounts, WON, rates), converted(self.amounts, DOLLAR, rates)
        return Cell(
            krw=None if won.minor is None else str(won.minor),
            usd=None if dollar.minor is None else str(dollar.minor),
            unconverted=tuple(sorted({*won.missing, *dollar.missing})),
            deals=self.deals,
        )


def _ordered(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The largest first; what has none of the side last."""

    def place(row: Row) -> tuple[Any, ...]:
        return (row.value == "", *(-int(row.cell(one).krw or 0) for one in ORDER), row.value)

    return tuple(sorted(rows, key=place))


def _overlap(origins: Mapping[int, int]) -> Overlap:
    def having(bit: int) -> int:
        return sum(deals for flags, deals in origins.items() if flags & bit)

    return Overlap(
        deals=sum(origins.values()),
        meeting=having(MEETING),
        visit=having(VISIT),
        agreement=having(AGREEMENT),
        several=sum(deals for flags, deals in origins.items() if flags.bit_count() > 1),
    )


def _needed(total: Row, rates: Mapping[str, Rate]) -> tuple[Rate, ...]:
    """Dollars are shown in any case."""
    used = {DOLLAR, *(currency for cell in total.cells.values() for currency in cell.amounts)}
    return tuple(rates[currency] for currency in sorted(used & rates.keys())) if total.cells else ()
