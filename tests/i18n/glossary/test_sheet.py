"""The glossary as a spreadsheet: out and in again nothing changes, and each row says what it would do."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.files.unfit import NotWhatItSays
from i18n.glossary.files.sheet import COLUMNS, as_csv, as_workbook, planned, rows_of
from i18n.glossary.queries import TAGS
from i18n.glossary.rules import Term, folded
from i18n.text import clean

WORDS = (
    st.one_of(
        st.sampled_from(["=1+1", "+82", "@a", "مرحبا", "😀", '"', "_x0041_", "a,b", "<b>", "\u202eab"]),
        st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff;'"), max_size=20),
    )
    .map(clean)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: bool(text) and bool(folded(text)))
)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    said = draw(st.dictionaries(st.sampled_from(TAGS[1:]), WORDS, min_size=1, max_size=3))
    never = {tag: tuple(dict.fromkeys([text, *draw(st.lists(WORDS, max_size=2))])) for tag, text in said.items()}
    place, note = draw(st.sampled_from(["", "wsce-2026"])), draw(WORDS)
    return Term(
        UUID(int=draw(st.integers(1, 9_999))), place, "ko", draw(WORDS), note=note, wanted=said, forbidden=never
    )


@given(st.lists(terms(), min_size=1, max_size=4, unique_by=lambda one: (bool(one.place), folded(one.source))))
def test_what_went_out_and_comes_back_as_it_was_changes_nothing(there: list[Term]) -> None:
    for out in (as_csv, as_workbook):
        rows = planned(rows_of(out(there)), there, TAGS)
        assert [(one.verdict, one.why, one.changed) for one in rows] == [("same", "", ())] * len(there), out


def test_each_row_is_told_what_becomes_of_it() -> None:
    known = Term(UUID(int=1), "", "ko", "업무협약", wanted={"en": "MOU", "ar": "مذكرة"})
    heads = ["language", "source", "every", "as_is", "wanted_en", "wanted_ar"]
    rows = [
        heads,
        ["ko", "업무협약", "yes", "", "memorandum of understanding", "غيره"],
        ["ko", "마당", "yes", "yes", "", ""],
        ["ko", "마당", "yes", "yes", "", ""],
        ["xx", "단어", "yes", "", "word", ""],
        ["ko", "", "yes", "", "word", ""],
        ["ko", "빈말", "yes", "", "", ""],
        ["ko", "이름", "perhaps", "yes", "", ""],
        ["", "", "", "", "", ""],
    ]
    found = planned(rows, [known], ["en"])
    assert [(one.number, one.verdict) for one in found] == [
        (2, "changed"),
        (3, "new"),
        (4, "refused"),
        (5, "refused"),
        (6, "refused"),
        (7, "refused"),
        (8, "refused"),
    ]
    assert found[0].changed == ("wanted_en",)
    assert planned([heads[:2], ["ko", "업무협약"]], [replace(known)], ["en"])[0].verdict == "same"


def test_what_has_none_of_our_columns_is_no_glossary() -> None:
    assert COLUMNS[:2] == ("language", "source")
    with pytest.raises(NotWhatItSays):
        rows_of(b"a,b\n1,2\n")
