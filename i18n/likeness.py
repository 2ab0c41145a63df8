"""Is this what somebody typed? By any part of a name in any script, by first consonants (초성), by how Chinese is read."""

from collections.abc import Iterable

from core.search.words import fold
from i18n.names import HANGUL_FIRST, HANGUL_LAST, HANGUL_PER_INITIAL, INITIALS, PLAIN_INITIALS
from i18n.pinyin import pinyin

HAN_FIRST, HAN_LAST = "\u3400", "\u9fff"


def initials(text: str) -> str:
    """페루 is ㅍㄹ; what is no Hangul syllable stays as it is."""
    return "".join(_initial(one) for one in text)


def likened(texts: Iterable[str], words: str) -> bool:
    """Every word stands somewhere in the texts, whatever its accents and case."""
    known = list(texts)
    plain = fold("\n".join(known))
    return all(_stands(word, plain, known) for word in words.split())


def _stands(word: str, plain: str, texts: list[str]) -> bool:
    if fold(word) in plain:
        return True
    if all(one in INITIALS for one in word):
        sought = word.translate(PLAIN_INITIALS)
        return any(sought in initials(text) for text in texts)
    if not word.isascii():
        return False
    sought = word.casefold()
    return any(sought in pinyin(text).replace(" ", "") for text in texts if _has_han(text))


def _has_han(text: str) -> bool:
    return any(HAN_FIRST <= one <= HAN_LAST for one in text)


def _initial(one: str) -> str:
    if HANGUL_FIRST <= ord(one) <= HANGUL_LAST:
        return INITIALS[(ord(one) - HANGUL_FIRST) // HANGUL_PER_INITIAL].translate(PLAIN_INITIALS)
    return one
