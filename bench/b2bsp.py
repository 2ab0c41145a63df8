"""Business meetings with proven fewest breaks: `python -m bench.b2bsp FILE.dzn…`; without files, made-up ones.

One line per instance: `breaks` (idle gaps of all participants; null where there is no timetable), `proved`, `seconds` from
reading to the end. Two searches race, a core each, one at its best in proving and one in finding, and are stopped after
`LIMIT` seconds; `cpu_seconds` are of both together. The published instances have no licence, so they are not part of the
repository; those made up have their shapes.
"""

import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.b2bsp_form import puzzle_in
from bench.b2bsp_made import all_shapes
from expo.meetings.matching.timing.apart import in_processes
from expo.meetings.matching.timing.puzzle import Puzzle, broken_by
from expo.meetings.matching.timing.search import Found, fewest

SEED, SEEDS, LIMIT = 20261130, (0, 1), 30.0


def main() -> None:
    for name, text in _texts(sys.argv[1:]):
        begun, used = time.perf_counter(), _cpu_seconds()
        puzzle = puzzle_in(text)
        last = _solved(puzzle)
        wrong = list(broken_by(puzzle, last.at)) if last.at else []
        if wrong:
            sys.exit(f"{name}: {'; '.join(wrong)}")
        line = {"instance": name, "breaks": last.breaks, "proved": last.proved}
        seconds = {"seconds": round(time.perf_counter() - begun, 2), "cpu_seconds": round(_cpu_seconds() - used, 2)}
        print(json.dumps({**line, **seconds}), flush=True)


def _cpu_seconds() -> float:
    """Of this process, and of those that it has waited for."""
    return sum(
        one.ru_utime + one.ru_stime for one in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _solved(puzzle: Puzzle) -> Found:
    last = Found(None, None, 0)
    for found in in_processes([(fewest, (puzzle, seed)) for seed in SEEDS], seconds=LIMIT):
        if found and (found.proved or found.bound > last.bound):
            last = found
        if last.proved:
            break
    return last


def _texts(paths: list[str]) -> Iterator[tuple[str, str]]:
    if not paths:
        yield from all_shapes(SEED)
    for path in paths:
        yield Path(path).stem, Path(path).read_text(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
