"""A list that two change at once: other rows are joined, one row is asked, and nobody takes away what they never saw."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.forms.again import again
from core.forms.form import Form, blank
from core.forms.merging import ChangedMeanwhile, Lines, merged
from core.forms.rows import Began, joined, rows_in, was_rows

ROWS = st.dictionaries(st.sampled_from(("a", "b", "c.d")), st.sampled_from(("1", "2", "3")))


def _outcome(before: Began, mine: Lines, theirs: Lines) -> dict[str, str] | set[str]:
    """The rows that there are then, or those that are asked."""
    try:
        return joined("rows", before, mine, theirs)
    except ChangedMeanwhile as refusal:
        return {one.field for one in refusal.disputed}


@given(before=ROWS, mine=ROWS, theirs=ROWS)
def test_each_row_is_as_whoever_changed_it_wants_it_and_asked_where_both_did(
    before: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
) -> None:
    wanted, asked = {}, set[str]()
    for key in "a", "b", "c.d":
        was, my, their = (rows.get(key) for rows in (before, mine, theirs))
        if len({was, my, their}) == 3:
            asked.add(f"rows.{key}")
        elif line := their if my == was else my:
            wanted[key] = line
    assert _outcome(Began(before), mine, theirs) == (asked or wanted)


@given(mine=ROWS, theirs=ROWS)
def test_a_form_that_does_not_say_what_it_began_from_is_asked_about_every_row_that_differs(
    mine: dict[str, str], theirs: dict[str, str]
) -> None:
    began = rows_in(Form(), "rows")
    differing = {f"rows.{key}" for key in {*mine, *theirs} if mine.get(key) != theirs.get(key)}
    assert _outcome(began, mine, theirs) == (differing or mine)


@given(before=ROWS, mine=ROWS, theirs=ROWS)
def test_who_was_asked_and_saves_again_has_decided_only_what_was_asked(
    before: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
) -> None:
    form = blank(**was_rows("rows", before))
    assert rows_in(form, "rows") == Began(before)
    try:
        after = joined("rows", rows_in(form, "rows"), mine, theirs)
    except ChangedMeanwhile as refusal:
        form.refusal = refusal
        asked = {one.field.removeprefix("rows.") for one in refusal.disputed}
        after = joined("rows", rows_in(again(form), "rows"), mine, theirs)
        assert {key: after.get(key) for key in asked} == {key: mine.get(key) for key in asked}
    added = {key: line for key, line in theirs.items() if key not in before and key not in mine}
    assert added.items() <= after.items(), "what only the other added stays"


def unseen_is_taken_away(before: Lines, mine: Lines, theirs: Lines) -> dict[str, str]:
    """The flaw: only the rows of the form are looked at, and they are all there are then."""
    return merged(before, mine, {**dict.fromkeys(mine, ""), **theirs})


@pytest.mark.planted("rows that are put together by those of the form only")
def test_looking_at_the_rows_of_the_form_only_takes_away_what_somebody_else_added() -> None:
    before, mine, theirs = {"a": "1"}, {"a": "2"}, {"a": "1", "b": "1"}
    assert "b" not in unseen_is_taken_away(before, mine, theirs), "the flaw is not in it any more"
    assert joined("rows", Began(before), mine, theirs) == {"a": "2", "b": "1"}
