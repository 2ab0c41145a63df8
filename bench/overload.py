"""Ten times more readers than can be answered: how many still are, how soon, and how soon the others are told.

The page is a search that nobody asked before, rendered anew each time. `steady_per_s` is what one process answers to
four readers in a closed loop. Then come ten times as many, in an open loop; the two take turns, and every figure is the
median of ROUNDS. `goodput_ratio` is what is answered of the steady rate just before, `p99_ratio` the slowest hundredth
of the answered ones against that of the steady ones, `shed_ms` the median and `shed_p99_ms` the slowest hundredth of
the refusals. `unanswered` were sent and got neither; `unsent` were due while the client had no connection left. Client,
server and database share `cores` of one machine, so the figures are worse than they would be apart.
"""

import json
import os
import subprocess
import sys

from bench.openloop import UNSENT
from bench.programmes import sample_database
from bench.report import finish, median, percentile
from bench.server import serving

WARM_SECONDS, STEADY_SECONDS, OVERLOAD_SECONDS = 3.0, 6.0, 8.0
ROUNDS = 3
TIMES = 10
Answers = list[tuple[int, float]]
DIGITS = {"goodput_ratio": 2, "p99_ratio": 2}


def asked(url: str, rate: float, seconds: float) -> Answers:
    """By another process."""
    command = [sys.executable, "-m", "bench.openloop", url, str(rate), str(seconds)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [(status, spent) for status, spent in json.loads(done.stdout)]


def of(answers: Answers, status: int) -> list[float]:
    return [spent for found, spent in answers if found == status]


def one_round(url: str) -> dict[str, float]:
    steady = of(asked(url, 0, STEADY_SECONDS), 200)
    rate = len(steady) / STEADY_SECONDS
    many = asked(url, rate * TIMES, OVERLOAD_SECONDS)
    good, shed = of(many, 200), of(many, 503)
    return {
        "goodput_ratio": len(good) / OVERLOAD_SECONDS / rate,
        "p99_ratio": percentile(good, 0.99) / percentile(steady, 0.99),
        "shed_ms": median(shed) * 1000,
        "shed_p99_ms": percentile(shed, 0.99) * 1000,
        "steady_per_s": rate,
        "steady_p99_ms": percentile(steady, 0.99) * 1000,
        "accepted_p99_ms": percentile(good, 0.99) * 1000,
        "answered": len(good),
        "shed": len(shed),
        "unsent": len(of(many, UNSENT)),
        "unanswered": len(of(many, 0)),
    }


def main() -> None:
    with sample_database() as address, serving(address) as base:
        url = f"{base}/ko/wsce-2026/schedule"
        asked(url, 0, WARM_SECONDS)
        rounds = [one_round(url) for _ in range(ROUNDS)]
    for found in rounds:
        print({name: round(value, 2) for name, value in found.items()}, file=sys.stderr)
    figures = {name: round(median([one[name] for one in rounds]), DIGITS.get(name, 1)) for name in rounds[0]}
    finish(**figures, rounds=ROUNDS, cores=len(os.sched_getaffinity(0)), load_before=round(os.getloadavg()[0], 1))


if __name__ == "__main__":
    main()
