"""Things in a row read as each language writes them."""

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from core.files.rules import KindNotTaken
from i18n.catalogue import say
from i18n.lists import listed
from i18n.locales import language, language_name

CODES = ("ko", "en", "zh-Hans", "es", "ar")
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("tags", "golden"),
    [
        ((), ("", "", "", "", "")),
        (("ko",), ("한국어", "Korean", "韩语", "coreano", "الكورية")),
        (
            ("ko", "en"),
            ("한국어 및 영어", "Korean and English", "韩语和英语", "coreano e inglés", "الكورية والإنجليزية"),
        ),
        (
            ("ko", "es", "ar"),
            (
                "한국어, 스페인어 및 아랍어",
                "Korean, Spanish and Arabic",
                "韩语、西班牙语和阿拉伯语",
                "coreano, español y árabe",
                "الكورية والإسبانية والعربية",
            ),
        ),
    ],
)
def test_things_are_joined_as_each_language_joins_them(tags: tuple[str, ...], golden: tuple[str, ...]) -> None:
    found = tuple(listed((language_name(tag, language(code)) for tag in tags), language(code)) for code in CODES)
    assert found == golden


def test_spanish_does_not_stumble_over_its_own_sound() -> None:
    assert listed(["agua", "hielo"], language("es")) == "agua y hielo"
    assert listed(["aguja", "hilo"], language("es")) == "aguja e hilo"


def test_what_is_no_markup_is_escaped_beside_what_is() -> None:
    joined = listed([Markup("<b>a</b>"), "<script>"], language("en"))
    assert joined == "<b>a</b> and &lt;script&gt;"


def test_a_refusal_joins_what_it_names_in_the_readers_language() -> None:
    refused = KindNotTaken(kinds=("PDF", "PNG"))
    assert "PDF وPNG" in say(language("ar"), refused.message, **refused.parameters)
    assert "PDF, PNG" in str(refused)


def test_no_template_joins_with_a_comma_of_its_own() -> None:
    by_hand = re.compile(r"""(join\(|\{\{ *)["'],[ ]*["']""")
    found = [path.name for path in (ROOT / "templates").rglob("*.html") if by_hand.search(path.read_text("utf-8"))]
    assert found == []
    assert by_hand.search("{{ ', ' if not loop.last }}"), "the twin: a comma by hand is found"
