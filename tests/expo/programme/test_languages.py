"""Tags, names and scripts of languages, as programmes write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expo.programme.languages import language_of, language_tag, languages_named, may_be_in, script_of


@pytest.mark.parametrize(
    ("stated", "tag"),
    [
        ("ko", "ko"),
        ("EN", "en"),
        ("zh_hans", "zh-Hans"),
        ("zh-tw", "zh-TW"),
        ("pt-br", "pt-BR"),
        ("kvk", "kvk"),
        ("xx", None),
        ("english", None),
        ("", None),
        ("a" * 900, None),
        ("en-\x00", None),
    ],
)
def test_tags_are_written_as_bcp_47_writes_them(stated: str, tag: str | None) -> None:
    assert language_tag(stated) == tag


@pytest.mark.parametrize(
    ("stated", "tags"),
    [
        ("en, de", ("en", "de")),
        ("de/en", ("de", "en")),
        ("Chinese", ("zh",)),
        ("English and Korean", ("en", "ko")),
        ("한국어", ("ko",)),
        ("Deutsch", ("de",)),
        ("en;en", ("en",)),
        ("Klingonese", ()),
        ("ab", ("ab",)),
    ],
)
def test_a_field_may_name_several_languages_in_several_ways(stated: str, tags: tuple[str, ...]) -> None:
    assert languages_named(stated) == tags


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("개막식: 서로의 도시에서 배우다", "Hang"),
        ("RxJava 자주 나타나는 패턴", "Hang"),
        ("OSSの動向を捉えた実装方針", "Jpan"),
        ("Argo CD Extension 在 UI 上也能做手工藝", "Hani"),
        ("حفل الافتتاح", "Arab"),
        ("Opening Ceremony", "Latn"),
        ("2026 — 12:30", None),
    ],
)
def test_a_text_is_in_the_script_that_carries_it(text: str, script: str | None) -> None:
    assert script_of(text) == script


def test_a_language_may_be_in_its_usual_scripts_only() -> None:
    assert may_be_in("ko", "Hang")
    assert may_be_in("ja", "Hani")
    assert not may_be_in("ab", "Latn")
    assert not may_be_in("en", "Hang")
    assert may_be_in("und", "Hang")


def test_what_is_stated_counts_unless_the_script_rules_it_out() -> None:
    assert language_of("Eröffnung", "de") == ("de", False)
    assert language_of("OSSの動向", "en", ("ja",)) == ("ja", True)
    assert language_of("개막식", "en") == ("ko", True)
    assert language_of("Opening", None, ("de",)) == ("de", False)
    assert language_of("Opening", None) == ("und", True)
    assert language_of("Opening", "ko") == ("en", True)


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    languages_named(text)
    language_tag(text)
    language_of(text, "ko", ("en",))
