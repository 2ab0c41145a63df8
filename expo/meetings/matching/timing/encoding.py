"""The puzzle as clauses: who is busy when, what a gap is, and what makes a solver fast (sums that are implied, tables
counted over few participants that between them are in every meeting).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pysat.card import CardEnc, EncType

from expo.meetings.matching.timing.alike import alike_in
from expo.meetings.matching.timing.puzzle import Puzzle


@dataclass(slots=True)
class Clauses:
    """`at` is the variable of a meeting in a slot, `gaps` those of the gaps, each with whose it is. `alike` are all
    meetings, those together that nothing tells apart: the first has variables for them all, which say that one is there.
    """

    puzzle: Puzzle
    clauses: list[list[int]] = field(default_factory=list)
    at: dict[tuple[int, int], int] = field(default_factory=dict)
    busy: dict[tuple[int, int], int] = field(default_factory=dict)
    gaps: dict[int, list[int]] = field(default_factory=dict)
    alike: Sequence[tuple[int, ...]] = ()
    top: int = 0

    @property
    def gap_count(self) -> int:
        return sum(map(len, self.gaps.values()))

    def new(self) -> int:
        self.top += 1
        return self.top

    def most(self, literals: Sequence[int], number: int) -> None:
        """At most so many of them."""
        if number >= len(literals):
            return
        if number <= 0:
            self.clauses += [[-one] for one in literals]
        elif number == 1:
            self.clauses += [[-one, -other] for at, one in enumerate(literals) for other in literals[:at]]
        else:
            self._take(CardEnc.atmost(literals, number, top_id=self.top, encoding=EncType.cardnetwrk))

    def least(self, literals: Sequence[int], number: int) -> None:
        """At least so many of them."""
        if number > len(literals):
            self.clauses.append([])
        elif number == 1:
            self.clauses.append(list(literals))
        else:
            self._take(CardEnc.atleast(literals, number, top_id=self.top, encoding=EncType.cardnetwrk))

    def exactly(self, literals: Sequence[int], number: int) -> None:
        if number == len(literals):
            self.clauses += [[one] for one in literals]
        elif number > len(literals):
            self.clauses.append([])
        elif number == 1:
            self.clauses.append(list(literals))
            self.most(literals, 1)
        else:
            self._take(CardEnc.equals(literals, number, top_id=self.top, encoding=EncType.cardnetwrk))

    def _take(self, made: CardEnc) -> None:
        self.clauses += made.clauses
        self.top = max(self.top, made.nv)

    def read(self, model: Iterable[int]) -> list[int]:
        """The slot of each meeting."""
        true = {one for one in model if one > 0}
        found = [-1] * len(self.puzzle.pairs)
        for ones in self.alike:
            slots = [slot for slot in range(self.puzzle.slots) if self.at.get((ones[0], slot)) in true]
            for one, slot in zip(ones, slots, strict=True):
                found[one] = slot
        return found


def encode(puzzle: Puzzle, left: Sequence[frozenset[int]], order: Sequence[int] = ()) -> Clauses:
    """With `left` for the slots that meetings may have; `order` is that in which they are numbered."""
    made = Clauses(puzzle, alike=alike_in(puzzle, left))
    first = {ones[0]: ones for ones in made.alike}
    for one in order or range(len(left)):
        if one in first:
            slots = sorted(left[one])
            made.at.update({(one, slot): made.new() for slot in slots})
            made.exactly([made.at[one, slot] for slot in slots], len(first[one]))
    for person in range(puzzle.people):
        _busy(made, person)
    _tables(made)
    _sums(made)
    _orders(made)
    for cap in puzzle.caps:
        for window, number in zip(cap.windows, cap.most, strict=True):
            made.most([made.at[one, slot] for one in cap.meetings for slot in window if (one, slot) in made.at], number)
    for person in puzzle.whose():
        made.gaps[person] = [gap for span in puzzle.lines() for gap in _gaps(made, person, span)]
    return made


def _busy(made: Clauses, person: int) -> None:
    """Busy exactly when one of the meetings is there, and never two. Who is in one meeting only is where that is."""
    mine, places = made.puzzle.of(person), made.puzzle.places.get(person)
    if places:
        for slot in range(made.puzzle.slots):
            made.most([made.at[one, slot] for one in mine if (one, slot) in made.at], places)
        return
    known = []
    for slot in range(made.puzzle.slots):
        here = [made.at[one, slot] for one in mine if (one, slot) in made.at]
        if not here:
            continue
        made.busy[person, slot] = variable = here[0] if len(here) == 1 else made.new()
        known.append(variable)
        if len(here) > 1:
            made.clauses += [[-one, variable] for one in here]
            made.clauses.append([-variable, *here])
            made.most(here, 1)
    if len(mine) > 1:
        made.exactly(known, len(mine))


def _sums(made: Clauses) -> None:
    """Implied: a slot makes no more than two of each table busy."""
    if made.puzzle.places:
        return
    for slot, tables in enumerate(made.puzzle.tables):
        busy = [made.busy[person, slot] for person in range(made.puzzle.people) if (person, slot) in made.busy]
        made.most(busy, 2 * tables)


def _tables(made: Clauses) -> None:
    """Counted over a few participants who are in every meeting: each is in one at a time, so each counts once."""
    puzzle = made.puzzle
    groups = _cover(puzzle)
    for slot, tables in enumerate(puzzle.tables):
        counted = []
        for person, ones in groups.items():
            here = [made.at[one, slot] for one in ones if (one, slot) in made.at]
            if not here:
                continue
            if len(here) == 1:
                counted.append(here[0])
            elif len(ones) == len(puzzle.of(person)):
                counted.append(made.busy[person, slot])
            else:
                counted.append(made.new())
                made.clauses += [[-one, counted[-1]] for one in here]
        made.most(counted, tables)


def _cover(puzzle: Puzzle) -> dict[int, list[int]]:
    """Participants and the meetings counted with them: greedily, who has most that are not counted yet."""
    left = set(range(len(puzzle.pairs)))
    found: dict[int, list[int]] = {}
    while left:
        known = Counter(person for one in left for person in puzzle.pairs[one] if person not in puzzle.places)
        person = min(known, key=lambda one: (-known[one], one))
        found[person] = sorted(one for one in left if person in puzzle.pairs[one])
        left -= set(found[person])
    return found


def _orders(made: Clauses) -> None:
    """Which come earlier, and which need a way between them."""
    puzzle = made.puzzle
    slots: defaultdict[int, list[int]] = defaultdict(list)
    for one, slot in made.at:
        slots[one].append(slot)
    for one, other in puzzle.before:
        begun = {slot: made.new() for slot in range(puzzle.slots)}
        made.clauses += [[-begun[slot], begun[slot + 1]] for slot in range(puzzle.slots - 1)]
        made.clauses += [[-made.at[one, slot], begun[slot]] for slot in slots[one]]
        made.clauses += [[-made.at[one, slot], -begun[slot - 1]] for slot in slots[one] if slot]
        made.clauses += [[-made.at[other, slot], *([begun[slot - 1]] if slot else [])] for slot in slots[other]]
    for (one, other), least in puzzle.apart.items():
        made.clauses += [
            [-made.at[one, here], -made.at[other, there]]
            for here in slots[one]
            for there in slots[other]
            if 0 < abs(here - there) < least
        ]


def _gaps(made: Clauses, person: int, span: Sequence[int]) -> list[int]:
    """A variable for each slot after which a gap may begin: busy here, not in the next, busy again later."""
    busy = [made.busy.get((person, slot)) for slot in span]
    last = max((at for at, one in enumerate(busy) if one), default=0)
    later: dict[int, int] = {}
    found = []
    for at in range(last, 1, -1):
        again = [one for one in (busy[at], later.get(at + 1)) if one]
        later[at] = again[0] if len(again) == 1 else made.new()
        if len(again) > 1:
            made.clauses += [[-later[at], *again], *([-one, later[at]] for one in again)]
    for at in range(last - 1):
        here, after = busy[at], busy[at + 1]
        if here:
            gap = made.new()
            made.clauses.append([-here, *([after] if after else []), -later[at + 2], gap])
            made.clauses += [[-gap, here], [-gap, later[at + 2]], *([[-gap, -after]] if after else [])]
            found.append(gap)
    return found
