"""Languages as programmes name them: BCP-47 tags, English and own names, and the scripts they are written in; pure."""

import re
import unicodedata
from functools import cache

from babel import Locale
from babel.core import get_global

from i18n.locales import OWN_NAMES

UNDETERMINED = "und"
READ_AT_MOST = 600
LETTER_WEIGHT = {"Hang": 3, "Kana": 3, "Hani": 3}
"""A syllable or a character says more than a letter: a Korean title may have more Latin letters than syllables."""
KANA_SHARE = 10
ACCEPTED = {
    "Kore": {"Hang", "Hani"},
    "Jpan": {"Jpan", "Hani"},
    "Hans": {"Hani"},
    "Hant": {"Hani"},
    "Latn": {"Latn"},
}
BY_SCRIPT = {"Hang": "ko", "Jpan": "ja", "Hani": "zh", "Arab": "ar", "Latn": "en"}
"""The language of a text whose script rules out the one that was stated; always said to the organiser."""
NAMED_SCRIPTS = {
    "LATIN": "Latn",
    "HANGUL": "Hang",
    "HIRAGANA": "Kana",
    "KATAKANA": "Kana",
    "CJK": "Hani",
    "ARABIC": "Arab",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "HEBREW": "Hebr",
    "THAI": "Thai",
    "DEVANAGARI": "Deva",
}
_tag = re.compile(r"^([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?$", re.IGNORECASE)
_between = re.compile(r"\s*(?:[,;/&+|]|\band\b|\bund\b)\s*")


def language_tag(stated: str) -> str | None:
    """The tag as BCP-47 writes it (`zh_hans` → `zh-Hans`); None when it is none or no language that CLDR knows."""
    found = _tag.match(stated.strip().replace("_", "-"))
    if found is None:
        return None
    language, script, region = found[1].lower(), found[2], found[3]
    if language not in _known():
        return None
    return "-".join(part for part in (language, script and script.title(), region and region.upper()) if part)


def languages_named(stated: str) -> tuple[str, ...]:
    """Every language in a field such as `en, de` or `Chinese`, in order; what is no language is left out."""
    found: list[str] = []
    for part in _between.split(stated.strip()):
        tag = language_tag(part) or _by_name().get(part.casefold())
        if tag is not None and tag not in found:
            found.append(tag)
    return tuple(found)


def script_of(text: str) -> str | None:
    """The script that a text is mainly in (ISO 15924); Jpan as soon as kana is a fair part; None without letters."""
    weights = _weights(text)
    kana = weights.pop("Kana", 0)
    if kana:
        name = "Jpan" if kana * KANA_SHARE >= kana + weights.get("Hani", 0) else "Hani"
        weights[name] = weights.get(name, 0) + kana + (weights.pop("Hani", 0) if name == "Jpan" else 0)
    return max(weights, key=lambda one: weights[one]) if weights else None


def _weights(text: str) -> dict[str, int]:
    weights: dict[str, int] = {}
    for letter in text[:READ_AT_MOST]:
        script = _letter_script(letter)
        if script is not None:
            weights[script] = weights.get(script, 0) + LETTER_WEIGHT.get(script, 1)
    return weights


def has_letters_of(language: str, text: str) -> bool:
    """Whether a text has letters, other than Latin ones, that the language is written in: however many
    product names stand between them, it is in that language.
    """
    usual = usual_script(language)
    if usual is None or usual == "Latn":
        return False
    present = {"Jpan" if script == "Kana" else script for script in _weights(text)}
    return bool(present & ACCEPTED.get(usual, {usual}))


def may_be_in(language: str, script: str) -> bool:
    """Whether a text in this script can be in this language; languages that CLDR says nothing of may be in any."""
    if language == UNDETERMINED:
        return True
    usual = usual_script(language)
    return usual is None or script in ACCEPTED.get(usual, {usual})


@cache
def usual_script(language: str) -> str | None:
    """ISO 15924, by the tag itself or CLDR's likely subtags."""
    parts = language.split("-")
    if len(parts) > 1 and len(parts[1]) == 4:
        return parts[1]
    likely = get_global("likely_subtags").get(parts[0])
    return likely.split("_")[1] if likely and likely.count("_") >= 1 else None


def language_of(text: str, stated: str | None, spoken: tuple[str, ...] = ()) -> tuple[str, bool]:
    """The language a text is in, and whether that had to be concluded against or without what was stated."""
    script = script_of(text)
    candidates = (stated, *spoken) if stated else spoken
    if script is None:
        return (candidates[0] if candidates else UNDETERMINED), not candidates
    for place, tag in enumerate(candidates):
        if may_be_in(tag, script) or has_letters_of(tag, text):
            return tag, place > 0 and stated is not None
    if not candidates and script == "Latn":
        return UNDETERMINED, True
    return BY_SCRIPT.get(script, UNDETERMINED), True


@cache
def _letter_script(letter: str) -> str | None:
    if not letter.isalpha():
        return None
    return NAMED_SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0].split("-")[0])


@cache
def _known() -> frozenset[str]:
    return (
        frozenset(str(name) for name in Locale("en").languages if "_" not in str(name))
        | OWN_NAMES.keys()
        | {UNDETERMINED}
    )


@cache
def _by_name() -> dict[str, str]:
    """Names of languages in English and in themselves."""
    names: dict[str, str] = {}
    for reader in ("en", "de", "ko"):
        for tag, name in Locale(reader).languages.items():
            names.setdefault(str(name).casefold(), str(tag).replace("_", "-"))
    for tag in ("ko", "en", "zh", "es", "ar", "ja", "de", "fr"):
        names.setdefault(str(Locale(tag).get_language_name(tag)).casefold(), tag)
    return names
