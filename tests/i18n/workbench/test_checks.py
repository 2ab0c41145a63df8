"""Checks on a translation: a table of cases, and what holds of any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.text import Rendition, Translated, source_hash
from i18n.workbench.checks import findings, hard, width
from i18n.workbench.memory import similarity, words
from i18n.workbench.rules import TranslatedMeanwhile, rewritten, states

CASES = (
    ("Hall 3 opens.", "Se abre el pabellón 3.", "es", set()),
    ("Hall 3 opens.", "Se abre el pabellón.", "es", {"numbers"}),
    ("1,200 booths", "١٬٢٠٠ جناح", "ar", set()),
    ("Hello {name}", "Hola", "es", {"places"}),
    ("Hello {name}", "Hola {nombre}", "es", {"places"}),
    ("See https://a.example/x", "Véase", "es", {"links"}),
    ("<b>Now</b>", "Ahora", "es", {"tags"}),
    ("Is it open?", "هل هو مفتوح?", "ar", {"ends"}),
    ("Is it open?", "هل هو مفتوح؟", "ar", set()),
    ("Is it open?", "Está abierto?", "es", {"marks"}),
    ("It is open.", "开放。", "zh-Hans", set()),
    ("It is open.", "开放.", "zh-Hans", {"ends"}),
    ("It is open.", "열려 있습니다", "ko", {"ends"}),
    ("A (small) hall", "Una sala (pequeña", "es", {"pairs"}),
    ("A hall", "Una\u202e sala", "es", {"controls"}),
    ("A hall", "Una  sala", "es", {"spaces"}),
    ("The smart city and its people", "The smart city and its people", "ko", {"copied"}),
    ("Short", "Una frase que dice mucho más de lo que decía el original", "es", {"length"}),
)


@pytest.mark.parametrize(("source", "text", "language", "expected"), CASES)
def test_each_mistake_is_found_and_nothing_else(source: str, text: str, language: str, expected: set[str]) -> None:
    found = findings(source, text, spoken="en", language=language, most=200)
    assert {one.code for one in found} == expected
    assert {one.code for one in hard(found)} == expected & {"places", "controls"}


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_checked_and_compared(source: str, text: str) -> None:
    findings(source, text, spoken="en", language="ar", most=50)
    assert not hard(findings(source, source, spoken="en", language="en", most=100)) or not source.isprintable()
    assert 0 <= similarity(source, text) <= 1
    assert similarity(source, text) == similarity(text, source)
    assert "".join(part for kind, part in words(source, text) if kind != "gone") == text.lstrip()
    assert len(text) <= width(text) <= 2 * len(text)


@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30), st.booleans())
def test_a_translation_is_fresh_until_its_source_says_something_else(first: str, then: str, reviewed: bool) -> None:
    text = Translated("en", {"en": Rendition(first)})
    done = rewritten(text, "es", "hecho", was="", of=source_hash(first), reviewed=reviewed)
    assert states(done, ("en", "es", "ko")) == {
        "en": "source",
        "es": "reviewed" if reviewed else "draft",
        "ko": "missing",
    }
    moved = Translated("en", {**done.renditions, "en": Rendition(then)})
    assert (states(moved, ("es",))["es"] == "stale") is (source_hash(first) != source_hash(then))
    for was in ("", "otra"):
        with pytest.raises(TranslatedMeanwhile):
            rewritten(done, "es", "mío", was=was, of=source_hash(first), reviewed=False)
