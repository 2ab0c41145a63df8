"""Where a term stands in a text, and which forms of it count as said."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expo.translations.kinds import KINDS
from i18n.glossary.checking import findings_of
from i18n.glossary.rules import Term, pieces, says
from i18n.glossary.suggesting import suggestions
from i18n.text import Rendition, Translated
from i18n.workbench.registry import Item

assert KINDS


def term(source: str, *, language: str = "ko", **more: object) -> Term:
    return Term(uuid4(), "", language, source, **more)  # type: ignore[arg-type]


SAID = (
    ("ko", "업무협약", "업무협약을 체결했습니다.", True),
    ("ko", "스마트 도시", "스마트도시의 미래", True),
    ("ko", "업무협약", "양해각서를 체결했습니다.", False),
    ("es", "ciudad inteligente", "Las ciudades inteligentes crecen.", True),
    ("es", "pabellón", "Los pabellones abren.", True),
    ("es", "ciudad inteligente", "La ciudad crece.", False),
    ("en", "memorandum of understanding", "Two Memoranda of Understanding", True),
    ("en", "booth", "The stand is open.", False),
    ("ar", "مدينة ذكية", "تنمو المدينة الذكية", True),
    ("ar", "جناح", "وبالجناح قاعة", True),
    ("ar", "جناح", "القاعة مفتوحة", False),
    ("zh-Hans", "智慧城市", "全球智慧城市博览会", True),
    ("zh-Hans", "智慧城市", "智能城市", False),
)


@pytest.mark.parametrize(("language", "wanted", "text", "there"), SAID)
def test_inflected_forms_count_and_other_words_do_not(language: str, wanted: str, text: str, there: bool) -> None:
    assert says(wanted, text, language) is there


STANDS = (
    ("ko", "마당", "마당에서 만납니다", ["마당"]),
    ("ko", "마당", "앞마당에서 만납니다", []),
    ("ko", "스마트 도시", "세계 스마트도시를 본다", ["스마트도시"]),
    ("en", "booth", "Two booths, one Booth.", ["booths", "Booth"]),
    ("en", "art", "Smart cities start here", []),
    ("ar", "جناح", "في الجناح الكبير", ["الجناح"]),
    ("zh-Hans", "城市", "智慧城市", ["城市"]),
)


@pytest.mark.parametrize(("language", "source", "text", "found"), STANDS)
def test_a_term_is_found_where_it_is_a_word_of_its_own(language: str, source: str, text: str, found: list[str]) -> None:
    there = pieces(text, [term(source, language=language)])
    assert [one.text for one in there if one.term] == found


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=6).filter(str.strip), max_size=4))
def test_a_text_in_pieces_is_the_whole_text_again(text: str, words: list[str]) -> None:
    for language in ("ko", "en", "ar", "zh-Hans"):
        there = pieces(text, [term(one, language=language) for one in words])
        assert "".join(one.text for one in there) == text


def test_of_two_terms_in_one_place_the_longer_one_counts() -> None:
    there = pieces("스마트도시 통합플랫폼 소개", [term("스마트도시"), term("스마트도시 통합플랫폼")])
    assert [one.term.source for one in there if one.term] == ["스마트도시 통합플랫폼"]


def test_what_is_not_said_as_it_is_wanted_is_told_once_of_a_kind() -> None:
    terms = [
        term("업무협약", wanted={"en": "memorandum of understanding"}, forbidden={"en": ("contract",)}),
        term("Madang", language="ko", as_is=True),
    ]
    found = findings_of(terms, "Madang 업무협약", "Courtyard signs contracts", spoken="ko", language="en")
    assert {one.code: one.places["what"] for one in found} == {
        "as_is": "Madang",
        "term": "memorandum of understanding",
        "forbidden": "contract",
    }
    good = "Madang signs a Memorandum of Understanding"
    assert findings_of(terms, "Madang 업무협약", good, spoken="ko", language="en") == []
    assert findings_of(terms, "Madang 업무협약", "x", spoken="en", language="es") == []


def test_what_was_said_alike_is_suggested_and_what_was_said_in_two_ways_is_not() -> None:
    def item(number: int, source: str, text: str) -> Item:
        said = Translated("ko", {"ko": Rendition(source), "en": Rendition(text, "reviewed")})
        return Item("speaker", str(number), "organisation", UUID(int=number), said, "x")

    items = [
        *(item(one, "국토교통부", "Ministry of Land") for one in range(3)),
        *(item(10 + one, "부산시", text) for one, text in enumerate(("Busan", "Busan City"))),
        item(20, "한 번", "Once"),
    ]
    offered = suggestions(items, [])
    assert [(one.source, one.times, one.wanted) for one in offered] == [("국토교통부", 3, {"en": "Ministry of Land"})]
    assert suggestions(items, [term("국토교통부")]) == []
