"""Names of people by the reader's language: native script where they read it, Latin otherwise; sorting in Python."""

import unicodedata
from collections.abc import Mapping

from i18n.locales import Language
from i18n.pinyin import pinyin
from i18n.text import Reading

HANGUL_FIRST, HANGUL_LAST, HANGUL_PER_INITIAL = 0xAC00, 0xD7A3, 588
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
PLAIN_INITIALS = str.maketrans("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ")
SCRIPT_ORDER = {"ko": "HLAC", "en": "LHCA", "es": "LHCA", "zh-Hans": "CLHA", "ar": "ALHC"}
"""Which script comes first for whom: Hangul, Latin (and others), Arabic, Chinese characters. Who reads Chinese finds
Chinese names among the Latin ones, by how they are read.
"""

UNSPLIT = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "’": "'"})
"""Latin letters that Unicode does not take apart, where readers look for them."""
OWN_LETTERS = {"es": {"ñ": "n\uffff"}}
"""Letters in their own place of the alphabet: after every n."""

SortKey = tuple[int, str, str]


def display_name(names: Mapping[str, str], language: Language) -> Reading:
    """As the person writes it for readers of this language; else in Latin letters; else as it is.

    `names` is never empty; its key `und` is a name that stands for every language.
    """
    for tag in (*language.chain, "und"):
        if tag in names:
            return Reading(names[tag], tag if tag != "und" else language.code, "source")
    latin = (tag for tag, name in names.items() if _is_latin(name))
    tag = next(latin, next(iter(names)))
    return Reading(names[tag], tag, "source")


def second_name(names: Mapping[str, str], language: Language) -> Reading | None:
    """What stands beside it on a page: the Latin form under a native one, the native form under a Latin one."""
    first = display_name(names, language).text
    wants_latin = not _is_latin(first)
    for tag, name in names.items():
        if name != first and _is_latin(name) == wants_latin:
            return Reading(name, tag, "source")
    return None


def sort_key(names: Mapping[str, str], language: Language, *, family: str | None = None) -> SortKey:
    """Readers' own script first, then by letters without accents. Latin names sort by family name where it is known.

    Hangul syllables are in dictionary order by code point. Chinese characters sort by their reading (pinyin) for readers
    of Chinese, by code point for others.
    """
    shown = display_name(names, language).text
    script = _script(shown)
    sorted_by = family if family and script == "L" else shown
    if script == "C" and _reads_chinese(language):
        return (0, _bare(pinyin(shown)), shown)
    order = SCRIPT_ORDER.get(language.code, "LHCA").index(script)
    if script == "L" and _reads_chinese(language):
        order = 0
    return (order, _collated(sorted_by, language), _collated(shown, language))


def group_letter(names: Mapping[str, str], language: Language, *, family: str | None = None) -> str:
    """The heading under which a name stands in a list from A to Z."""
    shown = display_name(names, language).text
    script = _script(shown)
    by = unicodedata.normalize("NFC", family if family and script == "L" else shown).casefold()
    if script == "C" and _reads_chinese(language):
        by = pinyin(by)
    if by[:1] in OWN_LETTERS.get(language.code, {}):
        return by[0].upper()
    first = _bare(by)[:1]
    if script == "H" and HANGUL_FIRST <= ord(first) <= HANGUL_LAST:
        return INITIALS[(ord(first) - HANGUL_FIRST) // HANGUL_PER_INITIAL].translate(PLAIN_INITIALS)
    return first.upper() if first.isalpha() else "#"


def _reads_chinese(language: Language) -> bool:
    return language.code == "zh-Hans"


def _script(text: str) -> str:
    name = _first_letter(text)
    for start, script in (("HANGUL", "H"), ("CJK", "C"), ("ARABIC", "A")):
        if name.startswith(start):
            return script
    return "L"


def written_like(text: str) -> str:
    """The language of ours (BCP-47) that the letters of something typed tell: any Hangul is Korean, else what its first
    letter is; empty for Latin letters, which many languages have.
    """
    if any(HANGUL_FIRST <= ord(one) <= HANGUL_LAST for one in text):
        return "ko"
    return {"C": "zh-Hans", "A": "ar"}.get(_script(text), "")


def _is_latin(text: str) -> bool:
    return _first_letter(text).startswith("LATIN")


def _first_letter(text: str) -> str:
    """Unicode's name of it, which begins with its script."""
    return unicodedata.name(next((one for one in text if one.isalpha()), "a"), "")


def _collated(text: str, language: Language) -> str:
    folded = unicodedata.normalize("NFC", text).casefold()
    for letter, place in OWN_LETTERS.get(language.code, {}).items():
        folded = folded.replace(letter, place)
    return _bare(folded)


def _bare(text: str) -> str:
    """Folded, without accents, vowel marks and joiners; Hangul stays in syllables."""
    split = unicodedata.normalize("NFD", text.casefold().translate(UNSPLIT))
    kept = (one for one in split if not unicodedata.combining(one) and unicodedata.category(one) not in ("Cf", "Lm"))
    return unicodedata.normalize("NFC", "".join(kept)).strip()
