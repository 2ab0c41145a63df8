"""Which figure of a report moved, from what to what; pure."""

from collections.abc import Iterator

import msgspec

from crm.results.rules import SIDES, TOTAL, Figures, Measure


class Move(msgspec.Struct, frozen=True):
    """Minor units of `currency` as text; `before` or `after` is empty where there was nothing, or is nothing now."""

    side: str
    value: str
    measure: str
    currency: str
    before: str
    after: str


def moved_between(before: Figures, after: Figures) -> tuple[Move, ...]:
    """In original currencies, for a rate that was put right moves no amount; the total first, then side by side."""
    return tuple(one for one in _all(before, after) if one.before != one.after)


def of_public(before: Figures, after: Figures) -> tuple[Move, ...]:
    """As everybody may read it, in won: nothing of a cell that is hidden now, or was."""
    found = []
    for side, value in _keys(before, after):
        for measure in Measure:
            old, new = (row.cell(measure) if (row := one.row(side, value)) else None for one in (before, after))
            if (old and old.hidden) or (new and new.hidden):
                continue
            told = [(one.krw or "") if one else "" for one in (old, new)]
            if told[0] != told[1]:
                found.append(Move(side, value, measure.value, "KRW", *told))
    return tuple(found)


def _all(before: Figures, after: Figures) -> Iterator[Move]:
    for side, value in _keys(before, after):
        for measure in Measure:
            old, new = (row.cell(measure).amounts if (row := one.row(side, value)) else {} for one in (before, after))
            for currency in sorted({*old, *new}):
                yield Move(side, value, measure.value, currency, old.get(currency, ""), new.get(currency, ""))


def _keys(before: Figures, after: Figures) -> list[tuple[str, str]]:
    found = [(TOTAL, "")]
    for code in SIDES:
        values = dict.fromkeys(
            row.value for figures in (before, after) for side in figures.sides if side.code == code for row in side.rows
        )
        found += [(code, value) for value in values]
    return found
