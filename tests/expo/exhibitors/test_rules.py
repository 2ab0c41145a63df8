"""An exhibitor's life: every move is somebody's, and an applicant ends no contract."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expo.exhibitors import rules
from expo.exhibitors.rules import Contact, NotNow, ReasonNeeded, Wishes

STATES = tuple(rules.STATE_NAMES)


def test_every_state_can_be_reached_and_left_but_for_nobody_by_accident() -> None:
    reached = {to for _, to in rules.MOVES} | {"drafting"}
    assert reached == set(STATES)
    assert {at for at, _ in rules.MOVES} == set(STATES)


@given(st.lists(st.sampled_from(STATES), max_size=12), st.lists(st.booleans(), min_size=12, max_size=12))
def test_whatever_is_tried_an_applicant_alone_never_comes_further_than_applied(
    steps: list[str], said: list[bool]
) -> None:
    state = "drafting"
    for to, reason in zip(steps, said, strict=False):
        try:
            rules.check_move(state, to, side="exhibitor", because="so" if reason else "")
        except NotNow:
            continue
        state = to
    assert state in {"drafting", "applied", "withdrawn"}


@given(st.sampled_from(STATES), st.sampled_from(STATES))
def test_what_is_offered_is_what_is_allowed(state: str, to: str) -> None:
    for side in ("exhibitor", "organiser"):
        try:
            rules.check_move(state, to, side=side, because="so")  # type: ignore[arg-type]
            allowed = True
        except NotNow:
            allowed = False
        assert allowed == (to in rules.moves_from(state, side))  # type: ignore[arg-type]


@pytest.mark.parametrize("to", sorted(rules.REASONED))
def test_who_is_sent_back_or_away_is_told_why(to: str) -> None:
    with pytest.raises(ReasonNeeded):
        rules.check_move("reviewing", to, side="organiser", because="  ")


@pytest.mark.parametrize(
    ("wishes", "contact", "fields"),
    [
        (Wishes(), Contact(), {"kind", "contact_name", "contact_email"}),
        (Wishes(kind="shell", area=9), Contact("Kim", "k@expo.example"), set()),
        (Wishes(kind="raw", area=9), Contact("Kim", "k@expo.example"), {"area"}),
        (Wishes(kind="shell", area=10), Contact("Kim", "k@expo.example"), {"area"}),
        (Wishes(kind="raw", area=5_004), Contact("Kim", "k@expo.example"), {"area"}),
    ],
)
def test_an_application_says_what_it_lacks(wishes: Wishes, contact: Contact, fields: set[str]) -> None:
    assert set(rules.missing(wishes, contact)) == fields


def test_ready_is_said_only_when_everything_is_done() -> None:
    assert [rules.percent_ready(done, 7) for done in (0, 6, 7)] == [0, 85, 100]
    assert rules.percent_ready(0, 0) == 100
