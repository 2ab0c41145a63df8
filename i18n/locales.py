"""The languages of the site: a further one is a row here and a catalogue, no code."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError

from core.errors import NotFound
from core.settings import settings

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Language:
    """`code` is the one in addresses (BCP-47); `chain` is where a text is looked for, before its source language.

    `catalogue` is the folder of its messages and Babel's name of the locale; `open_graph` is for share cards (`ko_KR`).
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
PSEUDO: tuple[Language, ...] = (
    Language("en-XA", "⟦Éñĝļîšĥ⟧", "ltr", "en", "en_GB", ("en",)),
    Language("ar-XB", "⟦English, right to left⟧", "rtl", "en", "ar_AR", ("en",)),
)
"""Stand-ins for testers, served with MADANG_PSEUDO only: what they leave in plain English is hard-coded."""
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ckb", "ps", "sd", "ug", "yi", "dv"})


def served() -> tuple[Language, ...]:
    """The languages that have pages here; only LANGUAGES are ever shown to readers and search engines."""
    return (*LANGUAGES, *PSEUDO) if settings().pseudo_languages else LANGUAGES


def language(code: str) -> Language:
    """Raises NotFound: an address in a language that we do not have is no address."""
    for one in served():
        if one.code == code:
            return one
    raise NotFound


def direction_of(tag: str) -> Direction:
    """Of any BCP-47 tag: the script decides where it is named, else the language."""
    parts = tag.split("-")
    if len(parts) > 1 and parts[1].title() in ("Latn", "Cyrl"):
        return "ltr"
    return "rtl" if parts[0].lower() in RIGHT_TO_LEFT else "ltr"


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
    "zh-Hans": {"ko": "중국어(간체)"},
    "zh-Hant": {"ko": "중국어(번체)"},
}
"""Where CLDR has no name in one of our languages, or one that a public site would not print."""
AUTONYMS = {
    "kvk": "한국수어",
    "ils": "International Sign",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
    "id": "Bahasa Indonesia",
    "ms": "Bahasa Melayu",
}
DIPLOMATIC = {
    ("KR", "en"): "Republic of Korea",
    ("KR", "es"): "República de Corea",
    ("KR", "ar"): "جمهورية كوريا",
    ("VN", "en"): "Viet Nam",
}
"""CLDR says South Korea; a government's site does not."""


def language_name(tag: str, reader: Language) -> str:
    """The name of any BCP-47 tag in the reader's language, else in English; the tag itself where nobody has a name."""
    key = _tidy(tag)
    own = OWN_NAMES.get(key, {}).get(reader.code)
    if own:
        return own
    for names in (reader.babel.languages, _babel("en").languages):
        found = names.get(key.replace("-", "_")) or names.get(key.partition("-")[0])
        if found:
            return str(found)
    return OWN_NAMES.get(key, {}).get("en", tag)


def autonym(tag: str) -> str:
    """What a language calls itself; its tag where CLDR does not know."""
    key = _tidy(tag)
    if key in AUTONYMS:
        return AUTONYMS[key]
    try:
        found = Locale.parse(key.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return tag
    return str(found.get_language_name(found) or tag)


def country_name(code: str, reader: Language) -> str:
    """Of an ISO 3166-1 alpha-2 code, as CLDR has it; diplomatic names where they differ."""
    return DIPLOMATIC.get((code, reader.code)) or str(reader.babel.territories.get(code) or code)


def _tidy(tag: str) -> str:
    """zh-Hans, pt-BR: BCP-47 does not care about capitals, CLDR's keys do."""
    first, *rest = tag.replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])


@cache
def _babel(catalogue: str) -> Locale:
    try:
        return Locale.parse(catalogue)
    except UnknownLocaleError:
        return Locale.parse("en")
