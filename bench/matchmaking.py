"""A day's timetable at the expo's size, and one cancellation repaired: `python -m bench.matchmaking`.

61 buyers, 150 firms, 700 meetings, 30 tables, six pools of interpreters, two days of 14 half hours. `gap` is the weight that
is left out against the bound; `idle_gaps` are those of a buyer on average, with how few are proved. `repair_…` is the worst
of some cancellations. Machines differ: `cpu_s` says how much of two cores it took.
"""

import random
import resource
import time
from uuid import UUID

from bench.report import finish
from expo.meetings.matching.day import Day, Interpreting, Liking, Seat, Someone, Wish
from expo.meetings.matching.proposing import Timetable, propose
from expo.meetings.matching.repairing import repaired

BUYERS, FIRMS, MEETINGS, TABLES, SLOTS, SEED = 61, 150, 700, 30, 28, 20261130
LANGUAGES = ("es", "ar", "vi", "id", "ru", "fr")
SECONDS, CANCELLED = 40.0, 10


def day_of(seed: int = SEED) -> Day:
    """700 wishes; the interpreters cannot take quite all of them."""
    chance = random.Random(seed)
    firms = [
        Someone(UUID(int=1000 + n), _free(chance, 0.1), ("ko", "en") if chance.random() < 0.4 else ("ko",), least=n % 2)
        for n in range(FIRMS)
    ]
    buyers = [
        Someone(UUID(int=5000 + n), _free(chance, 0.15), (LANGUAGES[n % 6],) if n % 4 else ("en",))
        for n in range(BUYERS)
    ]
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < MEETINGS:
        pairs.add((chance.randrange(FIRMS), chance.randrange(BUYERS)))
    said: list[Liking] = ["must", "want", "want", "open"]
    wishes = tuple(
        Wish(firms[one].id, buyers[other].id, chance.choice(said), chance.choice(said[:3]))
        for one, other in sorted(pairs)
    )
    every = frozenset(range(SLOTS))
    interpreters = tuple(
        Interpreting(UUID(int=9000 + n), frozenset({"ko", "en", tongue}), every)
        for n, tongue in enumerate(LANGUAGES * 5)
    ) + tuple(Interpreting(UUID(int=9900 + n), frozenset({"ko", "en"}), every) for n in range(4))
    spans = (tuple(range(6)), tuple(range(6, 14)), tuple(range(14, 20)), tuple(range(20, 28)))
    tables = tuple(Seat(UUID(int=1 + n), every) for n in range(TABLES))
    return Day(SLOTS, spans, tuple(firms), tuple(buyers), wishes, tables, interpreters)


def main() -> None:
    day = day_of()
    begun, used = time.perf_counter(), _cpu_seconds()
    best: Timetable | None = None
    for found in propose(day, seed=SEED, seconds=SECONDS):
        best = found or best
        if found:
            print(
                f"{time.perf_counter() - begun:5.1f} s: {len(found.placed)} meetings, {found.breaks} idle gaps",
                flush=True,
            )
    assert best is not None
    took, cpu = time.perf_counter() - begun, _cpu_seconds() - used
    repairs = [_repair(day, best, number) for number in range(CANCELLED)]
    finish(
        gap=round(best.gap, 4),
        solve_s=round(took, 1),
        repair_s=round(max(one[0] for one in repairs), 2),
        repair_disturbed=max(one[1] for one in repairs),
        repair_filled=sum(one[2] for one in repairs),
        meetings=len(best.placed),
        idle_gaps=round(best.breaks / BUYERS, 3),
        idle_gaps_bound=round(best.breaks_bound / BUYERS, 3),
        cpu_s=round(cpu, 1),
    )


def _repair(day: Day, known: Timetable, number: int) -> tuple[float, int, int]:
    """Seconds, meetings of others that changed, and meetings that came instead."""
    gone = known.placed[number * len(known.placed) // CANCELLED].wish
    begun = time.perf_counter()
    found = repaired(day, known.placed, {gone})
    return time.perf_counter() - begun, len(found.moved), len(found.added)


def _free(chance: random.Random, busy: float) -> frozenset[int]:
    return frozenset(slot for slot in range(SLOTS) if chance.random() >= busy)


def _cpu_seconds() -> float:
    return sum(
        one.ru_utime + one.ru_stime for one in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


if __name__ == "__main__":
    main()
