"""What a form hands on is what was allowed; what was typed stays to be shown again."""

from datetime import date

import pytest

from core.errors import Invalid
from core.forms.form import Form, blank


@pytest.mark.parametrize("needed", [True, False])
def test_a_choice_that_is_none_of_the_list_is_a_mistake_and_nothing_else(needed: bool) -> None:
    form = blank(car="not-a-uuid")
    assert form.choice("car", ["one", "two"], needed=needed) == ""
    assert form.raw("car") == "not-a-uuid"
    with pytest.raises(Invalid):
        form.check()


def test_what_is_not_chosen_is_a_mistake_only_where_it_is_needed() -> None:
    form = blank(car="one")
    assert (form.choice("car", ["one"]), form.choice("hotel", ["one"], needed=False)) == ("one", "")
    assert form.errors == {}
    assert form.choice("visa", ["one"]) == ""
    assert list(form.errors) == ["visa"]


def test_digits_of_every_keyboard_are_numbers_and_words_are_not() -> None:
    form = blank(arabic="١٨", persian="-۲۷", devanagari="९", day="٢٠٢٦-١٢-٠٨", words="²", ids="one")
    assert [form.number(name) for name in ("arabic", "persian", "devanagari")] == [18, -27, 9]
    assert form.day("day") == date(2026, 12, 8)
    assert form.ids("ids") == set()
    assert form.number("words") == 0
    assert list(form.errors) == ["words"]


def test_only_the_form_that_was_sent_is_mistaken_and_not_its_namesake_in_another() -> None:
    form = Form(sent_to="/desk/prices")
    form.mistake("because", "x")
    found = []
    for action in ("/desk/prices?as=table", "/desk/prices/discounts"):
        form.begins(action)
        found.append(form.wrong("because") is not None)
        form.ends()
    assert (found, form.wrong("because") is not None) == ([True, False], True)
    assert Form().wrong("because") is None
