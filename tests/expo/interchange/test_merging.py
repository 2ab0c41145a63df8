"""A text that comes again: what is new is taken, what others have written stays."""

from expo.interchange.merging import merged_names, merged_text
from i18n.text import Rendition, Translated, source_hash, written


def text(source: str, **texts: str) -> Translated:
    found = written(source, texts)
    assert found is not None
    return found


def test_the_second_language_is_added_and_the_first_stays_the_source() -> None:
    merged = merged_text(text("en", en="Opening"), text("ko", ko="개막식"))
    assert merged is not None
    assert merged.source == "en"
    assert merged.state("ko") == "reviewed"
    assert merged.renditions["ko"] == Rendition("개막식", "reviewed", source_hash("Opening"))


def test_the_language_that_is_spoken_becomes_the_source_when_it_comes() -> None:
    merged = merged_text(text("en", en="Opening"), text("ja", ja="開会式"), ("ja",))
    assert merged is not None
    assert merged.source == "ja"
    assert merged.state("en") == "reviewed"


def test_the_same_file_again_changes_nothing_whichever_language_is_spoken() -> None:
    stored = merged_text(text("en", en="Opening"), text("ja", ja="開会式"), ("ja",))
    assert merged_text(stored, text("en", en="Opening"), ("ja",)) == stored
    assert merged_text(stored, text("ja", ja="開会式"), ("ja",)) == stored


def test_a_new_source_makes_the_untouched_translations_stale() -> None:
    merged = merged_text(text("ko", ko="개막식", en="Opening"), text("ko", ko="폐막식", en="Opening"))
    assert merged is not None
    assert merged.original == "폐막식"
    assert merged.state("en") == "stale"


def test_a_new_source_with_a_new_translation_is_current() -> None:
    merged = merged_text(text("ko", ko="개막식", en="Opening"), text("ko", ko="폐막식", en="Closing"))
    assert merged is not None
    assert merged.state("en") == "reviewed"


def test_a_reviewed_translation_keeps_its_state_when_the_file_still_calls_it_machine_made() -> None:
    given = written("ko", {"ko": "개막식", "en": "Opening"}, {"en": "machine"})
    stored = text("ko", ko="개막식", en="Opening")
    assert merged_text(stored, given) == stored


def test_nothing_in_the_file_leaves_what_is_stored() -> None:
    stored = text("ko", ko="개막식")
    assert merged_text(stored, None) == stored


def test_undetermined_words_get_their_language_from_a_file_that_knows_it() -> None:
    merged = merged_text(text("und", und="Opening"), text("en", en="Opening"))
    assert merged == text("en", en="Opening")


def test_names_are_added_once() -> None:
    assert merged_names({"ko": "김서연"}, {"en": "Seoyeon Kim"}) == {"ko": "김서연", "en": "Seoyeon Kim"}
    assert merged_names({"en": "kazy"}, {"ja": "kazy"}) == {"en": "kazy"}
    assert merged_names({"und": "kazy"}, {"en": "kazy"}) == {"en": "kazy"}
