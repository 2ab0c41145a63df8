"""What the name of an organisation says: its own name, what it is, where it is, and its numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from directory.duplicates.folding import Script, script_of, words_of
from directory.duplicates.meanings import LONGEST_WORD, meanings, places

TIED = ("وال", "ال", "لل", "بال", "و")
"""Articles and prepositions that Arabic writes to the word."""
ENDINGS = {"시": "cityhall", "청": "agency", "부": "ministry", "도": "province", "구": "district", "군": "district"}
JOINED = frozenset({"hangul", "han"})
"""Scripts that write words without a space between."""
LARGE_CITY = re.compile("(?:광역시|특별시|특별자치시)청?(?=\\b)")


@dataclass(frozen=True, slots=True)
class Reading:
    """`own` are words that are in no dictionary of ours, `says` concepts, both in the order of the name."""

    script: Script
    words: tuple[str, ...]
    own: tuple[str, ...]
    says: frozenset[str]
    where: frozenset[str]
    numbers: frozenset[str]

    @property
    def joined(self) -> str:
        return "".join(self.own)


@lru_cache(maxsize=200_000)
def read(name: str) -> Reading:
    """Of a name in one language."""
    words = words_of(name)
    script = script_of(name)
    own, meant = [], set[str]()
    for word in words:
        for part, concept in _parts(LARGE_CITY.sub("시청", re.sub(r"\d+", "", word)), script):
            if concept:
                meant.add(concept)
            elif part:
                own.append(part)
    numbers = frozenset(str(int(one)) for one in re.findall(r"\d+", " ".join(words)))
    where = frozenset(meant & places())
    return Reading(script, words, tuple(own), frozenset(meant) - where, where, numbers)


def _parts(word: str, script: Script) -> Iterator[tuple[str, str]]:
    known = meanings().get(word)
    if known or script not in JOINED:
        yield word, known or _untied(word)
        return
    left, at = "", 0
    while at < len(word):
        found = _longest(word, at)
        if found:
            yield left, ""
            left, at = "", at + len(found)
            yield found, meanings()[found]
        else:
            left, at = left + word[at], at + 1
    yield (left, ENDINGS[left]) if left in ENDINGS and left != word else (left, "")


def _longest(word: str, at: int) -> str:
    """One syllable alone means something only at the end of a Chinese name."""
    for length in range(min(LONGEST_WORD, len(word) - at), 1, -1):
        if word[at : at + length] in meanings():
            return word[at : at + length]
    last = word[at:]
    return last if at and len(last) == 1 and last in meanings() else ""


def _untied(word: str) -> str:
    for tied in TIED:
        if word.startswith(tied) and (found := meanings().get(word.removeprefix(tied))):
            return found
    return ""
