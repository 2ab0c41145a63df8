"""Why there is no timetable, where counting is enough to see it: satisfiability needs for ever where pigeons lack holes."""

from collections import Counter

from expo.meetings.matching.timing.puzzle import Puzzle

MOST_ROUNDS = 50


def narrowed(puzzle: Puzzle) -> tuple[frozenset[int], ...] | None:
    """The slots that each meeting may have once fixed ones and orders have been thought through; None when one has none."""
    left = [set(one) for one in puzzle.open]
    for _ in range(MOST_ROUNDS):
        before = [len(one) for one in left]
        if not _ordered(puzzle, left) or not _fixed(puzzle, left):
            return None
        if before == [len(one) for one in left]:
            break
    return tuple(frozenset(one) for one in left)


def is_short(puzzle: Puzzle, left: tuple[frozenset[int], ...]) -> bool:
    """Some participant, or all together, need more slots than there are (a matching per participant, a flow for tables)."""
    for person in range(puzzle.people):
        mine = [left[one] for one in puzzle.of(person)]
        if not matched(mine, Counter(dict.fromkeys(range(puzzle.slots), puzzle.places.get(person, 1)))):
            return True
    return not matched(list(left), Counter(dict(enumerate(puzzle.tables)))) or _capped(puzzle, left)


def _capped(puzzle: Puzzle, left: tuple[frozenset[int], ...]) -> bool:
    for cap in puzzle.caps:
        if all(len(one) == 1 for one in cap.windows):
            room = {window[0]: most for window, most in zip(cap.windows, cap.most, strict=True)}
            for slot in range(puzzle.slots):
                room.setdefault(slot, len(cap.meetings))
            if not matched([left[one] for one in cap.meetings], Counter(room)):
                return True
    return False


def _ordered(puzzle: Puzzle, left: list[set[int]]) -> bool:
    for one, other in puzzle.before:
        if not left[one] or not left[other]:
            return False
        least, most = min(left[one]), max(left[other])
        left[other] = {slot for slot in left[other] if slot > least}
        left[one] = {slot for slot in left[one] if slot < most}
    return all(left)


def _fixed(puzzle: Puzzle, left: list[set[int]]) -> bool:
    """What has one slot takes it from the others of its two, and a full slot is closed to the rest."""
    taken: dict[tuple[int, int], int] = {}
    full: Counter[int] = Counter()
    for one, slots in enumerate(left):
        if len(slots) == 1:
            (slot,) = slots
            full[slot] += 1
            for person in set(puzzle.pairs[one]) - set(puzzle.places):
                if (person, slot) in taken:
                    return False
                taken[person, slot] = one
    closed = {slot for slot, number in full.items() if number >= puzzle.tables[slot]}
    if any(number > puzzle.tables[slot] for slot, number in full.items()):
        return False
    for one, slots in enumerate(left):
        if len(slots) > 1:
            gone = {slot for person in puzzle.pairs[one] for slot in slots if (person, slot) in taken}
            left[one] = slots - gone - closed
    return all(left)


def matched(wanted: list[frozenset[int]], room: Counter[int]) -> bool:
    """Whether each can have a slot of its own set, with so much room in each slot (augmenting ways)."""
    held: dict[int, list[int]] = {}
    return all(
        _placed(one, wanted, room, held, set()) for one in sorted(range(len(wanted)), key=lambda at: len(wanted[at]))
    )


def _placed(
    one: int, wanted: list[frozenset[int]], room: Counter[int], held: dict[int, list[int]], seen: set[int]
) -> bool:
    for slot in sorted(wanted[one] - seen):
        if len(held.get(slot, ())) < room[slot]:
            held.setdefault(slot, []).append(one)
            return True
    for slot in sorted(wanted[one] - seen):
        seen.add(slot)
        for other in list(held.get(slot, ())):
            if _placed(other, wanted, room, held, seen):
                held[slot].remove(other)
                held[slot].append(one)
                return True
    return False
