"""Business meetings of the published instances' shape, made up from a seed and written in their form."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ASTRAY = 0.002
"""How often a meeting is drawn that leaves a gap, where there is no better place for the two."""


@dataclass(frozen=True, slots=True)
class Shape:
    """`tight` is the part of the people who come late or leave early."""

    name: str
    people: int
    meetings: int
    slots: int
    tables: int
    tight: float = 0.3
    fixed: float = 0.0
    before: float = 0.0


SHAPES = (
    Shape("forum-13", 70, 154, 21, 14),
    Shape("forum-13crafb", 76, 195, 22, 14),
    Shape("forum-13crafc", 70, 154, 21, 12),
    Shape("forum-14", 78, 302, 22, 22),
    Shape("forumt-14", 60, 237, 10, 27),
    Shape("forumt-14crafe", 60, 236, 10, 24),
    Shape("tic-12", 42, 125, 8, 21),
    Shape("tic-12crafc", 42, 125, 8, 16),
    Shape("tic-13", 47, 180, 10, 21),
    Shape("tic-13crafb", 46, 184, 10, 21),
    Shape("tic-13crafc", 47, 180, 10, 19),
    Shape("ticf-13crafb", 76, 195, 22, 14, tight=0.4),
    Shape("ticf-14crafa", 78, 302, 22, 22, tight=0.4),
    Shape("forum-13 fixed", 70, 154, 21, 14, fixed=0.2),
    Shape("tic-13 ordered", 47, 180, 10, 21, before=0.15),
)


def made(shape: Shape, seed: int) -> str:
    """The file's text. There is a timetable (the meetings are drawn from one), so that what is asked can be met."""
    chance = random.Random(f"{shape.name} {seed}")
    morning = shape.slots // 2
    drawn = _drawn(shape, chance)
    busy: list[set[int]] = [set() for _ in range(shape.people)]
    for one, other, slot in drawn:
        busy[one].add(slot)
        busy[other].add(slot)
    closed = [_closed(chance, shape, mine) for mine in busy]
    sessions = [chance.choice([3, 3, 3, 1 if slot <= morning else 2]) for _, _, slot in drawn]
    fixed = [slot if chance.random() < shape.fixed else 0 for _, _, slot in drawn]
    before = [_before(chance, shape, drawn, at) for at in range(len(drawn))]
    mine = [{at + 1 for at, row in enumerate(drawn) if person in row[:2]} for person in range(shape.people)]
    rows = "\n".join(
        f"| {one + 1}, {other + 1}, {session}" for (one, other, _), session in zip(drawn, sessions, strict=True)
    )
    return (
        f"nBusiness = {shape.people};\nnMeetings = {len(drawn)};\nnTables = {shape.tables};\n"
        f"nTotalSlots = {shape.slots};\nnMorningSlots = {morning};\nrequested = [{rows}|];\n"
        f"nMeetingsBusiness = [{', '.join(str(len(one)) for one in mine)}];\n"
        f"meetingsxBusiness = [{_sets([set(), *mine])}];\nforbidden = [{_sets(closed)}];\n"
        f"fixed = [{', '.join(map(str, fixed))}];\nprecedences = [{_sets(before)}];\n"
    )


def _drawn(shape: Shape, chance: random.Random) -> list[tuple[int, int, int]]:
    """Pairs with the slots that they could have; some are in far more meetings than others."""
    liked = [chance.paretovariate(1.6) for _ in range(shape.people)]
    found: dict[tuple[int, int], int] = {}
    busy: set[tuple[int, int]] = set()
    room = [shape.tables] * (shape.slots + 1)
    while len(found) < shape.meetings:
        one, other = sorted(chance.choices(range(shape.people), liked, k=2))
        free = [
            slot
            for slot in range(1, shape.slots + 1)
            if room[slot] and (one, slot) not in busy and (other, slot) not in busy
        ]
        if one != other and (one, other) not in found and free:
            slot = min(free, key=lambda at: (_strays(at, one, other, busy), chance.random()))
            if _strays(slot, one, other, busy) and chance.random() > ASTRAY:
                continue
            found[one, other] = slot
            busy |= {(one, slot), (other, slot)}
            room[slot] -= 1
        else:
            liked = [0.9 * weight + 0.1 for weight in liked]
    return [(one, other, slot) for (one, other), slot in found.items()]


def _strays(slot: int, one: int, other: int, busy: set[tuple[int, int]]) -> int:
    """How many of the two would have nothing just before or after."""
    ones = [person for person in (one, other) if any(whose == person for whose, _ in busy)]
    return sum((person, slot - 1) not in busy and (person, slot + 1) not in busy for person in ones)


def _closed(chance: random.Random, shape: Shape, mine: set[int]) -> set[int]:
    """Before the first meeting, or after the last."""
    if not mine or chance.random() > shape.tight:
        return set()
    early = chance.random() < 0.5
    return set(range(1, min(mine))) if early else set(range(max(mine) + 1, shape.slots + 1))


def _before(chance: random.Random, shape: Shape, drawn: Sequence[tuple[int, int, int]], at: int) -> set[int]:
    mine = drawn[at]
    ones = [one + 1 for one, row in enumerate(drawn) if set(row[:2]) & set(mine[:2]) and row[2] < mine[2]]
    return {chance.choice(ones)} if ones and chance.random() < shape.before else set()


def _sets(sets: Sequence[set[int]]) -> str:
    return ", ".join("{" + ", ".join(map(str, sorted(one))) + "}" for one in sets)


def all_shapes(seed: int) -> Iterator[tuple[str, str]]:
    """Name and text of an instance of each shape."""
    return ((shape.name, made(shape, seed)) for shape in SHAPES)
