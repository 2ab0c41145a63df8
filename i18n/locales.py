"""The languages of the site: a further one is a row here and a catalogue, no code."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError

from core.errors import NotFound

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Language:
    """`code` is the one in addresses (BCP-47); `chain` is where a text is looked for, before its source language.

    `catalogue` is the folder of its messages, `territory_code` what Open Graph wants (`ko_KR`).
    """

    code: str
    name: str
    direction: Direction
    catalogue: str
    open_graph: str
    chain: tuple[str, ...]

    @property
    def babel(self) -> Locale:
        return _babel(self.catalogue)


LANGUAGES: tuple[Language, ...] = (
    Language("ko", "한국어", "ltr", "ko", "ko_KR", ("ko", "en")),
    Language("en", "English", "ltr", "en", "en_GB", ("en",)),
    Language("zh-Hans", "简体中文", "ltr", "zh_Hans", "zh_CN", ("zh-Hans", "zh", "zh-Hant", "en")),
    Language("es", "Español", "ltr", "es", "es_ES", ("es", "en")),
    Language("ar", "العربية", "rtl", "ar", "ar_AR", ("ar", "en")),
)
DEFAULT = LANGUAGES[1]
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ckb", "ps", "sd", "ug", "yi", "dv"})


def language(code: str) -> Language:
    """Raises NotFound: an address in a language that we do not have is no address."""
    for one in LANGUAGES:
        if one.code == code:
            return one
    raise NotFound


def direction_of(tag: str) -> Direction:
    """Of any BCP-47 tag: the script decides where it is named, else the language."""
    parts = tag.split("-")
    if len(parts) > 1 and parts[1].title() in ("Latn", "Cyrl"):
        return "ltr"
    return "rtl" if parts[0].lower() in RIGHT_TO_LEFT else "ltr"


@cache
def _babel(catalogue: str) -> Locale:
    try:
        return Locale.parse(catalogue)
    except UnknownLocaleError:
        return Locale.parse("en")


OWN_NAMES = {
    "kvk": {
        "ko": "한국수어",
        "en": "Korean Sign Language",
        "zh-Hans": "韩国手语",
        "es": "lengua de signos coreana",
        "ar": "لغة الإشارة الكورية",
    },
    "ils": {
        "ko": "국제수어",
        "en": "International Sign",
        "zh-Hans": "国际手语",
        "es": "signos internacionales",
        "ar": "الإشارة الدولية",
    },
}
"""Sign languages that CLDR does not name in all of our languages."""


def language_name(tag: str, reader: Language) -> str:
    """The name of any BCP-47 tag in the reader's language; the tag itself where nobody has a name for it."""
    own = OWN_NAMES.get(tag)
    if own:
        return own.get(reader.code, own["en"])
    names = reader.babel.languages
    key = tag.replace("-", "_")
    return str(names.get(key) or names.get(key.partition("_")[0]) or tag)


def autonym(tag: str) -> str:
    """What a language calls itself; its tag where CLDR does not know."""
    if tag in OWN_NAMES:
        return OWN_NAMES[tag].get("ko" if tag == "kvk" else "en", tag)
    try:
        found = Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return tag
    return str(found.get_language_name(found) or tag)


def country_name(code: str, reader: Language) -> str:
    """Of an ISO 3166-1 alpha-2 code, as CLDR has it; diplomatic names where they differ."""
    return DIPLOMATIC.get((code, reader.code)) or str(reader.babel.territories.get(code) or code)


DIPLOMATIC = {("KR", "en"): "Republic of Korea", ("KR", "es"): "República de Corea", ("KR", "ar"): "جمهورية كوريا"}
"""CLDR says South Korea; a government's site does not."""
