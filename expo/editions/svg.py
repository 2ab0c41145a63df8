"""The programme drawn as a map of lines: each line a track, each stop a part of a day in which it has sessions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from expo.releases.publication import Meeting, Publication

WIDTH, HEIGHT = 1200, 720
LEFT, RIGHT = 90, 1130
FAN = 250
"""From the opening to the first part of the first day."""

MIDDLE, WIDEST_GAP, TALLEST = 360, 56, 500
PARTS_OF_DAY = 4
"""Morning, noon, afternoon, evening: what a line can do between two of them still reads as a line."""

PART_HOURS = (11, 13, 15)
CALM = 6
"""How far a line runs level before it stops."""


@dataclass(frozen=True, slots=True)
class Line:
    """`lanes` says at which height the line runs in each part of the expo; `stops` are the parts in which it stops."""

    colour: int
    lanes: tuple[int, ...]
    stops: tuple[int, ...]


def lines(publication: Publication) -> tuple[Line, ...]:
    """In every part of a day the busiest track runs uppermost, so lines cross where the programme turns."""
    tracks = publication.snapshot.tracks
    parts = len(publication.days) * PARTS_OF_DAY
    counted = Counter(
        (meeting.track.code, _part(meeting, publication))
        for meeting in publication.meetings
        if meeting.track is not None and not meeting.cancelled
    )
    order = {track.code: place for place, track in enumerate(tracks)}
    heights: list[dict[str, int]] = []
    for part in range(parts):
        before = heights[-1] if heights else order
        ranked = sorted(order, key=lambda code: (-counted[code, part], before[code]))
        heights.append(_eased(before, ranked, part) if heights else {code: lane for lane, code in enumerate(ranked)})
    return tuple(
        Line(
            track.colour,
            tuple(height[track.code] for height in heights),
            tuple(part for part in range(parts) if counted[track.code, part]),
        )
        for track in tracks
    )


def drawn(publication: Publication) -> Markup:
    """Decoration without text: the same facts stand in words below it."""
    shown = lines(publication)
    if not shown:
        return Markup("")
    frame = _Frame(len(shown[0].lanes), len(shown))
    paths = Markup("").join(
        Markup('<path class="hero-line track-{}" d="{}"/>').format(line.colour, _path(line, frame)) for line in shown
    )
    stops = Markup("").join(_stops(line, frame) for line in shown)
    return Markup(
        '<svg class="hero-lines" viewBox="0 0 {} {}" preserveAspectRatio="xMinYMid slice" aria-hidden="true">'
        "{}{}{}</svg>"
    ).format(
        WIDTH,
        HEIGHT,
        paths,
        stops,
        Markup('<circle class="hero-opening" cx="{}" cy="{}" r="20"/>').format(LEFT, MIDDLE),
    )


def _part(meeting: Meeting, publication: Publication) -> int:
    of_day = sum(meeting.begin.hour >= hour for hour in PART_HOURS)
    return publication.days.index(meeting.day) * PARTS_OF_DAY + of_day


def _eased(before: dict[str, int], ranked: Sequence[str], part: int) -> dict[str, int]:
    """One exchange of neighbours towards the ranking: no line moves further than one lane, so slants stay at 45°."""
    lanes = sorted(before, key=lambda code: before[code])
    wanted = {code: lane for lane, code in enumerate(ranked)}
    for upper in range(part % 2, len(lanes) - 1, 2):
        if wanted[lanes[upper]] > wanted[lanes[upper + 1]]:
            lanes[upper], lanes[upper + 1] = lanes[upper + 1], lanes[upper]
    return {code: lane for lane, code in enumerate(lanes)}


def _path(line: Line, frame: "_Frame") -> str:
    """Level runs joined by slants of 45°, out of the opening and off the edge; steeper where parts are many."""
    at: float = MIDDLE
    points = [f"M{LEFT} {MIDDLE}"]
    for part, lane in enumerate(line.lanes):
        height = frame.y(lane)
        if height != at:
            end = frame.x(part) - CALM
            longest = FAN - 2 * CALM if part == 0 else frame.step - 2 * CALM
            points.append(f"L{end - min(abs(height - at), longest):g} {at:g}L{end:g} {height:g}")
        at = height
    return "".join([*points, f"H{WIDTH + 40}"])


def _stops(line: Line, frame: "_Frame") -> Markup:
    """Where the line has come to rest after its slant."""
    return Markup("").join(
        Markup('<circle class="hero-stop" cx="{:g}" cy="{:g}" r="7"/>').format(frame.x(part), frame.y(line.lanes[part]))
        for part in line.stops
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where parts of days and lanes lie in the picture."""

    parts: int
    lanes: int

    @property
    def step(self) -> float:
        return (RIGHT - LEFT - FAN) / max(self.parts - 1, 1)

    def x(self, part: int) -> float:
        return round(LEFT + FAN + self.step * part, 1)

    def y(self, lane: int) -> float:
        gap = min(WIDEST_GAP, TALLEST / max(self.lanes - 1, 1))
        return round(MIDDLE + (lane - (self.lanes - 1) / 2) * gap, 1)
