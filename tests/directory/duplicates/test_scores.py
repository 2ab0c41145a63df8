"""Whether two records are one: the labelled pairs, and what a score is worth whoever comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.duplicates import figures
from bench.labelled_pairs import pairs
from directory.duplicates import organisations, people
from directory.duplicates.folding import latin, skeleton, words_of
from directory.duplicates.human_names import fit, human
from directory.duplicates.reasons import SENTENCES

ANY_NAME = st.text(alphabet="마루기술서울 Maru-Tech.,()㈜株青云大学شركةالنور١3", max_size=24)


def test_labelled_pairs_are_told_apart_well_enough_and_those_nobody_tuned_on_as_well() -> None:
    known = list(pairs())
    assert len(known) >= 400
    for group in (known, [one for one in known if one.held]):
        precision, recall = figures(group)
        assert precision >= 0.95
        assert recall >= 0.85
    assert {reason.code for one in known for reason in one.score.reasons} <= set(SENTENCES)


def test_names_alone_would_not_do() -> None:
    """The naive twin: equal letters after folding find few of them."""
    known = [one for one in pairs() if one.one]
    sides = [[words_of(side.split(" [")[0]) for side in one.line[2:].split(" ~ ")] for one in known]
    assert sum(left == right for left, right in sides) / len(known) < 0.85


@given(ANY_NAME, ANY_NAME)
def test_a_score_is_the_same_from_either_side_and_within_a_hundred(one: str, other: str) -> None:
    left, right = organisations.Candidate((one,), country="KR"), organisations.Candidate((other,), country="KR")
    score = organisations.score(left, right)
    assert 0 <= score.points <= 100
    assert abs(score.points - organisations.score(right, left).points) <= 1
    mine, theirs = people.Candidate((one,)), people.Candidate((other,))
    assert 0 <= people.score(mine, theirs).points <= 100


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("이상훈", "Rhee Sang-hoon", True),
        ("이상훈", "Rhee Sang-woo", False),
        ("محمد الحارثي", "Mohamed Al Harthy", True),
        ("María García López", "Maria Garcia", True),
        ("Juan Pérez García", "Juan Pérez López", False),
        ("Daniel Frost", "Danielle Frost", False),
        ("欧阳文静", "Wenjing Ouyang", True),
    ],
)
def test_one_name_is_known_in_two_scripts_and_two_are_kept_apart(one: str, other: str, alike: bool) -> None:
    found = fit(human(one), human(other))
    assert found is not None
    assert (found.value >= 0.8) == alike


def test_registration_numbers_decide() -> None:
    one = organisations.Candidate(("가람소프트",), identifiers=frozenset({("brn", "1018100101")}))
    same = organisations.Candidate(("GRS Global",), identifiers=frozenset({("brn", "1018100101")}))
    other = organisations.Candidate(("가람소프트",), identifiers=frozenset({("brn", "1018100102")}))
    assert organisations.score(one, same).points >= 97
    assert organisations.score(one, other).points <= 5


def test_what_sounds_alike_is_a_hint_in_latin_letters() -> None:
    assert latin("마루") == "maru"
    assert skeleton("محمد") == skeleton("Mohamed")
