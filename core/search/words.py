"""Cutting text into what can be looked up, the same way for what is stored and for what is typed.

Alphabetic scripts are cut into words, found by their beginning. Han, kana and Hangul are cut into pairs of
neighbouring characters, so that 시티 is found inside 스마트시티는 and 智慧 inside 智慧城市 without a dictionary.
"""

import re
import unicodedata
from collections.abc import Iterator

CJK = "\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_run = re.compile(rf"[{CJK}]+|[^\W_{CJK}]+")
_cjk = re.compile(rf"[{CJK}]")
_arabic_forms = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": None})


def fold(text: str) -> str:
    """NFKC, no case, no accents, no Arabic vowel signs; kana keep their voicing marks, Hangul its syllables."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_arabic_forms)
    if plain.isascii():
        return plain
    bare = "".join(
        character
        for character in unicodedata.normalize("NFD", plain)
        if not unicodedata.combining(character) or character in "\u3099\u309a"
    )
    return unicodedata.normalize("NFC", bare)


def terms(folded: str) -> Iterator[str]:
    """What a text is stored under: words, and pairs of CJK characters (with the last one alone, for its prefix)."""
    for run in _run.findall(folded):
        if _cjk.match(run):
            yield from (run[at : at + 2] for at in range(len(run)))
        else:
            yield run


def wanted(folded: str) -> list[str]:
    """What a typed text asks for: every one must be found, each as a beginning."""
    asked: list[str] = []
    for run in _run.findall(folded):
        if _cjk.match(run):
            asked += [run[at : at + 2] for at in range(len(run) - 1)] or [run]
        else:
            asked.append(run)
    return asked


def runs(folded: str) -> list[str]:
    """The typed text's own words, unbroken: a hit on all pairs must still hold each of them as it stands."""
    return _run.findall(folded)
