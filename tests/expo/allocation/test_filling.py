"""Priority and proposal runs: what holds whatever is asked for, and tables of cases."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expo.allocation.neighbours.rules import Apart, violations
from expo.allocation.rounds.filling import Claim, Line, Spot, fill, floor_of
from expo.allocation.rounds.priority import Candidate, Criterion, moved, ranked
from expo.reservations.rules import MOST_AT_ONCE
from tests.conftest import NOW
from tests.make.floors import box

PEOPLE = [UUID(int=number) for number in range(1, 13)]


def spot(number: int, row: int, *, hall: str = "h1", kind: str = "shell", gap: bool = False) -> Spot:
    x = 3 * number + (20 if gap else 0)
    return Spot(f"{hall.upper()}-{row}{number:02}", hall, kind, 9.0, box(x, 6 * row, 3, 3))


def hall(*, wide: int = 5, rows: int = 2, **more: str) -> list[Spot]:
    return [spot(number, row, **more) for row in range(rows) for number in range(wide)]  # type: ignore[arg-type]


def claim(at: int, area: float = 9, **more: object) -> Claim:
    return Claim(PEOPLE[at], f"C{at}", **{"kind": "shell", "area": area, **more})  # type: ignore[arg-type]


def run(claims: Sequence[Claim], spots: Sequence[Spot], aparts: Sequence[Apart] = (), seed: int = 7) -> list[Line]:
    return list(fill(claims, floor_of(spots, {}, {}, aparts, {}, seed=seed)))


RAW = hall(wide=2, rows=1, hall="h3", kind="raw")
halls = st.builds(
    lambda wide, rows, other: [
        *hall(wide=wide, rows=rows),
        *hall(wide=other, rows=1, hall="h2"),
        *RAW,
    ],
    st.integers(1, 5),
    st.integers(1, 3),
    st.integers(0, 3),
)
wanted = st.lists(
    st.tuples(
        st.integers(1, 5),
        st.sampled_from(["shell", "shell", "shell", "raw"]),
        st.sampled_from(["", "h1", "h2"]),
        st.sampled_from(["", "", "kr", "fr"]),
        st.integers(0, 11),
    ),
    min_size=1,
    max_size=10,
).map(
    lambda rows: [
        claim(at, 9.0 * size, kind=kind, hall=where, pavilion=pavilion, near=(PEOPLE[near],))
        for at, (size, kind, where, pavilion, near) in enumerate(rows)
    ]
)
pairs = st.lists(
    st.builds(
        lambda two, kind, metres: Apart(uuid4(), PEOPLE[min(two)], PEOPLE[max(two)], kind, metres),
        st.sets(st.integers(0, 9), min_size=2, max_size=2),
        st.sampled_from(["adjacent", "aisle", "metres"]),
        st.integers(1, 12),
    ),
    max_size=4,
)


@settings(max_examples=150, deadline=None)
@given(halls, wanted, pairs, st.integers(0, 9))
def test_whatever_is_asked_for(spots: list[Spot], claims: list[Claim], aparts: list[Apart], seed: int) -> None:
    lines = run(claims, spots, aparts, seed)
    assert lines == run(claims, list(reversed(spots)), aparts, seed), "the same for the same seed, however it is stored"
    given_out = [number for line in lines for number in line.booths]
    assert len(given_out) == len(set(given_out)), "never two on one booth"
    by_number = {one.number: one for one in spots}
    standing: dict[UUID, list[object]] = {}
    for one, line in zip(claims, lines, strict=True):
        places = [by_number[number] for number in line.booths]
        if places:
            assert {each.kind for each in places} == {one.kind}
            assert sum(each.area for each in places) >= one.area > sum(each.area for each in places[1:])
            assert together(places)
        standing[one.exhibitor] = [each.stand for each in places]
    assert violations(aparts, standing, {}) == []  # type: ignore[arg-type]
    for at in range(len(claims)):
        assert run(claims[:at], spots, aparts, seed) == lines[:at], "who comes later changes nothing for who came first"
    check_reasons(claims, lines, spots, bool(aparts))


def together(places: list[Spot]) -> bool:
    """Side by side, told by their places in a row: another way than the run's own."""
    return all(
        one.hall == places[0].hall and one.outline[0][1] == places[0].outline[0][1] for one in places
    ) and sorted(one.outline[0][0] for one in places) == [
        min(one.outline[0][0] for one in places) + 3 * step for step in range(len(places))
    ]


