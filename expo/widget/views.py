"""What a widget shows: a day or a track when it was asked for, else what is on and comes next; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from expo.live.layer import Placed, placed
from expo.live.queries import Said
from expo.releases.publication import Publication

SHOWN = 12
SHOWN_OF_A_DAY = 100


@dataclass(frozen=True, slots=True)
class Chosen:
    """`day` and `track` None: every one. What an address names that is not there is ignored, as in the schedule's."""

    day: date | None
    track: str | None


@dataclass(frozen=True, slots=True)
class Cut:
    """`more` of them are in the schedule only."""

    meetings: tuple[Placed, ...]
    more: int


def chosen(asked: Mapping[str, str], shown: Publication) -> Chosen:
    """Out of an address."""
    day = next((day for day in shown.days if day.isoformat() == asked.get("day")), None)
    track = asked.get("track", "")
    return Chosen(day, track if track in shown.tracks else None)


def cut(shown: Publication, said: Mapping[str, Said], wish: Chosen, now: datetime) -> Cut:
    """The next first; the beginning of the programme once it is over. A day is shown whole."""
    there = [one for one in placed(shown, said) if _wanted(one, wish)]
    if wish.day is not None:
        return Cut(tuple(there[:SHOWN_OF_A_DAY]), max(0, len(there) - SHOWN_OF_A_DAY))
    coming = [one for one in there if one.end > now and not one.off] or there
    return Cut(tuple(coming[:SHOWN]), max(0, len(coming) - SHOWN))


def _wanted(one: Placed, wish: Chosen) -> bool:
    track = one.meeting.track
    return (wish.day is None or one.meeting.day == wish.day) and (
        wish.track is None or (track is not None and track.code == wish.track)
    )
