"""Translated text: stale is computed and cannot be forgotten; readers get the best there is, and are told which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.text import Rendition, Translated, clean, from_json, source_hash, to_json, written

LANGUAGES = ("ko", "en", "es", "ar")
words = st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: bool(clean(text)))
texts = st.dictionaries(st.sampled_from(LANGUAGES), words, min_size=1)


def forum() -> Translated:
    made = written("ko", {"ko": "국제협력 포럼", "en": "Co-operation forum", "es": "Foro"}, {"es": "machine"})
    assert made is not None
    return made


@given(texts, words)
def test_an_edit_of_the_source_makes_every_translation_stale(given_texts: dict[str, str], edit: str) -> None:
    made = written("ko", given_texts)
    assert made is not None
    edited = made.with_rendition(made.source, edit)
    changed = source_hash(edit) != source_hash(made.original)
    for language in edited.renditions.keys() - {edited.source}:
        assert (edited.state(language) == "stale") == changed


@given(texts, words)
def test_a_typo_mended_makes_none_stale(given_texts: dict[str, str], mended: str) -> None:
    made = written("ko", given_texts)
    assert made is not None
    again = made.same_meaning(mended)
    assert all(again.state(language) != "stale" for language in again.renditions)


def test_a_typo_mended_does_not_hide_what_was_stale_before() -> None:
    edited = forum().with_rendition("ko", "세계 협력 포럼").same_meaning("세계협력포럼")
    assert edited.state("en") == "stale"


def test_white_space_and_normal_form_do_not_make_a_translation_stale() -> None:
    decomposed = "국제협력\n  포럼".encode().decode()
    assert forum().with_rendition("ko", decomposed).state("en") == "reviewed"


def test_readers_get_the_first_language_of_their_chain_and_are_told_its_state() -> None:
    reading = forum().read(("es", "en"))
    assert (reading.text, reading.language, reading.state) == ("Foro", "es", "machine")


def test_the_chain_ends_at_the_source_and_never_at_any_language_that_has_something() -> None:
    made = Translated("ko", {"ko": Rendition("포럼"), "de": Rendition("Forum")})
    assert made.read(("ar", "en")).language == "ko"


def test_a_draft_is_not_shown() -> None:
    made = written("ko", {"ko": "포럼", "en": "Forum"}, {"en": "draft"})
    assert made is not None
    assert made.read(("en",)).language == "ko"


def test_a_stale_translation_is_shown_and_says_so() -> None:
    assert forum().with_rendition("ko", "다른 포럼").read(("en",)).state == "stale"


def test_the_source_cannot_be_taken_away() -> None:
    with pytest.raises(ValueError, match="source"):
        forum().without("ko")


def test_characters_that_disguise_a_text_are_stripped() -> None:
    assert clean(" a\u202eb\u2066c\x00\r\nd ") == "abc\nd"


@given(texts)
def test_what_is_stored_is_read_back(given_texts: dict[str, str]) -> None:
    made = written("ko", given_texts)
    assert from_json(to_json(made)) == made
