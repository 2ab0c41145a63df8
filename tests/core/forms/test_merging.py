"""Two who change the same thing at once: nothing that either wrote is lost, and only what both wrote is asked."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form
from core.forms.merging import ChangedMeanwhile, Lines, differences, merged, mine_first

WORDS = st.text("abc 가나", max_size=3).map(str.strip)
LINES = st.fixed_dictionaries(dict.fromkeys(("title_ko", "level", "url"), WORDS))


@given(before=LINES, mine=LINES, theirs=LINES)
def test_nothing_that_somebody_wrote_is_lost(
    before: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
) -> None:
    first = mine_first(before, mine, theirs)
    for one in differences(before, mine, theirs):
        wrote_mine, wrote_theirs = one.mine != one.before, one.theirs != one.before
        assert one.disputed == (wrote_mine and wrote_theirs and one.mine != one.theirs)
        if wrote_mine:
            assert first[one.field] == one.mine
        elif wrote_theirs:
            assert first[one.field] == one.theirs
    if any(one.disputed for one in differences(before, mine, theirs)):
        with pytest.raises(ChangedMeanwhile):
            merged(before, mine, theirs)
    else:
        assert merged(before, mine, theirs) == first


MINE, THEIRS = {"a": "mine", "b": "same"}, {"a": "theirs", "b": "same"}


@pytest.mark.parametrize("put_together", [merged, mine_first])
def test_where_nobody_knows_what_was_before_all_that_differs_is_asked(put_together: Callable[..., Lines]) -> None:
    silent = was_in(Form({name: [line] for name, line in MINE.items()}), MINE)
    with pytest.raises(ChangedMeanwhile) as asked:
        put_together(silent, MINE, THEIRS)
    assert (asked.value.theirs, asked.value.before) == ({"a": "theirs"}, {"a": ""})


@pytest.mark.planted("a form that does not say what it began from is taken to have seen what is stored now")
def test_a_form_that_is_filled_up_with_what_is_stored_overwrites_it() -> None:
    assert merged({**THEIRS, **was_in(Form(), MINE)}, MINE, THEIRS) == MINE


Asked = Callable[[Form, Lines], Form]


def all_anew(form: Form, theirs: Lines) -> Form:
    """As if they had seen all that is stored now: the flaw."""
    form.values |= {name: [line] for name, line in was(theirs).items()}
    return form


def saved_twice(before: Lines, mine: Lines, theirs: Lines, shown: Asked) -> dict[str, str]:
    """What is stored after they were asked, and sent the same once more."""
    form = Form({name: [line] for name, line in [*mine.items(), *was(before).items()]})
    try:
        return merged(before, mine, theirs)
    except ChangedMeanwhile as refusal:
        form.refusal = refusal
    form = shown(form, theirs)
    return merged(was_in(form, mine), {name: form.raw(name) for name in mine}, theirs)


@given(before=LINES, mine=LINES, theirs=LINES)
def test_who_was_asked_and_saves_again_takes_nothing_back_that_only_the_other_wrote(
    before: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
) -> None:
    assert saved_twice(before, mine, theirs, lambda form, _: again(form)) == mine_first(before, mine, theirs)


@pytest.mark.planted("a form shown again that begins from all that is stored now, with the old lines in its fields")
def test_a_form_that_forgets_what_it_began_from_takes_back_what_the_other_wrote() -> None:
    before = {"title_ko": "a", "level": "b"}
    theirs, mine = {"title_ko": "theirs", "level": "theirs"}, {"title_ko": "mine", "level": "b"}
    assert saved_twice(before, mine, theirs, all_anew)["level"] == "b", "the flaw is not in it any more"
    assert saved_twice(before, mine, theirs, lambda form, _: again(form))["level"] == "theirs"
