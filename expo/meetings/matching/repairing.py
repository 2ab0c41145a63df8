"""On the day: somebody cancels or falls out, few others are disturbed, and what waited takes the place; pure.

What lost its place is put where nobody is in its way; failing that, where one other has to move, then two, …: each number is
tried out before the next, so that the fewest are disturbed.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from expo.meetings.matching.day import Day, Possible, Speaking, possible_ones
from expo.meetings.matching.fitting import puzzle_of
from expo.meetings.matching.proposing import Placed
from expo.meetings.matching.timing.quick import Board

MOST_MOVED = 5
MOST_TRIED = 8
"""So many who waited are tried for each place that is free again."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """The day's meetings again. `moved` (wishes) have another slot, table or interpreter than before, `added` waited until
    now, `lost` found no place.
    """

    placed: tuple[Placed, ...]
    moved: tuple[int, ...]
    added: tuple[int, ...]
    lost: tuple[int, ...]


def repaired(
    day: Day, placed: Sequence[Placed], gone: Collection[int], *, since: int = 0, fixed: Collection[int] = ()
) -> Repaired:
    """Without the wishes that are `gone`; people, tables and interpreters who fell out have another `free` in the day. What
    is before slot `since`, and wishes that are `fixed`, stay as they are.
    """
    mending = _Mending.of(day, placed, gone, since, fixed)
    lost = tuple(wish for wish in mending.without_place() if not mending.place(wish))
    added: list[int] = []
    freed = {key for wish in (*gone, *lost) for key in (day.wishes[wish].firm, day.wishes[wish].buyer)}
    for wish in _waiting(mending.possible, {one.wish for one in placed}, freed):
        if len(added) < len(gone) + len(lost) and mending.place(wish):
            added.append(wish)
    return mending.written(added, lost)


def _waiting(possible: Mapping[int, Possible], known: Collection[int], freed: Collection[UUID]) -> list[int]:
    """Wishes of those who have time again, the heaviest first."""
    ones = [one for wish, one in possible.items() if wish not in known and {one.firm, one.buyer} & set(freed)]
    return [one.wish for one in sorted(ones, key=lambda one: (-one.weight, one.wish))][:MOST_TRIED]


@dataclass(slots=True)
class _Mending:
    day: Day
    possible: dict[int, Possible]
    before: dict[int, Placed]
    frozen: set[int]
    number: dict[int, int]
    board: Board
    left: int = MOST_MOVED

    @classmethod
    def of(
        cls, day: Day, placed: Sequence[Placed], gone: Collection[int], since: int, fixed: Collection[int]
    ) -> "_Mending":
        before = {one.wish: one for one in placed if one.wish not in gone}
        frozen = {wish for wish, one in before.items() if one.slot < since or wish in fixed}
        possible = {one.wish: _from(one, since) for one in possible_ones(day)[0] if one.wish not in gone}
        possible |= {wish: _as_it_is(day, before[wish]) for wish in frozen}
        ones = list(possible.values())
        number = {one.wish: at for at, one in enumerate(ones)}
        board = Board(puzzle_of(day, ones))
        for wish, one in before.items():
            if wish in possible and (wish in frozen or _stands(day, one, possible[wish])):
                board.put(number[wish], one.slot)
        return cls(day, possible, before, frozen, number, board)

    def without_place(self) -> list[int]:
        """The heaviest first."""
        ones = [wish for wish in self.before if wish not in self.number or self.number[wish] not in self.board.at]
        return sorted(ones, key=lambda wish: (-self.day.wishes[wish].weight, wish))

    def place(self, wish: int) -> bool:
        """Where the fewest others move; False where more would than may."""
        one = self.number.get(wish)
        if one is None:
            return False
        frozen = {self.number[wish] for wish in self.frozen}
        for moves in range(self.left + 1):
            if self.board.make_room(one, moves, frozen):
                self.left -= moves
                return True
        return False

    def written(self, added: Sequence[int], lost: Sequence[int]) -> Repaired:
        """With tables and interpreters: as before where they can be, else whoever is free."""
        wishes = list(self.number)
        at = {wishes[one]: slot for one, slot in self.board.at.items()}
        kept = {
            wish: self.before[wish]
            for wish, slot in at.items()
            if wish in self.before and self.before[wish].slot == slot and self._serves(self.before[wish])
        }
        found = dict(kept)
        missed = []
        for wish in sorted(set(at) - set(kept), key=lambda one: (at[one], one)):
            one = self._seated(wish, at[wish], found)
            if one is None:
                missed.append(wish)
            else:
                found[wish] = one
        moved = tuple(sorted(wish for wish, one in found.items() if wish in self.before and one != self.before[wish]))
        gone = tuple(sorted({*lost, *(wish for wish in missed if wish in self.before)}))
        placed = tuple(sorted(found.values(), key=lambda one: (one.slot, one.wish)))
        return Repaired(placed, moved, tuple(wish for wish in added if wish in found), gone)

    def _serves(self, one: Placed) -> bool:
        """Its table and its interpreter are still there then."""
        table = next((each for each in self.day.tables if each.id == one.table), None)
        interpreter = next((each for each in self.day.interpreters if each.id == one.interpreter), None)
        return one.wish in self.frozen or (
            (one.table is None or (table is not None and one.slot in table.free))
            and (one.interpreter is None or (interpreter is not None and one.slot in interpreter.free))
        )

    def _seated(self, wish: int, slot: int, found: Mapping[int, Placed]) -> Placed | None:
        """At a table that is free (the buyer's where it can be), with somebody free who had enough rest."""
        day, one = self.day, self.possible[wish]
        here = [each for each in found.values() if each.slot == slot]
        taken = {each.table for each in here}
        mine = [each.table for each in found.values() if day.wishes[each.wish].buyer == one.buyer]
        tables = [each.id for each in day.tables if slot in each.free and each.id not in taken]
        table = min(tables, key=lambda key: (key not in mine, str(key)), default=None)
        busy = {each.interpreter for each in here}
        heard = [
            each.id
            for each in day.interpreters
            if each.id in one.speaking.through
            and slot in each.free
            and each.id not in busy
            and _rests(day, slot, {other.slot for other in found.values() if other.interpreter == each.id})
        ]
        if (table is None and not day.at_booths) or (one.speaking.through and not heard):
            return None
        interpreter = min(heard, key=str) if one.speaking.through else None
        return Placed(wish, slot, one.speaking.language, None if day.at_booths else table, interpreter)


def _rests(day: Day, slot: int, works: set[int]) -> bool:
    return all(sum(each in works or each == slot for each in window) <= day.longest for window in _around(day, slot))


def _around(day: Day, slot: int) -> Iterator[Sequence[int]]:
    for span in day.spans:
        for first in range(len(span) - day.longest):
            window = span[first : first + day.longest + 1]
            if slot in window:
                yield window


def _from(one: Possible, since: int) -> Possible:
    return replace(one, open=frozenset(slot for slot in one.open if slot >= since))


def _as_it_is(day: Day, one: Placed) -> Possible:
    wish = day.wishes[one.wish]
    through = frozenset({one.interpreter}) if one.interpreter else frozenset[UUID]()
    return Possible(
        one.wish, wish.weight, wish.firm, wish.buyer, frozenset({one.slot}), Speaking(one.language, through)
    )


def _stands(day: Day, one: Placed, possible: Possible) -> bool:
    tables = {each.id: each.free for each in day.tables}
    return one.slot in possible.open and (
        one.table is None or one.slot in tables.get(one.table, ()) or day.tables_at(one.slot) > 0
    )
