"""Outlines: always written alike, cut and joined without losing an inch, rows that never lie over each other."""

from decimal import Decimal
from math import cos, isclose, pi, sin

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.errors import Invalid
from expo.floor.geometry.cutting import CutsNothing, NotNeighbours, merge, split
from expo.floor.geometry.outlines import (
    NoOutline,
    TooSmall,
    area,
    label_point,
    on_grid,
    overlap,
    overlapping,
    polygon,
    tidy,
    within,
)
from expo.floor.geometry.rows import Row, numbers_from, outlines_of
from tests.make.floors import box

L_SHAPE = ((0.0, 0.0), (6.0, 0.0), (6.0, 3.0), (3.0, 3.0), (3.0, 6.0), (0.0, 6.0))
half_metres = st.integers(-100, 200).map(lambda steps: steps / 2)
widths = st.integers(2, 40).map(lambda steps: steps / 2)


@st.composite
def outlines(draw):
    """Stars around a point: concave as a rule, never crossing themselves."""
    count = draw(st.integers(3, 12))
    x, y = draw(st.floats(-50, 50)), draw(st.floats(-50, 50))
    away = draw(st.lists(st.floats(1.5, 20), min_size=count, max_size=count))
    return [(x + far * cos(2 * pi * at / count), y + far * sin(2 * pi * at / count)) for at, far in enumerate(away)]


@given(outlines(), st.integers(0, 11), st.booleans())
def test_one_outline_is_written_in_one_way(points, turned, backwards):
    turned %= len(points)
    other = points[turned:] + points[:turned]
    if backwards:
        other = other[::-1]
    assert tidy(other) == tidy(points)
    assert tidy(tidy(points)) == tidy(points)


@given(outlines(), st.floats(0, pi), st.floats(-1, 1))
def test_a_booth_that_is_cut_loses_nothing_and_is_whole_again_when_joined(points, angle, aside):
    outline = tidy(points)
    (x, y), _ = label_point(outline)
    start = (x - sin(angle) * aside, y + cos(angle) * aside)
    try:
        one, other = split(outline, start, (start[0] + cos(angle), start[1] + sin(angle)))
    except (CutsNothing, TooSmall):
        assume(False)
    assert isclose(area(one) + area(other), area(outline), abs_tol=0.05)
    assert not overlap(one, other)
    joined = merge([one, other])
    assert polygon(joined).symmetric_difference(polygon(outline)).area < 0.05


@given(
    st.builds(
        Row,
        x=half_metres,
        y=half_metres,
        count=st.integers(1, 20),
        width=widths,
        depth=widths,
        along=st.sampled_from(["across", "down"]),
        double=st.booleans(),
    )
)
def test_rows_stand_side_by_side_on_the_grid_each_booth_as_large_as_asked(row):
    made = outlines_of(row)
    assert len(made) == row.count * (2 if row.double else 1)
    assert all(overlapping(one, made[:at]) == [] for at, one in enumerate(made))
    assert {area(one) for one in made} == {Decimal(str(row.width * row.depth))}
    assert all(tidy(one) == one and on_grid(one) for one in made)
    assert merge(made) if len(made) > 1 else True


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (box(0, 0, 3, 3), box(3, 0, 3, 3), False),
        (box(0, 0, 3, 3), box(3, 3, 3, 3), False),
        (box(0, 0, 3, 3), box(2.5, 0, 3, 3), True),
        (box(0, 0, 9, 9), box(3, 3, 3, 3), True),
        (box(0, 0, 3, 3), box(0, 0, 3, 3), True),
        (L_SHAPE, box(3, 3, 3, 3), False),
        (L_SHAPE, box(2.9, 2.9, 3, 3), True),
        (box(0, 0, 3, 3), box(2.999, 0, 3, 3), False),
    ],
)
def test_sides_may_be_shared_ground_may_not(one, other, expected):
    assert overlap(one, other) is overlap(other, one) is expected


def test_areas_and_containment():
    assert area(L_SHAPE) == Decimal("27.0")
    assert within(box(0, 0, 3, 3), box(0, 0, 3, 3))
    assert within(box(0, 0, 3, 3), L_SHAPE)
    assert not within(box(2, 2, 3, 3), L_SHAPE)


def test_a_label_stands_deep_inside_and_in_the_middle_where_there_is_one():
    assert label_point(box(0, 0, 8, 6)) == ((4.0, 3.0), 3.0)
    (x, y), room = label_point(tidy(L_SHAPE))
    assert polygon(L_SHAPE).exterior.distance(polygon(box(x - 0.01, y - 0.01, 0.02, 0.02))) > 1.4
    assert room > 1.4


@pytest.mark.parametrize(
    ("points", "refusal"),
    [
        ([(0, 0), (1, 1)], NoOutline),
        ([(0, 0), (4, 4), (4, 0), (0, 4)], NoOutline),
        ([(0, 0), (4, 0), (2, 0)], NoOutline),
        ([(0, 0), (1e9, 0), (0, 4)], NoOutline),
        ([(0, 0), (float("inf"), 0), (0, 4)], NoOutline),
        ([(0, 0)] * 600, NoOutline),
        ([(0, 0), (0.2, 0), (0.2, 0.2), (0, 0.2)], TooSmall),
    ],
)
def test_what_is_no_outline_is_refused(points, refusal):
    with pytest.raises(refusal):
        tidy(points)


def test_corners_that_are_none_are_left_out():
    assert tidy([(0, 0), (2, 0), (4, 0), (4, 4), (0, 4), (0, 4)]) == box(0, 0, 4, 4)


def test_only_neighbours_become_one_and_none_that_go_round_a_hole():
    ring = [box(0, 0, 9, 3), box(0, 3, 3, 3), box(6, 3, 3, 3), box(0, 6, 9, 3)]
    for apart in ([box(0, 0, 3, 3), box(4, 0, 3, 3)], [box(0, 0, 3, 3), box(3, 3, 3, 3)], ring, [box(0, 0, 3, 3)]):
        with pytest.raises(NotNeighbours):
            merge(apart)
    assert merge(ring[:3]) == tidy([(0, 0), (9, 0), (9, 6), (6, 6), (6, 3), (3, 3), (3, 6), (0, 6)])


def test_a_line_that_would_leave_three_parts_cuts_nothing():
    comb = tidy([(0, 0), (9, 0), (9, 6), (6, 6), (6, 3), (3, 3), (3, 6), (0, 6)])
    with pytest.raises(CutsNothing):
        split(comb, (0, 4), (9, 4))


@pytest.mark.parametrize(
    ("first", "count", "expected"),
    [
        ("A-101", 3, ["A-101", "A-102", "A-103"]),
        ("B-99", 2, ["B-99", "B-100"]),
        ("007", 2, ["007", "008"]),
        ("K", 2, ["K-1", "K-2"]),
    ],
)
def test_numbers_count_on(first, count, expected):
    assert numbers_from(first, count) == expected


@pytest.mark.parametrize("first", ["a-1", "A 1", "", "A--1", "가-1", "A-1" * 9])
def test_numbers_are_what_one_can_read_out(first):
    with pytest.raises(Invalid):
        numbers_from(first, 1)