def check_reasons(claims: list[Claim], lines: list[Line], spots: list[Spot], apart: bool) -> None:
    """Of everybody without a place the reason is true, counted anew from what was free when their turn came."""
    taken: set[str] = set()
    for one, line in zip(claims, lines, strict=True):
        free = [each for each in spots if each.number not in taken and each.kind == one.kind]
        taken.update(line.booths)
        if line.booths:
            continue
        (note,) = line.notes
        longest = max((stretch for stretch in stretches(free)), default=0)
        match note.code:
            case "no_kind":
                assert free == []
            case "no_area":
                assert 0 < 9 * len(free) < one.area
            case "not_together":
                assert 9 * longest < one.area <= 9 * len(free)
            case "kept_apart":
                assert apart
                assert 9 * longest >= one.area
            case _:
                pytest.fail(f"no such reason here: {note}")


def stretches(free: list[Spot]) -> list[int]:
    rows: dict[tuple[str, float], list[float]] = {}
    for one in free:
        rows.setdefault((one.hall, one.outline[0][1]), []).append(one.outline[0][0])
    found = []
    for xs in rows.values():
        length, before = 0, None
        for x in sorted(xs):
            length = length + 1 if before is not None and x == before + 3 else 1
            before = x
            found.append(length)
    return found


@pytest.mark.planted("a booth given twice")
def test_a_run_that_forgets_what_it_gave_away_is_found_out() -> None:
    naive = [line for one in (claim(0), claim(1)) for line in run([one], hall(wide=1, rows=1))]
    given_out = [number for line in naive for number in line.booths]
    assert len(given_out) != len(set(given_out))


def test_wishes_that_are_not_met_are_said() -> None:
    first, second, third = run(
        [claim(0, 36, hall="h2"), claim(1, 9, pavilion="kr"), claim(2, 9, pavilion="kr", open_sides=3)],
        hall(wide=6, rows=1),
    )
    assert [note.code for note in first.notes] == ["other_hall"]
    assert second.notes == ()
    assert [note.code for note in third.notes] == ["fewer_sides"]
    assert together([one for one in hall(wide=6, rows=1) if one.number in (*second.booths, *third.booths)])


def test_more_booths_than_are_let_at_once_are_left_to_a_person() -> None:
    (line,) = run([claim(0, 9 * (MOST_AT_ONCE + 1))], hall(wide=MOST_AT_ONCE + 5, rows=1))
    assert [note.code for note in line.notes] == ["too_many"]


def candidate(at: int, **more: object) -> Candidate:
    return Candidate(**{"exhibitor": PEOPLE[at], "code": f"C{at}", "area": 9, "applied": NOW, **more})  # type: ignore[arg-type]


def test_criteria_are_compared_one_after_the_other_and_ties_go_by_day_then_by_lot() -> None:
    ones = [
        candidate(0, area=18),
        candidate(1, area=36),
        candidate(2, area=18, former=3),
        candidate(3, area=18, applied=NOW - timedelta(days=1)),
    ]
    by = [Criterion(by="area"), Criterion(by="former")]
    assert [one.code for one in ranked(ones, by, method="lexicographic", seed=1)] == ["C1", "C2", "C3", "C0"]
    assert [one.tied for one in ranked(ones, by, method="lexicographic", seed=1)] == [False, False, True, True]
    weights = [Criterion(by="area", weight=1), Criterion(by="former", weight=3)]
    points = [(one.code, one.points) for one in ranked(ones, weights, method="weighted", seed=1)]
    assert points == [("C2", 300.0), ("C1", 100.0), ("C3", 0.0), ("C0", 0.0)]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=10), st.integers(0, 99))
def test_a_ranking_is_the_same_however_the_candidates_are_stored(rows: list[tuple[int, int]], seed: int) -> None:
    ones = [candidate(at, area=9 * size, former=times) for at, (size, times) in enumerate(rows)]
    by = [Criterion(by="area", weight=2), Criterion(by="former")]
    for method in ("lexicographic", "weighted"):
        forth = ranked(ones, by, method=method, seed=seed)  # type: ignore[arg-type]
        assert forth == ranked(ones[::-1], by, method=method, seed=seed)  # type: ignore[arg-type]
        assert {one.exhibitor for one in forth} == {one.exhibitor for one in ones}
    again, before = moved(forth, forth[-1].exhibitor, 1, "The host")
    assert (again[0].exhibitor, again[0].because, before) == (forth[-1].exhibitor, "The host", len(forth))
