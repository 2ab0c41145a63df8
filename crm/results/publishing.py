"""A report's figures as everybody may read them; pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from crm.results.converting import DOLLAR, WON, lacking
from crm.results.hiding import LEAST_COMPANIES, WHOLE, hidden_cells
from crm.results.revealing import Alike, Key
from crm.results.rules import EMPTY, PUBLIC_SIDES, TOTAL, Cell, Figures, Measure, Row, Side

HIDDEN = Cell(hidden=True)


def shown_to_all(figures: Figures, kinds: Mapping[Measure, Sequence[Alike]]) -> Figures:
    """Without the sides and shares that are nobody's to know, without currencies (by which one company could be told from
    others), and with what is too small hidden, measure by measure. `kinds` are deals that are counted, by
    the cells of the public sides in which they stand.
    """
    rates = {one.currency for one in figures.rates}
    hidden = {
        measure.value: hidden_cells(
            kinds.get(measure, ()), {key: _size(figures, key, measure) for key in _keys(figures)}
        )
        for measure in Measure
    }
    sides = tuple(
        Side(side.code, tuple(_shown(row, (side.code, row.value), hidden, rates) for row in side.rows))
        for side in figures.sides
        if side.code in PUBLIC_SIDES
    )
    waves = tuple(one for one in figures.waves if one.asked >= LEAST_COMPANIES)
    return replace(figures, total=_shown(figures.total, WHOLE, hidden, rates), sides=sides, parts=(), waves=waves)


def alike_in(rows: Iterable[Mapping[str, Any]]) -> dict[Measure, list[Alike]]:
    """From `statement.SUMMED`: what is counted in each measure, by the cells of the public sides in which it stands."""
    found: dict[Measure, dict[tuple[str, ...], tuple[set[int], set[int]]]] = {}
    for row in rows:
        if row["companies"] is not None:
            places = found.setdefault(Measure(row["measure"]), {})
            companies, secret = places.setdefault(tuple(row[side] for side in PUBLIC_SIDES), (set(), set()))
            companies.update(row["companies"])
            secret.update(row["secret"] or ())
    return {
        measure: [
            Alike(frozenset({WHOLE, *zip(PUBLIC_SIDES, values, strict=True)}), frozenset(companies), frozenset(secret))
            for values, (companies, secret) in sorted(places.items())
        ]
        for measure, places in found.items()
    }


def _keys(figures: Figures) -> list[Key]:
    return [WHOLE, *((side.code, row.value) for side in figures.sides for row in side.rows)]


def _size(figures: Figures, key: Key, measure: Measure) -> int:
    row = figures.row(*key) if key[0] != TOTAL else figures.total
    return int(row.cell(measure).krw or 0) if row else 0


def _shown(row: Row, key: Key, hidden: Mapping[str, set[Key]], rates: Collection[str]) -> Row:
    cells = {code: HIDDEN if key in hidden[code] else _public(row.cell(code), rates) for code in hidden}
    return replace(row, cells=cells)


def _public(cell: Cell, rates: Collection[str]) -> Cell:
    """Only sums of all that is in it: where a rate is missing, the rest may be that of one company."""
    if not cell.deals:
        return EMPTY
    whole = {
        code: sum_ if not lacking(cell, target, rates) else None
        for code, target, sum_ in (("krw", WON, cell.krw), ("usd", DOLLAR, cell.usd))
    }
    return replace(cell, amounts={}, **whole)
