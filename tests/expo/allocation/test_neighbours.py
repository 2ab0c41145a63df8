"""Who is too near to whom, told from outlines: tables of cases, and what must hold of any two places."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expo.allocation.neighbours.rules import Apart, Stand, breaks, distance, violations
from tests.make.floors import box

ONE, OTHER = uuid4(), uuid4()
AISLE = {"hall": [box(0, 3, 30, 3)]}


def stand(x: float, y: float, hall: str = "hall", number: str = "A-1") -> Stand:
    return Stand(number, hall, box(x, y, 3, 3))


def rule(kind: str, metres: int = 0) -> Apart:
    return Apart(UUID(int=1), ONE, OTHER, kind, metres)


@pytest.mark.parametrize(
    ("kind", "metres", "then", "broken"),
    [
        ("adjacent", 0, stand(3, 0), True),
        ("adjacent", 0, stand(3.04, 0), True),
        ("adjacent", 0, stand(6, 0), False),
        ("adjacent", 0, stand(3, 3), True),
        ("aisle", 0, stand(12, 6), True),
        ("aisle", 0, stand(12, 12), False),
        ("metres", 10, stand(12.9, 0), True),
        ("metres", 10, stand(13, 0), False),
        ("metres", 10, stand(3, 0, hall="other"), False),
    ],
)
def test_each_rule_says_when_it_is_broken(kind: str, metres: int, then: Stand, broken: bool) -> None:
    assert breaks(rule(kind, metres), [stand(0, 0)], [then], AISLE) is broken


def test_without_a_drawn_aisle_who_stands_across_is_on_the_same_one() -> None:
    assert breaks(rule("aisle"), [stand(0, 0)], [stand(0, 7)], {})
    assert not breaks(rule("aisle"), [stand(0, 0)], [stand(0, 7.5)], {})


def test_of_several_booths_the_nearest_counts_and_who_has_none_meets_nobody() -> None:
    far, near = stand(20, 0, number="A-9"), stand(6, 0, number="A-3")
    (found,) = violations([rule("metres", 4)], {ONE: [stand(0, 0)], OTHER: [far, near]}, {})
    assert (found.metres, found.where) == (3.0, "A-1 | A-3 A-9")
    assert violations([rule("metres", 4)], {ONE: [stand(0, 0)]}, {}) == []


spots = st.builds(
    stand,
    st.integers(0, 40).map(float),
    st.integers(0, 40).map(float),
    st.sampled_from(["hall", "other"]),
)


@given(st.lists(spots, min_size=1, max_size=3), st.lists(spots, min_size=1, max_size=3), st.integers(1, 40))
def test_it_is_the_same_from_both_sides_and_more_metres_are_never_easier(
    first: list[Stand], then: list[Stand], metres: int
) -> None:
    assert distance(first, then) == distance(then, first)
    for kind in ("adjacent", "aisle", "metres"):
        assert breaks(rule(kind, metres), first, then, AISLE) == breaks(rule(kind, metres), then, first, AISLE)
    if breaks(rule("metres", metres), first, then, {}):
        assert breaks(rule("metres", metres + 1), first, then, {})
    if breaks(rule("adjacent"), first, then, {}):
        assert breaks(rule("aisle"), first, then, AISLE)
