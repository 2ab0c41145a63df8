"""What is told of ratings, and from how many on; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

STARS = (1, 2, 3, 4, 5)
FEWEST = 5
"""With fewer, a speaker could guess who said what."""
LONGEST_WORDS = 1_000


@dataclass(frozen=True, slots=True)
class Summary:
    """`counts` by stars, from 1 to 5; nothing of it is told while there are fewer than FEWEST."""

    counts: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)

    @property
    def number(self) -> int:
        return sum(self.counts)

    @property
    def told(self) -> bool:
        return self.number >= FEWEST

    @property
    def mean(self) -> Decimal:
        """To one place; of nothing it is 0."""
        total = sum(stars * count for stars, count in zip(STARS, self.counts, strict=True))
        return (Decimal(total) / self.number).quantize(Decimal("0.1")) if self.number else Decimal(0)

    @property
    def most(self) -> int:
        return max(self.counts)


def summed(counts: Mapping[int, int]) -> Summary:
    one, two, three, four, five = (counts.get(stars, 0) for stars in STARS)
    return Summary((one, two, three, four, five))
