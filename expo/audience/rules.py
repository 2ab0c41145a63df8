"""When a session may be asked and rated; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.errors import Conflict, mark
from core.forms.merging import Lines

MOST_DAYS = 90


class NotHeard(Conflict):
    message = mark("This cannot be said here now. The page tells from when until when it can.")


@dataclass(frozen=True, slots=True)
class Heard:
    """What an edition wants to hear; `days` after a session's last end it is over."""

    questions: bool = True
    ratings: bool = True
    days: int = 7

    @property
    def lines(self) -> dict[str, str]:
        """As its form has it."""
        return {
            "questions": "yes" if self.questions else "",
            "ratings": "yes" if self.ratings else "",
            "days": str(self.days),
        }


@dataclass(frozen=True, slots=True)
class Window:
    """From when until when, in the zone of the times it was made from."""

    opens_at: datetime
    ends_at: datetime

    def open(self, now: datetime) -> bool:
        return self.opens_at <= now < self.ends_at

    def over(self, now: datetime) -> bool:
        return now >= self.ends_at


def heard_of(lines: Lines) -> Heard:
    return Heard(bool(lines["questions"]), bool(lines["ratings"]), int(lines["days"]))


def asking(times: Sequence[tuple[datetime, datetime]], heard: Heard) -> Window | None:
    """From the first beginning on; `times` are those of the slots that are held. None where nothing is asked."""
    if not times or not heard.questions:
        return None
    return Window(min(begin for begin, _ in times), max(end for _, end in times) + timedelta(days=heard.days))


def rating(times: Sequence[tuple[datetime, datetime]], heard: Heard) -> Window | None:
    """From the first end on: who was in the first of several slots need not wait for the last."""
    if not times or not heard.ratings:
        return None
    return Window(min(end for _, end in times), max(end for _, end in times) + timedelta(days=heard.days))
