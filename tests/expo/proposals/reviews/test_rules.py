"""Scores: how strict somebody is does not decide."""

from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expo.proposals.reviews.rules import overall, standings

A, B, C = (UUID(int=number) for number in range(3))


def test_a_strict_and_a_mild_reviewer_of_one_mind_give_one_order() -> None:
    found = standings({uuid4(): {A: 1.0, B: 2.0, C: 3.0}, uuid4(): {A: 3.0, B: 4.0, C: 5.0}})
    assert [found[one].mean for one in (A, B, C)] == [2.0, 3.0, 4.0]
    assert [found[one].spread for one in (A, B, C)] == [1.0, 1.0, 1.0]
    assert [found[one].normalised for one in (A, B, C)] == pytest.approx([1.419, 3.0, 4.581], abs=0.01)


def test_the_mild_ones_favourite_is_not_ahead_of_the_strict_ones() -> None:
    strict, mild = uuid4(), uuid4()
    found = standings({strict: {A: 3.0, C: 1.0}, mild: {B: 5.0, C: 3.0}})
    assert (found[A].mean, found[B].mean) == (3.0, 5.0)
    assert found[A].normalised == found[B].normalised


@given(st.lists(st.floats(1, 5), min_size=1, max_size=8), st.floats(1, 5))
def test_who_gives_everything_the_same_mark_says_nothing_of_order(scores: list[float], same: float) -> None:
    there = {UUID(int=place): score for place, score in enumerate(scores)}
    alone = standings({A: there})
    both = standings({A: there, B: dict.fromkeys(there, same)})
    order = sorted(there, key=lambda one: alone[one].normalised or 0)
    values = [both[one].normalised or 0 for one in order]
    assert all(first <= second + 1e-6 for first, second in pairwise(values))


def test_nothing_comes_of_nothing() -> None:
    assert standings({}) == {}
    assert overall([4, 5]) == 4.5
