"""The fewest gaps, against trying everything; and the literature's form."""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.b2bsp_form import NotInThisForm, puzzle_in
from bench.b2bsp_made import Shape, made
from expo.meetings.matching.timing.alike import alike_in
from expo.meetings.matching.timing.puzzle import Puzzle, breaks_of, broken_by, gaps_of
from expo.meetings.matching.timing.search import fewer, fewest

SMALL = Shape("small", 5, 6, 6, 2, tight=0.7, fixed=0.1, before=0.3)


def _all(puzzle: Puzzle) -> Iterator[tuple[int, ...]]:
    return (at for at in product(*map(sorted, puzzle.open)) if not any(broken_by(puzzle, at)))


def _least(puzzle: Puzzle) -> int | None:
    return min((sum(breaks_of(puzzle, at).values()) for at in _all(puzzle)), default=None)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_the_proven_minimum_is_that_of_trying_everything(seed: int) -> None:
    puzzle = puzzle_in(made(SMALL, seed))
    *_, upwards = fewest(puzzle, seed % 3)
    *_, downwards = fewer(puzzle)

    assert upwards.proved
    assert upwards.breaks == _least(puzzle)
    assert upwards.at is None or not list(broken_by(puzzle, upwards.at))
    assert downwards.breaks == upwards.breaks or puzzle.fair is not None


def test_of_random_puzzles_those_that_have_no_answer_are_told_apart() -> None:
    chance = random.Random(7)
    answers = []
    for _ in range(40):
        pairs = tuple(tuple(chance.sample(range(4), 2)) for _ in range(5))
        open_ = tuple(frozenset(chance.sample(range(5), chance.randint(2, 4))) for _ in pairs)
        puzzle = Puzzle(4, 5, pairs, open_, (2,) * 5, ((0, 1), (2, 3, 4)), apart={(0, 1): 2}, fair=1)
        *_, found = fewest(puzzle)
        assert (found.proved, found.breaks) == (True, _least(puzzle))
        answers.append(found.breaks)

    assert None in answers
    assert 0 in answers
    assert any(answers)


@pytest.mark.planted("an idle gap across the night, where only slots are counted")
def test_a_night_is_no_gap_but_to_who_counts_slots_only() -> None:
    def naive(taken: list[int]) -> int:
        return sum(after - before > 1 for before, after in pairwise(taken))

    assert gaps_of([1, 2, 5], [(0, 1, 2), (3, 4, 5)]) == 0
    assert naive([1, 2, 5]) == 1
    assert gaps_of([0, 2, 3, 5], [(0, 1, 2), (3, 4, 5)]) == 2


def test_a_file_is_read_whatever_its_way_of_saying_nothing() -> None:
    text = """
    nBusiness = 3; nMeetings = 2; nTables = 1; nTotalSlots = 4; nMorningSlots = 2; % a day
    requested = [| 1, 2, 1
                 | 2, 3, 3 |];
    meetingsxBusiness = [{}, {2}, {2, 3}, {3}]; nMeetingsBusiness = [1, 2, 1];
    forbidden = [{0}, {}, {4}]; fixed = [0, 0]; precedences = [{}, {}, {1}];
    """
    puzzle = puzzle_in(text)

    assert puzzle.pairs == ((0, 1), (1, 2))
    assert puzzle.open == (frozenset({0, 1}), frozenset({0, 1, 2}))
    assert puzzle.before == ((0, 1),)
    assert [found.breaks for found in fewest(puzzle)] == [0]
    assert puzzle_in(text.replace("[{0}, {}, {4}]", "[{}, {}, {3..4}]")).open[1] == {0, 1}
    with pytest.raises(NotInThisForm):
        puzzle_in(text.replace("nTables = 1;", ""))


def test_meetings_that_nothing_tells_apart_are_counted_together_and_have_slots_of_their_own() -> None:
    pairs = ((0, 1), (0, 2), (0, 3), (0, 4), (4, 5))
    open_ = (*[frozenset(range(6))] * 3, frozenset({2}), frozenset({0}))
    puzzle = Puzzle(6, 6, pairs, open_, (1,) * 6, fair=2)
    *_, found = fewest(puzzle)

    assert alike_in(puzzle, puzzle.open) == [(0, 1, 2), (3,), (4,)]
    assert alike_in(replace(puzzle, before=((0, 1),)), puzzle.open) == [(0,), (1,), (2,), (3,), (4,)]
    assert alike_in(puzzle, (frozenset({1, 3}), *open_[1:])) == [(0,), (1, 2), (3,), (4,)]
    assert found.at
    assert not list(broken_by(puzzle, found.at))
    assert (found.proved, found.breaks) == (True, _least(puzzle))


def test_more_meetings_than_places_end_at_once() -> None:
    pairs = tuple((0, one) for one in range(1, 8))
    full = Puzzle(8, 6, pairs, (frozenset(range(6)),) * 7, (9,) * 6)
    pool = Puzzle(14, 6, tuple((one, one + 7) for one in range(7)), (frozenset(range(6)),) * 7, (1,) * 6)

    assert [found.impossible for found in fewest(full)] == [True]
    assert [found.impossible for found in fewest(pool)] == [True]
