"""What stands on a screen at a moment: meetings as the day goes, with their delays and other rooms; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from expo.live.layer import Placed, placed
from expo.live.queries import Said
from expo.releases.publication import Publication, day_of
from expo.releases.snapshot import FrozenHall, FrozenRoom

NEXT_AT_DOOR = 4
ROWS = 4
"""Of rooms in one picture of the hall's screen; the others come in the next picture."""

SOON = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Door:
    """`later` are in order; `day` is theirs when nothing is on or to come today."""

    room: FrozenRoom
    hall: FrozenHall | None
    current: Placed | None
    later: tuple[Placed, ...]
    day: date | None


@dataclass(frozen=True, slots=True)
class Row:
    """One room of the hall's screen."""

    room: FrozenRoom
    hall: FrozenHall | None
    current: Placed | None
    following: Placed | None


def door(shown: Publication, said: Mapping[str, Said], room: FrozenRoom, now: datetime) -> Door:
    """What is on behind a door and what follows that day; the next day that has something when there is no more. Who
    waits at the door of what was cancelled, or is elsewhere today, is told so until it would be over.
    """
    planned = [one for one in placed(shown, said) if room.code in (one.room.code, one.meeting.room.code)]
    here = {id(one) for one in planned if one.room.code == room.code and not one.off}
    current = next((one for one in planned if id(one) in here and one.begin <= now < one.end), None)
    coming = [one for one in planned if one.begin > now or (id(one) not in here and one.end > now)]
    day = day_of(coming[0].begin) if coming else None
    today = day_of(now)
    if current is not None and day != today:
        coming = []
    later = tuple(one for one in coming if day_of(one.begin) == day)[:NEXT_AT_DOOR]
    return Door(room, shown.halls.get(room.hall or ""), current, later, day if later and day != today else None)


def pictures(shown: Publication, said: Mapping[str, Said], now: datetime) -> list[tuple[Row, ...]]:
    """The rooms with something on or soon to come, a few in each picture."""
    everything = placed(shown, said)
    rows = [row for room in shown.snapshot.rooms if (row := _row(shown, everything, room, now)) is not None]
    return [tuple(rows[first : first + ROWS]) for first in range(0, len(rows), ROWS)]


def _row(shown: Publication, everything: list[Placed], room: FrozenRoom, now: datetime) -> Row | None:
    here = [one for one in everything if one.room.code == room.code]
    current = next((one for one in here if one.begin <= now < one.end and not one.off), None)
    following = next((one for one in here if now < one.begin <= now + SOON), None)
    if current is None and following is None:
        return None
    return Row(room, shown.halls.get(room.hall or ""), current, following)
