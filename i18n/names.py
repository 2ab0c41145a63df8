"""Names of people by the reader's language: native script where they read it, Latin otherwise; sorting in Python."""

import unicodedata
from collections.abc import Mapping

from i18n.locales import Language
from i18n.text import Reading

HANGUL_FIRST, HANGUL_LAST, HANGUL_PER_INITIAL = 0xAC00, 0xD7A3, 588
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
PLAIN_INITIALS = str.maketrans("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ")
SCRIPT_ORDER = {"ko": "HLAC", "en": "LHCA", "es": "LHCA", "zh-Hans": "CLHA", "ar": "ALHC"}
"""Which script comes first for whom: Hangul, Latin (and others), Arabic, Chinese characters."""

SortKey = tuple[int, str, str]


def display_name(names: Mapping[str, str], language: Language) -> Reading:
    """As the person writes it for readers of this language; else in Latin letters; else as it is."""
    for tag in (*language.chain, "und"):
        if tag in names:
            return Reading(names[tag], tag if tag != "und" else language.code, "source")
    tag = next(iter(names))
    return Reading(names[tag], tag, "source")


def sort_key(names: Mapping[str, str], language: Language, *, family: str | None = None) -> SortKey:
    """Readers' own script first, then by letters without accents. Latin names sort by family name where it is known.

    Hangul syllables are in dictionary order by code point; Chinese characters sort by code point, since no reading of a
    character is known here.
    """
    shown = display_name(names, language).text
    script = _script(shown)
    sorted_by = family if family and script == "L" else shown
    return (SCRIPT_ORDER.get(language.code, "LHCA").index(script), _bare(sorted_by), _bare(shown))


def group_letter(names: Mapping[str, str], language: Language, *, family: str | None = None) -> str:
    """The heading under which a name stands in a list from A to Z."""
    shown = display_name(names, language).text
    script = _script(shown)
    first = _bare(family if family and script == "L" else shown)[:1]
    if script == "H" and HANGUL_FIRST <= ord(first) <= HANGUL_LAST:
        return INITIALS[(ord(first) - HANGUL_FIRST) // HANGUL_PER_INITIAL].translate(PLAIN_INITIALS)
    return first.upper() if first.isalpha() else "#"


def _script(text: str) -> str:
    name = unicodedata.name(next((one for one in text if one.isalpha()), "a"), "")
    for start, script in (("HANGUL", "H"), ("CJK", "C"), ("ARABIC", "A")):
        if name.startswith(start):
            return script
    return "L"


def _bare(text: str) -> str:
    split = unicodedata.normalize("NFD", text.casefold())
    return unicodedata.normalize("NFC", "".join(one for one in split if not unicodedata.combining(one)))
