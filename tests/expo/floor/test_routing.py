"""Ways: never through a booth, wide enough for wheels, without steps where that is wished, and as short as can be."""

from heapq import heappop, heappush
from math import hypot

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from expo.floor.geometry.outlines import area, polygon
from expo.floor.plans.rules import NoEntrance, NothingDrawn, Unreachable, check_publishable
from expo.floor.routing.network import Network
from expo.floor.routing.reach import reach
from expo.floor.routing.space import ASIDE, space_of
from expo.floor.routing.words import instructions, minutes
from tests.make.floors import booth, box, connection, feature, floor, plan

FINE = 0.25
"""Of the grid that the shortest ways are compared with, in metres."""
ANGLED = 1.0824
"""How much longer a way on a grid of eight directions can be than the straight one: 1 / cos 22.5°."""


@st.composite
def halls(draw):
    """Up to ten booths on a grid of half a metre in a hall of 30 m by 20 m, none over another."""
    found = []
    for number in range(draw(st.integers(2, 10))):
        x, y = draw(st.integers(2, 50)) / 2, draw(st.integers(2, 30)) / 2
        shape = box(x, y, draw(st.integers(4, 16)) / 2, draw(st.integers(4, 12)) / 2)
        inside = shape[2][0] <= 30 and shape[2][1] <= 20
        if inside and all(polygon(shape).intersection(polygon(one.polygon)).area < 0.01 for one in found):
            found.append(booth(f"A-{number}", shape))
    return floor(booths=found)


def _ways(hall):
    network = Network(plan(hall), step_free=False)
    spots = [network.spot("E1", one.polygon, booth=True) for one in hall.booths]
    for at, start in enumerate(spots):
        for end in spots[at + 1 :]:
            yield network, start, end, network.way(start, end)


@settings(max_examples=40)
@given(halls())
def test_a_way_keeps_clear_of_every_booth_and_wall_by_half_of_its_width(hall):
    inside = polygon(hall.outline)
    for _, _, _, way in _ways(hall):
        for leg in way.legs if way else ():
            line = shapely.LineString(leg.points if len(leg.points) > 1 else leg.points * 2)
            assert inside.covers(line)
            assert inside.exterior.distance(line) > ASIDE - 0.001
            assert all(polygon(one.polygon).distance(line) > ASIDE - 0.001 for one in hall.booths)


@settings(max_examples=8)
@given(halls())
def test_no_way_is_longer_than_the_shortest_on_a_fine_grid_nor_shorter_than_its_straight_line(hall):
    """Both measure the same walkable part; a grid can lose two cells at either end, and up to 8.3 % on the way."""
    for network, start, end, way in _ways(hall):
        on_grid = _on_grid(network.graphs["E1"].space, start.points, end.points)
        if way is None:
            assert on_grid is None
        elif on_grid is not None:
            straight = min(hypot(x - a, y - b) for x, y in start.points for a, b in end.points)
            assert straight - 0.01 <= way.metres <= on_grid + 4 * FINE
            assert on_grid <= way.metres * ANGLED + 8 * FINE


def _on_grid(space, starts, ends):
    """Dijkstra over a grid, eight directions, brute force; None when there is no way."""
    xs, ys = range(int(30 / FINE) + 1), range(int(20 / FINE) + 1)
    free = {
        cell
        for cell, there in zip(
            [(x, y) for x in xs for y in ys], space.has([(x * FINE, y * FINE) for x in xs for y in ys]), strict=True
        )
        if there
    }
    near = lambda points: {  # noqa: E731
        cell for x, y in points for cell in free if hypot(cell[0] * FINE - x, cell[1] * FINE - y) <= 1.5 * FINE
    }
    goals, best = near(ends), dict.fromkeys(near(starts), 0.0)
    queue = [(0.0, cell) for cell in best]
    while queue:
        metres, (x, y) = heappop(queue)
        if (x, y) in goals:
            return metres
        for across in (-1, 0, 1):
            for down in (-1, 0, 1):
                then = (x + across, y + down)
                far = metres + FINE * hypot(across, down)
                if then in free and far < best.get(then, 1e9):
                    best[then] = far
                    heappush(queue, (far, then))
    return None


