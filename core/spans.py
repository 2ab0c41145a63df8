"""Half-open spans of time, `[begin, end)`: the one way the house says when."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Both ends are aware instants, kept in UTC; `end` is after `begin`."""

    begin: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.begin.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("a span needs instants with a time zone")
        if self.end <= self.begin:
            raise ValueError("a span must end after it begins")
        object.__setattr__(self, "begin", self.begin.astimezone(UTC))
        object.__setattr__(self, "end", self.end.astimezone(UTC))

    @property
    def minutes(self) -> int:
        """Whole minutes, rounded down."""
        return int((self.end - self.begin) / timedelta(minutes=1))

    def overlaps(self, other: "Span") -> bool:
        """Touching ends do not overlap: 10:00-11:00 and 11:00-12:00 share no minute."""
        return self.begin < other.end and other.begin < self.end
