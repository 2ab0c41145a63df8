"""From the statement's rows to a report's figures; pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from crm.results.converting import DOLLAR, WON, converted
from crm.results.rules import GRADES, SIDES, TOTAL, Cell, Figures, Measure, Overlap, Rate, Row, Side
from crm.results.statement import BITS

MEETING, VISIT, AGREEMENT = 1, 2, 4
Names = Mapping[tuple[str, str], Mapping[str, str]]
"""By side and value: the text by language, where a code alone says nothing."""
ORDER = (Measure.CONTRACTED, Measure.EXPECTED, Measure.CONSULTED, Measure.EXPORTED)


def figures_of(rows: Iterable[Mapping[str, Any]], rates: Mapping[str, Rate], names: Names) -> Figures:
    """`rows` as `statement.SUMMED` gives them; only the rates that were needed are told."""
    found: dict[tuple[str, str], dict[str, list[Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    origins: dict[int, int] = {}
    for row in rows:
        if not row["measure"]:
            origins[row["side"]] = int(row["deals"])
        else:
            found[BITS[row["side"]], row["value"]][row["measure"]].append(row)
    made = {
        key: Row(key[1], {measure: _cell(lines, rates) for measure, lines in cells.items()}, dict(names.get(key, {})))
        for key, cells in found.items()
    }
    total = made.get((TOTAL, ""), Row("", {}))
    sides = [Side(code, _ordered(row for key, row in made.items() if key[0] == code)) for code in SIDES]
    return Figures(total, tuple(sides), _overlap(origins), _needed(total, rates))


def _cell(lines: Iterable[Mapping[str, Any]], rates: Mapping[str, Rate]) -> Cell:
    """One line for each currency, and one for all of them, which has no amount."""
    amounts: dict[str, int] = {}
    whole: Mapping[str, Any] = {}
    for line in lines:
        if line["currency"] is None:
            whole = line
        else:
            amounts[line["currency"]] = int(line["minor"])
    won, dollar = converted(amounts, WON, rates), converted(amounts, DOLLAR, rates)
    return Cell(
        amounts={currency: str(minor) for currency, minor in sorted(amounts.items())},
        krw=None if won.minor is None else str(won.minor),
        usd=None if dollar.minor is None else str(dollar.minor),
        unconverted=tuple(sorted({*won.missing, *dollar.missing})),
        deals=int(whole["deals"]),
        companies=int(whole["companies"]),
        grades={grade: int(whole[grade.lower()]) for grade in GRADES if whole[grade.lower()]},
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
