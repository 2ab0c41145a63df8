"""What can be worked out of cells that are shown, by adding and subtracting them; pure.

A sum of cells, each times a factor, holds of every deal the sum of the factors of the cells in which it stands. Told is what
holds something of one or two companies and nothing of all others. All sums that hold nothing of deals which three companies
have alike are kept as rows in reduced form: each has a deal of its own (its pivot), of which no other row holds anything. So
whatever is told of some companies is made of the rows whose pivots are theirs, and few rows are looked at for each.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

PRIME = 2**61 - 1
"""Factors are numbers modulo a prime this large."""
MOST_TOLD = 2
"""A sum of so many companies tells each of them about the other."""

Key = tuple[str, str]
"""A side and a value of it; the total is (TOTAL, TOTAL)."""
Few = frozenset[int]
"""Companies, by any number of theirs."""
Row = list[int]


@dataclass(frozen=True, slots=True)
class Alike:
    """Deals that stand in the same cells: whose they are, and whose are not to be told."""

    places: frozenset[Key]
    companies: Few
    secret: Few


class Sums:
    """All sums of the cells that are shown, until one is hidden: then those without it. A row is what a sum holds of each of
    `few` kinds of deals, and after these the factor of each cell.
    """

    def __init__(self, kinds: Iterable[Alike], shown: Sequence[Key]) -> None:
        self.shown = {key: number for number, key in enumerate(shown)}
        columns = [(one, [self.shown[key] for key in one.places if key in self.shown]) for one in kinds]
        self.few = [one for one, _ in columns if len(one.companies) <= MOST_TOLD]
        factors = [[int(row == column) for column in range(len(shown))] for row in range(len(shown))]
        for one, cells in columns:
            if len(one.companies) > MOST_TOLD:
                factors = _without(factors, [sum(row[cell] for cell in cells) % PRIME for row in factors])
        small = [cells for one, cells in columns if len(one.companies) <= MOST_TOLD]
        self.rows: dict[int, Row] = {}
        self.idle: list[Row] = []
        """Sums that hold nothing of anybody: one side less another."""
        for row in factors:
            self._add([*(sum(row[cell] for cell in cells) % PRIME for cells in small), *row])

    def hide(self, key: Key) -> None:
        """Nobody can use this cell any more."""
        place = len(self.few) + self.shown[key]
        idle = next((row for row in self.idle if row[place]), None)
        if idle is not None:
            self.idle.remove(idle)
        else:
            pivot = next((one for one, row in self.rows.items() if row[place]), None)
            if pivot is None:
                return
            idle = self.rows.pop(pivot)
        inverse = pow(idle[place], -1, PRIME)
        self.idle = [_less(row, row[place] * inverse, idle) for row in self.idle]
        self.rows = {one: _less(row, row[place] * inverse, idle) for one, row in self.rows.items()}

    def telling(self) -> list[Key] | None:
        """The cells of a sum that tells something which is not to be told; None where there is none."""
        whose: dict[Few, list[Row]] = {}
        for pivot, row in self.rows.items():
            whose.setdefault(self.few[pivot].companies, []).append(row)
        alone = sorted((few for few in whose if len(few) == 1), key=sorted)
        further: list[Few] = [few for few in whose if len(few) == MOST_TOLD]
        for few in alone:
            told, broken = self._told(whose, few)
            if told:
                return told
            further += [one for one in (few | self.few[column].companies for column in broken) if len(one) == MOST_TOLD]
        pairs = {first | second for first, second in combinations(alone, MOST_TOLD)} | set(further)
        for few in sorted(pairs, key=sorted):
            told, _ = self._told(whose, few)
            if told:
                return told
        return None

    def _told(self, whose: dict[Few, list[Row]], few: Few) -> tuple[list[Key] | None, list[int]]:
        """The cells of a sum that is of these companies alone, and the deals of others that stand in the way of one: with
        no more of these companies there is nothing to look at.
        """
        rows = list(chain.from_iterable(whose.get(one, ()) for one in _parts(few)))
        ways, broken = [[int(row is other) for other in rows] for row in rows], []
        for column in self._held(rows):
            if self.few[column].companies <= few:
                continue
            left = _without(ways, [_times(way, rows, column) for way in ways])
            if len(left) < len(ways):
                broken.append(column)
            ways = left
            if not ways:
                return None, broken
        secret = [column for column, one in enumerate(self.few) if one.secret and one.companies <= few]
        for way in ways:
            if any(_times(way, rows, column) for column in secret):
                cells = enumerate(self.shown, len(self.few))
                return [key for place, key in cells if _times(way, rows, place)], broken
        return None, broken

    def _held(self, rows: Sequence[Row]) -> Iterator[int]:
        """Deals of which any of the rows holds something."""
        return (column for column in range(len(self.few)) if any(row[column] for row in rows))

    def _add(self, row: Row) -> None:
        for pivot, other in self.rows.items():
            row = _less(row, row[pivot], other)
        pivot = next((column for column in range(len(self.few)) if row[column]), -1)
        if pivot < 0:
            self.idle.append(row)
            return
        inverse = pow(row[pivot], -1, PRIME)
        row = [one * inverse % PRIME for one in row]
        self.rows = {one: _less(other, other[pivot], row) for one, other in self.rows.items()} | {pivot: row}


def _parts(few: Few) -> set[Few]:
    return {few, *(frozenset({one}) for one in few)}


def _times(way: Row, rows: Sequence[Row], column: int) -> int:
    return sum(factor * row[column] for factor, row in zip(way, rows, strict=True)) % PRIME


def _without(rows: list[Row], held: Row) -> list[Row]:
    """Sums of the rows that hold nothing of what each of them holds so much of: one fewer, where any does."""
    at = next((number for number, one in enumerate(held) if one), None)
    if at is None:
        return rows
    inverse = pow(held[at], -1, PRIME)
    return [
        _less(row, one * inverse, rows[at])
        for number, (row, one) in enumerate(zip(rows, held, strict=True))
        if number != at
    ]


def _less(left: Row, factor: int, right: Row) -> Row:
    factor %= PRIME
    return [(one - factor * other) % PRIME for one, other in zip(left, right, strict=True)] if factor else left
