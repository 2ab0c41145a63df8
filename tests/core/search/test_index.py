"""Search: every language at once, words by their beginning, Korean by any two syllables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.search.index import Index, members, together
from core.search.words import fold

DOCUMENTS = [
    ("스마트시티 국제협력 포럼 Foro de cooperación", "페루 공무원이 말하는 도시안전"),
    ("智慧城市数据平台 City data platform", "数据治理"),
    ("منصة البيانات الحضرية", "التخطيط في مسقط"),
    ("Transporte público en Lima", "Metropolitano, bicicletas y más"),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("시티", [0]),
        ("스마트시티", [0]),
        ("마트", [0]),
        ("도시안전", [0]),
        ("안전도시", []),
        ("智慧", [1]),
        ("数据", [1]),
        ("cooperacion", [0]),
        ("COOPERACIÓN", [0]),
        ("coop", [0]),
        ("peración", []),
        ("البيانات", [2]),
        ("منصه", [2]),
        ("lima transp", [3]),
        ("lima 시티", []),
        ("city", [1]),
        ("ｃｉｔｙ", [1]),
    ],
)
def test_what_is_typed_is_found(typed: str, found: list[int]) -> None:
    hits = Index(DOCUMENTS).match(typed)
    assert hits is not None
    assert list(members(hits)) == found


@pytest.mark.parametrize("typed", ["", "   ", "!?", "…"])
def test_nothing_typed_asks_for_nothing(typed: str) -> None:
    assert Index(DOCUMENTS).match(typed) is None


def test_a_hit_in_the_title_comes_first() -> None:
    index = Index([("Zoning", "data"), ("Data", "zoning")])
    hits = index.match("data")
    assert hits is not None
    assert list(index.ranked(hits, "data")) == [1, 0]


@given(st.sets(st.integers(0, 3_000)))
def test_a_set_gives_back_its_members(numbers: set[int]) -> None:
    assert list(members(together(numbers))) == sorted(numbers)


@given(st.text(), st.text())
def test_any_text_can_be_stored_and_asked_for(stored: str, typed: str) -> None:
    Index([(stored, typed)]).match(typed)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
