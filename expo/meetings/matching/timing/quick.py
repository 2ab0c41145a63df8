"""A timetable at once, not the best: each meeting in turn where it leaves fewest gaps, others moved to make room for it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from random import Random

from expo.meetings.matching.timing.puzzle import Cap, Puzzle, gaps_of

MOVES = (0, 1, 2, 2)
"""So many others may move for what found no place, one round after the other."""
MOST_STEPS = 3_000
ROUNDS = 12


class Board:
    """Who is where while a timetable is put together or mended."""

    def __init__(self, puzzle: Puzzle) -> None:
        self.puzzle = puzzle
        self.at: dict[int, int] = {}
        self.here: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
        self.tables: Counter[int] = Counter()
        self.used: Counter[tuple[int, int]] = Counter()
        self.limits: defaultdict[int, list[tuple[int, Cap]]] = defaultdict(list)
        self.far: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, cap in enumerate(puzzle.caps):
            for one in cap.meetings:
                self.limits[one].append((number, cap))
        for (one, other), least in puzzle.apart.items():
            self.far[one].append((other, least))
            self.far[other].append((one, least))

    def put(self, one: int, slot: int, by: int = 1) -> None:
        """There; or, with `by` -1, away from there."""
        for person in self.puzzle.pairs[one]:
            (self.here[person, slot].add if by > 0 else self.here[person, slot].discard)(one)
        self.tables[slot] += by
        for number, _ in self.limits[one]:
            self.used[number, slot] += by
        if by > 0:
            self.at[one] = slot
        else:
            del self.at[one]

    def blocking(self, one: int, slot: int) -> set[int] | None:
        """Who would have to go for it; None where that would not help."""
        found: set[int] = set()
        for person in self.puzzle.pairs[one]:
            if len(self.here[person, slot]) >= self.puzzle.places.get(person, 1):
                found |= self.here[person, slot]
        found |= {other for other, least in self.far[one] if other in self.at and abs(self.at[other] - slot) < least}
        if found:
            return found if self.tables[slot] - len(found) < self.puzzle.tables[slot] else None
        return set() if self.tables[slot] < self.puzzle.tables[slot] and self._tight(one, slot) is None else None

    def crowding(self, one: int, slot: int) -> list[set[int]]:
        """Sets of meetings that would have to go for it, the smallest first; one empty set where it can be there."""
        found = self.blocking(one, slot)
        if found is not None:
            return [found]
        here = {other for other, there in self.at.items() if there == slot}
        mine = {
            other
            for person in self.puzzle.pairs[one]
            if len(self.here[person, slot]) >= self.puzzle.places.get(person, 1)
            for other in self.here[person, slot]
        }
        tight = self._tight(one, slot)
        others = here if tight is None else {other for other in tight[0].meetings if self.at.get(other) in tight[1]}
        return [mine | {other} for other in sorted(others - mine)]

    def make_room(self, one: int, moves: int, frozen: Collection[int] = (), steps: int = MOST_STEPS) -> bool:
        """Puts it where at most so many others move, each to where it can be; or leaves all as it was. Looks end after so
        many trials.
        """
        left = [steps]

        def put(which: int, most: int) -> bool:
            for slot in sorted(self.puzzle.open[which], key=lambda at: self.cost(which, at)):
                for way in self.crowding(which, slot):
                    left[0] -= 1
                    if left[0] < 0:
                        return False
                    if (
                        len(way) <= most
                        and not way & set(frozen)
                        and self._swapped(which, slot, sorted(way), most, put)
                    ):
                        return True
            return False

        return put(one, moves)

    def _swapped(self, one: int, slot: int, way: Sequence[int], moves: int, put: Callable[[int, int], bool]) -> bool:
        was = dict(self.at) if way else {}
        for other in way:
            self.put(other, self.at[other], -1)
        if self.blocking(one, slot) == set():
            self.put(one, slot)
            if all(put(other, moves - len(way)) for other in way) and self.at.get(one) == slot:
                return True
        for each in [each for each, there in self.at.items() if was.get(each) != there] if way else ():
            self.put(each, self.at[each], -1)
        for each, there in was.items():
            if each not in self.at:
                self.put(each, there)
        return False

    def _tight(self, one: int, slot: int) -> tuple[Cap, tuple[int, ...]] | None:
        """The first limit that would be passed, and its window."""
        for number, cap in self.limits[one]:
            for window, most in zip(cap.windows, cap.most, strict=True):
                if slot in window and sum(self.used[number, each] for each in window) >= most:
                    return cap, window
        return None

    def cost(self, one: int, slot: int) -> tuple[float, int]:
        """Away from what the two have already, in fuller slots later."""
        counted = self.puzzle.counted
        strays = sum(
            (1.0 if counted is None or person in counted else 0.2)
            for person in self.puzzle.pairs[one]
            if not self.here[person, slot - 1] and not self.here[person, slot + 1]
        )
        return strays + self.tables[slot] / max(1, self.puzzle.tables[slot]), slot


def quick(puzzle: Puzzle, weights: Sequence[int], seed: int = 0) -> dict[int, int]:
    """The slot of each meeting that found one. Orders between meetings (`before`) are not looked at."""
    board, chance = Board(puzzle), Random(seed)  # noqa: S311 -- nothing is kept secret by it
    ones = sorted(range(len(puzzle.pairs)), key=lambda one: (len(puzzle.open[one]), -weights[one], one))
    for moves in MOVES:
        ones = [one for one in ones if not board.make_room(one, moves)]
    _smoothed(board, chance)
    return board.at


def _smoothed(board: Board, chance: Random) -> None:
    """Moves single meetings of those who have gaps as long as it takes gaps away, or costs none."""
    whose = set(board.puzzle.whose())
    mine = {person: board.puzzle.of(person) for person in whose}
    for _ in range(ROUNDS):
        gappy = [person for person in sorted(whose) if _gaps(board, person)]
        if not gappy:
            return
        for person in gappy:
            ones = [one for one in mine[person] if one in board.at]
            chance.shuffle(ones)
            for one in ones:
                _moved(board, one, whose)


def _moved(board: Board, one: int, whose: set[int]) -> None:
    people = [person for person in board.puzzle.pairs[one] if person in whose]
    was, before = board.at[one], sum(_gaps(board, person) for person in people)
    board.put(one, was, -1)
    best = (before, 1, was)
    for slot in sorted(board.puzzle.open[one] - {was}):
        if board.blocking(one, slot) == set():
            board.put(one, slot)
            best = min(best, (sum(_gaps(board, person) for person in people), 0, slot))
            board.put(one, slot, -1)
    board.put(one, best[2])


def _gaps(board: Board, person: int) -> int:
    taken = [slot for slot in range(board.puzzle.slots) if board.here[person, slot]]
    return gaps_of(taken, board.puzzle.lines())
