"""The picture of the programme: what its lines and stops mean, and that nothing runs off it."""

import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from expo.editions.svg import HEIGHT, PARTS_OF_DAY, drawn, lines
from expo.releases.publication import Publication
from tests.make import programme as make

TRACKS = ("pilot", "safety", "data", "green", "global")
rows = st.lists(st.tuples(st.sampled_from(TRACKS), st.integers(0, 2), st.integers(0, 8)), max_size=40)


def published(held: list[tuple[str, int, int]]) -> Publication:
    sessions = [make.session(f"S{place:05}", place + 1, track=track) for place, (track, _, _) in enumerate(held)]
    slots = [make.slot(f"S{place:05}", 24 * day + hour) for place, (_, day, hour) in enumerate(held)]
    tracks = tuple(make.track(code, colour) for colour, code in enumerate(TRACKS, 1))
    return Publication(make.draft(sessions, slots, tracks=tracks))


def test_every_track_is_a_line_in_its_own_colour() -> None:
    assert [line.colour for line in lines(published([("pilot", 0, 0)]))] == [1, 2, 3, 4, 5]


def test_a_line_stops_in_the_parts_of_days_in_which_its_track_has_sessions() -> None:
    found = lines(published([("data", 0, 0), ("data", 1, 7), ("safety", 2, 3)]))
    stops = {line.colour: line.stops for line in found}
    assert stops == {1: (), 2: (2 * PARTS_OF_DAY + 1,), 3: (0, PARTS_OF_DAY + 3), 4: (), 5: ()}


def test_the_busiest_track_begins_uppermost() -> None:
    found = lines(published([("green", 0, 0), ("green", 0, 1), ("pilot", 0, 0)]))
    assert {line.colour: line.lanes[0] for line in found} == {4: 0, 1: 1, 2: 2, 3: 3, 5: 4}


@given(rows)
def test_no_two_lines_share_a_lane_and_none_moves_further_than_one(held: list[tuple[str, int, int]]) -> None:
    found = lines(published(held))
    for at_once in zip(*(line.lanes for line in found), strict=True):
        assert sorted(at_once) == list(range(len(TRACKS)))
    for line in found:
        steps = [abs(after - before) for before, after in zip(line.lanes, line.lanes[1:], strict=False)]
        assert max(steps, default=0) <= 1


@given(rows)
def test_the_drawing_is_well_formed_and_stays_inside(held: list[tuple[str, int, int]]) -> None:
    drawing = ET.fromstring(str(drawn(published(held))))  # noqa: S314 -- our own drawing
    heights = [float(circle.attrib["cy"]) for circle in drawing.iter("circle")]
    assert all(0 < height < HEIGHT for height in heights)
    for path in drawing.iter("path"):
        runs = [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", path.attrib["d"])]
        assert runs == sorted(runs, key=lambda point: point[0]), "a line must not run back in time"


def test_a_long_programme_of_many_tracks_stays_inside_too() -> None:
    codes = [f"track-{number}" for number in range(30)]
    sessions = [make.session(f"S{place:05}", place + 1, track=code) for place, code in enumerate(codes)]
    slots = [make.slot(f"S{place:05}", 24 * (place % 12) + place % 9) for place in range(len(codes))]
    tracks = tuple(make.track(code) for code in codes)
    drawing = ET.fromstring(str(drawn(Publication(make.draft(sessions, slots, tracks=tracks)))))  # noqa: S314
    assert all(0 < float(circle.attrib["cy"]) < HEIGHT for circle in drawing.iter("circle"))
    for path in drawing.iter("path"):
        runs = [float(x) for x in re.findall(r"[ML]([\d.]+) ", path.attrib["d"])]
        assert runs == sorted(runs)


def test_the_same_programme_gives_the_same_picture_and_another_gives_another() -> None:
    one = [("pilot", 0, 0), ("data", 1, 2)]
    assert drawn(published(one)) == drawn(published(one))
    assert drawn(published(one)) != drawn(published([*one, ("green", 0, 4)]))


def test_a_programme_without_tracks_has_no_picture() -> None:
    assert drawn(Publication(make.draft([make.session("AAAAAA")], [make.slot("AAAAAA")]))) == ""