def test_a_way_goes_round_a_row_by_its_nearer_end():
    row = [booth(f"A-{at}", box(6 + 3 * at, 8, 3, 3)) for at in range(6)]
    hall = floor(booths=[*row, booth("B-1", box(9, 2, 3, 3)), booth("B-2", box(9, 14, 3, 3))])
    network = Network(plan(hall), step_free=False)
    ends = [network.spot("E1", one.polygon, booth=True) for one in hall.booths[-2:]]
    way = network.way(*ends)
    assert way is not None
    assert min(x for x, _ in way.legs[0].points) == pytest.approx(6 - ASIDE, abs=0.01)
    assert way.metres == pytest.approx(14.04, abs=0.01)


@pytest.mark.parametrize(("gap", "passes"), [(1.3, True), (1.1, False)])
def test_a_gap_lets_through_who_needs_a_metre_and_twenty(gap, passes):
    walls = [feature("wall", *box(0, 9, 15 - gap / 2, 1)), feature("wall", *box(15 + gap / 2, 9, 15 - gap / 2, 1))]
    hall = floor(booths=[booth("A-1", box(3, 3, 3, 3)), booth("A-2", box(20, 14, 3, 3))], features=walls)
    network = Network(plan(hall), step_free=False)
    one, other = (network.spot("E1", each.polygon, booth=True) for each in hall.booths)
    assert (network.way(one, other) is not None) is passes
    assert reach(plan(hall)).unreachable == (() if passes else ("A-1",))


def _two_halls(*ways):
    halls = (floor("E1", booths=[booth("A-1", box(3, 3, 3, 3))]), floor("E2", booths=[booth("B-1", box(20, 3, 3, 3))]))
    return plan(*halls, connections=ways)


def _between(whole, *, step_free):
    network = Network(whole, step_free=step_free)
    one, other = (network.spot(each.code, each.booths[0].polygon, booth=True) for each in whole.halls)
    way = network.way(one, other)
    back = network.way(other, one)
    assert (way is None) == (back is None)
    assert way is None or back is None or way.metres == pytest.approx(back.metres)
    return way


STAIRS = connection("stairs", ("E1", 30, 4), ("E2", 0, 4), metres=8)
LIFT = connection("lift", ("E1", 30, 18), ("E2", 0, 18), metres=12)
STEEP = connection("ramp", ("E1", 30, 4), ("E2", 0, 4), slope=10.0)
GENTLE = connection("ramp", ("E1", 30, 4), ("E2", 0, 4), slope=8.0)


@pytest.mark.parametrize(
    ("ways", "walking", "rolling"),
    [
        ((STAIRS, LIFT), "stairs", "lift"),
        ((STAIRS,), "stairs", None),
        ((STEEP,), "ramp", None),
        ((GENTLE,), "ramp", "ramp"),
        ((), None, None),
    ],
)
def test_without_steps_one_takes_the_lift_even_if_it_is_further(ways, walking, rolling):
    for step_free, expected in ((False, walking), (True, rolling)):
        way = _between(_two_halls(*ways), step_free=step_free)
        taken = [leg.onward.kind for leg in way.legs if leg.onward] if way else [None]
        assert taken == [expected]


def test_an_area_with_steps_is_gone_round_on_wheels_and_over_on_foot():
    steps = feature("aisle", *box(12, 0, 3, 15), stepped=True)
    hall = floor(booths=[booth("A-1", box(3, 3, 3, 3)), booth("A-2", box(20, 3, 3, 3))], features=[steps])
    walked, rolled = (
        Network(plan(hall), step_free=step_free).way(
            *(Network(plan(hall), step_free=step_free).spot("E1", one.polygon, booth=True) for one in hall.booths)
        )
        for step_free in (False, True)
    )
    assert walked is not None
    assert rolled is not None
    over = polygon(steps.shape)
    assert over.intersects(shapely.LineString(walked.legs[0].points))
    assert not over.intersects(shapely.LineString(rolled.legs[0].points))
    assert reach(plan(hall)).only_by_steps == ()


