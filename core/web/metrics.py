"""What this process has done since it started, in Prometheus' text format (0.0.4): sums, no addresses, no people."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from core.jobs.queues import Queue

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0)
"""Seconds."""

KIND = "text/plain; version=0.0.4"


@dataclass
class Metrics:
    """Counted by the outermost layer; `route` is a route's name, never an address."""

    in_flight: int = 0
    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    buckets: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    seconds: float = 0.0

    def answered(self, route: str, status: int, seconds: float) -> None:
        self.answers[route, status] += 1
        self.buckets[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds

    def printed(self, queues: Iterable[Queue] = (), **gauges: float) -> str:
        """With what others count, by name, and what waits for a worker."""
        counted = _gauges({"in_flight": self.in_flight, **gauges})
        return "\n".join([*self._requests(), *self._durations(), *counted, *_queues(list(queues))]) + "\n"

    def _requests(self) -> Iterator[str]:
        yield "# TYPE madang_requests_total counter"
        for (route, status), number in sorted(self.answers.items()):
            yield f'madang_requests_total{{route="{route}",status="{status}"}} {number}'

    def _durations(self) -> Iterator[str]:
        yield "# TYPE madang_request_seconds histogram"
        so_far = 0
        for bound, number in zip((*map(str, BOUNDS), "+Inf"), self.buckets, strict=True):
            so_far += number
            yield f'madang_request_seconds_bucket{{le="{bound}"}} {so_far}'
        yield f"madang_request_seconds_sum {self.seconds:.6f}"
        yield f"madang_request_seconds_count {so_far}"


def _gauges(values: dict[str, float]) -> Iterator[str]:
    for name, value in values.items():
        yield f"# TYPE madang_{name} gauge"
        yield f"madang_{name} {value:g}"


def _queues(queues: list[Queue]) -> Iterator[str]:
    for name, value in (("waiting", "waiting"), ("left_over", "left_over"), ("late_seconds", "late")) if queues else ():
        yield f"# TYPE madang_queue_{name} gauge"
        for one in queues:
            yield f'madang_queue_{name}{{queue="{one.name}"}} {getattr(one, value):g}'
