"""How every bench ends: one JSON line, last."""

import json
import statistics
from collections.abc import Sequence


def percentile(seconds: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the measurements lie."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def finish(**figures: float | str | bool | None) -> None:
    """Prints the figures; seconds and milliseconds rounded by the caller."""
    print(json.dumps(figures))
