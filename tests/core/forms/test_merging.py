"""Two who change the same thing at once: nothing that either wrote is lost, and only what both wrote is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.forms.merging import ChangedMeanwhile, differences, merged, mine_first

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


def test_where_nobody_knows_what_was_before_all_that_differs_is_asked() -> None:
    with pytest.raises(ChangedMeanwhile) as asked:
        merged({}, {"a": "mine", "b": "same"}, {"a": "theirs", "b": "same"})
    assert (asked.value.theirs, asked.value.before) == ({"a": "theirs"}, {"a": ""})
