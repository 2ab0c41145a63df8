"""How many badges come with a booth: pure."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.forms.form import Form
from expo.passes import rules
from expo.passes.forms import bearers_in, quotas_in
from expo.passes.rules import Count, Quota, check_decision, days_around, free_passes, within

STEPS = st.dictionaries(st.integers(0, 200), st.integers(0, 50), max_size=5)


@given(STEPS, st.integers(0, 300))
def test_the_largest_area_that_fits_counts(steps: dict[int, int], area: int) -> None:
    quotas = [Quota("exhibitor", least, number) for least, number in steps.items()]
    fitting = [least for least in steps if least <= area]
    assert free_passes(quotas, "exhibitor", area) == (steps[max(fitting)] if fitting else 0)
    assert free_passes(quotas, "contractor", area) == 0


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_no_more_than_are_left_come_with_the_booth_and_the_first_do(used: int, free: int, asked: int) -> None:
    found = within(Count("staff", used, free), asked)
    assert (len(found), sum(found)) == (asked, min(asked, max(0, free - used)))
    assert found == sorted(found, reverse=True)


def test_what_was_handed_out_is_not_refused_and_a_refusal_says_why() -> None:
    for state, to, handed, because, refusal in (
        ("approved", "refused", True, "why", rules.HandedOutAlready),
        ("approved", "approved", False, "", rules.NotNow),
        ("withdrawn", "approved", False, "", rules.NotNow),
        ("requested", "refused", False, " ", rules.WhyRefused),
    ):
        with pytest.raises(refusal):
            check_decision(state, to, handed=handed, because=because)


def test_lines_of_people_are_read_and_a_bad_one_is_named() -> None:
    days = days_around(date(2026, 12, 8), date(2026, 12, 10))
    assert (days[0], days[-1], len(days)) == (date(2026, 12, 5), date(2026, 12, 11), 7)
    told: dict[str, Any] = {"kind": ["staff"], "days": ["2026-12-08"]}
    form = Form({**told, "people": ["김하늘; Kim Haneul; Engineer\n\nLi Na\n"]})
    first, second = bearers_in(form, days)
    assert (first.name, first.shown_name, first.post) == ("김하늘", "Kim Haneul", "Engineer")
    assert (second.name, second.shown_name, second.days) == ("Li Na", "Li Na", (date(2026, 12, 8),))
    form.check()
    wrong = Form({**told, "days": ["2026-12-24"], "people": ["A; B; C; D\n; B"]})
    assert bearers_in(wrong, days) == []
    assert set(wrong.errors) == {"people", "days"}
    steps = Form({"exhibitor": ["9: 4\n18 m²: 6"], "staff": ["nine: four"]})
    assert quotas_in(steps) == [Quota("exhibitor", 9, 4), Quota("exhibitor", 18, 6)]
    assert set(steps.errors) == {"staff"}