def test_what_is_only_reached_over_steps_is_named():
    found = reach(
        plan(
            floor("E1", booths=[booth("A-1", box(3, 3, 3, 3))]),
            floor("E2", booths=[booth("B-1", box(20, 3, 3, 3))], features=[feature("entrance", (200, 200))]),
            connections=[STAIRS],
        )
    )
    assert (found.unreachable, found.only_by_steps) == ((), ("B-1",))


def test_a_plan_with_a_booth_that_nobody_reaches_is_refused_with_its_number():
    ring = [
        booth("A-1", box(6, 3, 9, 3)),
        booth("A-2", box(6, 6, 3, 3)),
        booth("A-3", box(12, 6, 3, 3)),
        booth("A-4", box(6, 9, 9, 3)),
    ]
    inside = booth("A-5", box(9, 6, 3, 3))
    check_publishable(plan(floor(booths=ring)), reach(plan(floor(booths=ring))))
    whole = plan(floor(booths=[*ring, inside]))
    with pytest.raises(Unreachable) as refused:
        check_publishable(whole, reach(whole))
    assert refused.value.numbers == ("A-5",)
    assert "A-5" in str(refused.value)


def test_without_an_entrance_or_a_booth_there_is_nothing_to_publish():
    shut = plan(floor(booths=[booth("A-1", box(3, 3, 3, 3))], features=[feature("entrance", (200.0, 200.0))]))
    with pytest.raises(NoEntrance):
        check_publishable(shut, reach(shut))
    bare = plan(floor())
    with pytest.raises(NothingDrawn):
        check_publishable(bare, reach(bare))


def test_the_words_say_where_to_turn_and_on_which_side_it_is():
    hall = floor(
        booths=[booth(f"A-{at}", box(3 + 3 * at, 8, 3, 3)) for at in range(1, 8)] + [booth("B-1", box(12, 2, 3, 3))]
    )
    network = Network(plan(hall), step_free=False)
    door, last = hall.features[0], hall.booths[-1]
    way = network.way(network.spot("E1", door.shape, booth=False), network.spot("E1", last.polygon, booth=True))
    assert way is not None
    told = instructions(way, network, goal=last.label)
    assert (told[0].kind, told[0].turn) == ("set_out", None)
    assert told[-1].kind == "arrive"
    assert {one.landmark for one in told if one.kind == "turn"} <= {booth.number for booth in hall.booths}
    assert any(one.turn for one in told)
    assert minutes(way) == 1


@pytest.mark.parametrize(("goal_x", "expected"), [(1.0, "left"), (26.0, "right")])
def test_left_and_right_are_those_of_who_walks_up_the_paper(goal_x, expected):
    """From the door at the foot of the sheet one walks upwards: what is on the left of the sheet is to the left."""
    row = [booth("A-1", box(3, 9, 11, 8)), booth("A-2", box(16, 9, 11, 8))]
    goal = booth("B-1", box(goal_x, 3, 3, 3))
    hall = floor(booths=[*row, goal])
    network = Network(plan(hall), step_free=False)
    way = network.way(
        network.spot("E1", hall.features[0].shape, booth=False), network.spot("E1", goal.polygon, booth=True)
    )
    assert way is not None
    turns = [one.turn for one in instructions(way, network, goal=goal.label) if one.turn]
    assert turns
    assert turns[0].endswith(expected)


def test_the_walkable_part_is_what_is_left():
    hall = floor(booths=[booth("A-1", box(10, 8, 10, 4))])
    space = space_of(hall, step_free=False)
    (part,) = space.parts
    assert part.area == pytest.approx((30 - 2 * ASIDE) * (20 - 2 * ASIDE) - (10 + 2 * ASIDE) * (4 + 2 * ASIDE))
    assert float(area(hall.outline)) > part.area
