"""What is to be fitted in: meetings of two among slots, in numbers and without names; and what an answer breaks."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cap:
    """At most `most` of `meetings` in each of `windows`; a window is a set of slots, often of one."""

    meetings: tuple[int, ...]
    windows: tuple[tuple[int, ...], ...]
    most: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Puzzle:
    """Participants, slots and meetings are numbered from 0. `pairs` are the two of each meeting, `open` the slots that each
    meeting may have. `tables` is how many may meet in each slot. `spans` are runs of slots within which an idle gap counts
    (a night between two days is none). `counted` are those whose gaps count, each at most `fair` more than another's;
    None: everybody's. `before` says which meetings come earlier than which; `apart` how many slots two meetings of one
    participant need between their beginnings, because of the way from one to the other. `places` is of those who can be in
    several meetings at once; their gaps do not count.
    """

    people: int
    slots: int
    pairs: tuple[tuple[int, int], ...]
    open: tuple[frozenset[int], ...]
    tables: tuple[int, ...]
    spans: tuple[tuple[int, ...], ...] = ()
    counted: frozenset[int] | None = None
    fair: int | None = None
    before: tuple[tuple[int, int], ...] = ()
    apart: Mapping[tuple[int, int], int] = field(default_factory=dict)
    caps: tuple[Cap, ...] = ()
    places: Mapping[int, int] = field(default_factory=dict)

    def of(self, person: int) -> list[int]:
        return [one for one, pair in enumerate(self.pairs) if person in pair]

    def lines(self) -> tuple[tuple[int, ...], ...]:
        """The spans, or all slots as one."""
        return self.spans or (tuple(range(self.slots)),)

    def whose(self) -> list[int]:
        """Those whose gaps count and who could have one."""
        known = Counter(one for pair in self.pairs for one in pair)
        ones = range(self.people) if self.counted is None else sorted(self.counted)
        return [one for one in ones if known[one] > 1 and one not in self.places]


def gaps_of(taken: Sequence[int], spans: Sequence[Sequence[int]]) -> int:
    """How many breaks between consecutive meetings; their length does not count."""
    busy, found = set(taken), 0
    for span in spans:
        marks = [one in busy for one in span]
        runs = sum(now and not before for before, now in zip([False, *marks], marks, strict=False))
        found += max(0, runs - 1)
    return found


def breaks_of(puzzle: Puzzle, at: Sequence[int]) -> dict[int, int]:
    """The gaps of each whose gaps count."""
    spans = puzzle.lines()
    mine: dict[int, list[int]] = {one: [] for one in range(puzzle.people)}
    for one, pair in enumerate(puzzle.pairs):
        for person in pair:
            mine[person].append(at[one])
    ones = range(puzzle.people) if puzzle.counted is None else sorted(puzzle.counted)
    return {one: gaps_of(mine[one], spans) for one in ones}


def broken_by(puzzle: Puzzle, at: Sequence[int]) -> Iterator[str]:
    """What an answer does not keep to; none when it is one. Fairness included."""
    for one, slot in enumerate(at):
        if slot not in puzzle.open[one]:
            yield f"meeting {one} is closed in slot {slot}"
    for slot, number in Counter(at).items():
        if number > puzzle.tables[slot]:
            yield f"{number} tables in slot {slot}"
    twice = Counter((person, at[one]) for one, pair in enumerate(puzzle.pairs) for person in pair)
    many = [key for key, number in twice.items() if number > puzzle.places.get(key[0], 1)]
    yield from (f"{person} twice in slot {slot}" for person, slot in many)
    yield from (f"{one} not before {other}" for one, other in puzzle.before if at[one] >= at[other])
    yield from _limits_broken(puzzle, at)
    if puzzle.fair is not None:
        found = breaks_of(puzzle, at).values()
        if found and max(found) - min(found) > puzzle.fair:
            yield "unfair"


def _limits_broken(puzzle: Puzzle, at: Sequence[int]) -> Iterator[str]:
    for (one, other), least in puzzle.apart.items():
        if abs(at[one] - at[other]) < least:
            yield f"{one} and {other} are too near"
    for cap in puzzle.caps:
        for window, most in zip(cap.windows, cap.most, strict=True):
            if sum(at[one] in window for one in cap.meetings) > most:
                yield f"more than {most} in {window}"
