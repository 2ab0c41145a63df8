"""Ten times more readers than can be answered: how many still are, how soon, and how soon the others are told.

The page is a search that nobody asked before, rendered anew each time. `steady_per_s` is what one process answers to
four readers in a closed loop. Then come ten times as many, in an open loop. `goodput_ratio` is what is answered of the
steady rate, `p99_ratio` the slowest hundredth of the answered ones against that of the steady ones, `shed_ms` the median
and `shed_p99_ms` the slowest hundredth of the refusals; `unanswered` got neither. Client, server and database share
`cores` of one machine, so the figures are worse than they would be apart.
"""

import json
import os
import subprocess
import sys

from bench.programmes import sample_database
from bench.report import finish, median, percentile
from bench.server import serving

WARM_SECONDS, STEADY_SECONDS, OVERLOAD_SECONDS = 3.0, 8.0, 10.0
TIMES = 10
Answers = list[tuple[int, float]]


def asked(url: str, rate: float, seconds: float) -> Answers:
    """By another process."""
    command = [sys.executable, "-m", "bench.openloop", url, str(rate), str(seconds)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [(status, spent) for status, spent in json.loads(done.stdout)]


def of(answers: Answers, status: int) -> list[float]:
    return [spent for found, spent in answers if found == status]


def main() -> None:
    with sample_database() as address, serving(address) as base:
        url = f"{base}/ko/wsce-2026/schedule"
        asked(url, 0, WARM_SECONDS)
        steady = of(asked(url, 0, STEADY_SECONDS), 200)
        rate = len(steady) / STEADY_SECONDS
        many = asked(url, rate * TIMES, OVERLOAD_SECONDS)
    good, shed = of(many, 200), of(many, 503)
    finish(
        goodput_ratio=round(len(good) / OVERLOAD_SECONDS / rate, 2),
        p99_ratio=round(percentile(good, 0.99) / percentile(steady, 0.99), 2),
        shed_ms=round(median(shed) * 1000, 1),
        shed_p99_ms=round(percentile(shed, 0.99) * 1000, 1),
        steady_per_s=round(rate, 1),
        steady_p99_ms=round(percentile(steady, 0.99) * 1000, 1),
        answered=len(good),
        shed=len(shed),
        unanswered=len(many) - len(good) - len(shed),
        cores=len(os.sched_getaffinity(0)),
        load_before=round(os.getloadavg()[0], 1),
    )


if __name__ == "__main__":
    main()
