"""Whose name is shown how, and where it stands in a list."""

import unicodedata

import pytest

from i18n.locales import LANGUAGES, language
from i18n.names import display_name, group_letter, second_name, sort_key
from i18n.text import Reading

KIM = {"ko": "김민수", "en": "Minsu Kim"}
WANG = {"zh-Hans": "王芳", "en": "Fang Wang"}
SAID = {"ar": "سالم العامري", "en": "Salim Al Amri"}
NUNEZ = {"es": "Lucía Núñez"}
SINGLE = {"und": "Suharto"}


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (KIM, ("김민수", "Minsu Kim", "Minsu Kim", "Minsu Kim", "Minsu Kim")),
        (WANG, ("Fang Wang", "Fang Wang", "王芳", "Fang Wang", "Fang Wang")),
        (SAID, ("Salim Al Amri", "Salim Al Amri", "Salim Al Amri", "Salim Al Amri", "سالم العامري")),
        (NUNEZ, ("Lucía Núñez",) * 5),
        (SINGLE, ("Suharto",) * 5),
        ({"mn": "Бат-Эрдэнэ"}, ("Бат-Эрдэнэ",) * 5),
        ({"th": "สมชาย", "vi": "Somchai"}, ("Somchai",) * 5),
    ],
)
def test_a_name_is_in_native_script_for_those_who_read_it(names: dict[str, str], shown: tuple[str, ...]) -> None:
    assert tuple(display_name(names, one).text for one in LANGUAGES) == shown


def test_the_language_of_a_name_is_told_so_that_it_can_be_marked() -> None:
    assert display_name(KIM, language("es")) == Reading("Minsu Kim", "en", "source")
    assert display_name(SINGLE, language("es")) == Reading("Suharto", "es", "source")


@pytest.mark.parametrize(
    ("names", "code", "second"),
    [
        (KIM, "ko", "Minsu Kim"),
        (KIM, "ar", "김민수"),
        (SAID, "ar", "Salim Al Amri"),
        (SAID, "en", "سالم العامري"),
        (NUNEZ, "en", None),
        (SINGLE, "ko", None),
        ({"ko": "김민수"}, "ko", None),
    ],
)
def test_the_other_script_stands_beside_it(names: dict[str, str], code: str, second: str | None) -> None:
    found = second_name(names, language(code))
    assert (found.text if found else None) == second


@pytest.mark.parametrize(
    ("code", "in_order"),
    [
        ("ko", ["강하늘", "김민수", "이영희", "Ångström", "Baker", "سالم", "王芳"]),
        ("en", ["Ångström", "Baker", "Zúñiga", "이영희", "王芳", "سالم"]),
        ("es", ["Núnza", "Núñez", "Ñahui", "Ocampo"]),
        ("en", ["Ñahui", "Núñez", "Núnza", "Ocampo"]),
        ("es", ["Çelik", "Dvořák", "Łuczak", "Østergaard", "Zhang"]),
        # Alef with and without hamza is one letter: the next letter decides.
        ("ar", ["إبراهيم", "أحمد", "سالم", "Baker"]),
        # Among Latin names, by how they are read.
        ("zh-Hans", ["Baker", "北海", "李", "Ocampo", "王", "김"]),
    ],
)
def test_names_stand_in_the_readers_order(code: str, in_order: list[str]) -> None:
    reader = language(code)
    turned = in_order[::-1]
    ordered = sorted(turned, key=lambda name: sort_key({"und": name}, reader))
    assert ordered == in_order


def test_a_latin_name_sorts_by_family_name_and_a_native_one_as_written() -> None:
    assert sort_key(KIM, language("en"), family="Kim") < sort_key(NUNEZ, language("en"), family="Núñez")
    assert sort_key(KIM, language("ko"), family="Kim") == sort_key({"ko": "김민수"}, language("ko"))


@pytest.mark.parametrize(
    ("name", "code", "letter"),
    [
        ("김민수", "ko", "ㄱ"),
        ("꼬마", "ko", "ㄱ"),
        ("하늘", "ko", "ㅎ"),
        ("Ángela", "en", "A"),
        ("Ñahui", "es", "Ñ"),
        ("Ñahui", "en", "N"),
        ("أحمد", "ar", "ا"),
        ("王芳", "zh-Hans", "W"),
        ("王芳", "en", "王"),
        ("Østergaard", "en", "O"),
        ("42 Labs", "en", "#"),
        ("…", "en", "#"),
    ],
)
def test_a_name_stands_under_a_letter(name: str, code: str, letter: str) -> None:
    assert group_letter({"und": name}, language(code)) == letter


def test_decomposed_names_are_the_same_as_composed_ones() -> None:
    reader, taken_apart = language("ko"), unicodedata.normalize("NFD", "김민수")
    assert sort_key({"und": taken_apart}, reader) == sort_key({"und": "김민수"}, reader)
    assert group_letter({"und": taken_apart}, reader) == "ㄱ"
