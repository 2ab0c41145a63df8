"""The languages of the site, and the names of all others in each of them."""

import pytest
from babel import Locale

from core.errors import NotFound
from core.settings import settings
from i18n.locales import LANGUAGES, autonym, country_name, direction_of, language, language_name, served

CODES = ("ko", "en", "zh-Hans", "es", "ar")


def test_the_five_languages_stand_in_their_order() -> None:
    assert tuple(one.code for one in LANGUAGES) == CODES


@pytest.mark.parametrize("code", ["fr", "KO", "", "..", "zh", "en-XA", "ar-XB"])
def test_an_address_in_another_language_is_not_found(code: str) -> None:
    with pytest.raises(NotFound):
        language(code)


def test_stand_in_languages_are_served_to_testers_only(monkeypatch: pytest.MonkeyPatch) -> None:
    assert served() == LANGUAGES
    monkeypatch.setenv("MADANG_PSEUDO", "1")
    settings.cache_clear()
    try:
        assert [one.code for one in served()] == [*CODES, "en-XA", "ar-XB"]
        assert language("ar-XB").direction == "rtl"
    finally:
        monkeypatch.undo()
        settings.cache_clear()


@pytest.mark.parametrize("one", LANGUAGES, ids=CODES)
def test_every_language_has_a_locale_of_its_own_and_ends_its_chain_in_english(one: object) -> None:
    found = language(getattr(one, "code", ""))
    assert found.babel == Locale.parse(found.catalogue)
    assert found.chain[0] == found.code
    assert found.chain[-1] == "en"


@pytest.mark.parametrize(
    ("tag", "names", "own"),
    [
        ("ko", ("한국어", "Korean", "韩语", "coreano", "الكورية"), "한국어"),
        (
            "kvk",
            ("한국수어", "Korean Sign Language", "韩国手语", "lengua de signos coreana", "لغة الإشارة الكورية"),
            "한국수어",
        ),
        (
            "ils",
            ("국제수어", "International Sign", "国际手语", "signos internacionales", "الإشارة الدولية"),
            "International Sign",
        ),
        (
            "zh-Hans",
            ("중국어(간체)", "Simplified Chinese", "简体中文", "chino simplificado", "الصينية المبسطة"),
            "简体中文",
        ),
        (
            "zh-hans",
            ("중국어(간체)", "Simplified Chinese", "简体中文", "chino simplificado", "الصينية المبسطة"),
            "简体中文",
        ),
        ("id", ("인도네시아어", "Indonesian", "印度尼西亚语", "indonesio", "الإندونيسية"), "Bahasa Indonesia"),
        ("mn", ("몽골어", "Mongolian", "蒙古语", "mongol", "المنغولية"), "монгол"),
        ("zh-TW", ("중국어", "Chinese", "中文", "chino", "الصينية"), "中文"),
        ("xx-yy", ("xx-yy",) * 5, "xx-yy"),
        ("", ("",) * 5, ""),
    ],
)
def test_any_language_has_a_name(tag: str, names: tuple[str, ...], own: str) -> None:
    assert tuple(language_name(tag, reader) for reader in LANGUAGES) == names
    assert autonym(tag) == own


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("KR", ("대한민국", "Republic of Korea", "韩国", "República de Corea", "جمهورية كوريا")),
        ("PE", ("페루", "Peru", "秘鲁", "Perú", "بيرو")),
        ("OM", ("오만", "Oman", "阿曼", "Omán", "عُمان")),
        ("ZZZ", ("ZZZ",) * 5),
    ],
)
def test_countries_are_called_as_a_government_calls_them(code: str, names: tuple[str, ...]) -> None:
    assert tuple(country_name(code, reader) for reader in LANGUAGES) == names


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("ar", "rtl"), ("ar-OM", "rtl"), ("fa", "rtl"), ("ar-Latn", "ltr"), ("ko", "ltr"), ("", "ltr"), ("UR", "rtl")],
)
def test_the_script_decides_the_direction(tag: str, direction: str) -> None:
    assert direction_of(tag) == direction
