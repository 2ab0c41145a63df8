"""Finding documents by what is typed: an index in memory whose sets of documents are the bits of one integer.

Intersection, union and counting are single machine-level operations on those integers, so that facets with counts and
search as you type come from one mechanism and need no database.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from core.search.words import fold, runs, terms, wanted

LAST = "\U0010ffff"
TITLE_WORTH, BEGINNING_WORTH = 4, 2


class Index:
    """Documents are numbered from 0 in the order given; each has a head (its titles) and a body, in any languages."""

    def __init__(self, documents: Iterable[tuple[str, str]]) -> None:
        self._heads: list[str] = []
        self._texts: list[str] = []
        found: dict[str, list[int]] = {}
        for number, (head, body) in enumerate(documents):
            folded = fold(head)
            self._heads.append(folded)
            self._texts.append(f"{folded}\n{fold(body)}")
            for term in set(terms(self._texts[-1])):
                found.setdefault(term, []).append(number)
        self._terms = sorted(found)
        self._sets = [together(found[term]) for term in self._terms]

    def __len__(self) -> int:
        return len(self._texts)

    def match(self, typed: str) -> int | None:
        """The set of documents that hold everything that was typed, or None when nothing was."""
        folded = fold(typed)
        asked = wanted(folded)
        if not asked:
            return None
        hits = -1
        for term in sorted(asked, key=len, reverse=True):
            hits &= self._beginning_with(term)
            if not hits:
                return 0
        longer = [run for run in runs(folded) if len(run) > 2]
        return self._holding(hits, longer) if any(run not in asked for run in longer) else hits

    def ranked(self, hits: int, typed: str) -> list[int]:
        """The numbers of a set, best first: words in the head, and at its beginning, count for more; then the order given."""
        words = runs(fold(typed))
        return sorted(members(hits), key=lambda number: (-self._worth(number, words), number))

    def _beginning_with(self, term: str) -> int:
        union = 0
        for at in range(bisect_left(self._terms, term), bisect_left(self._terms, term + LAST)):
            union |= self._sets[at]
        return union

    def _holding(self, hits: int, words: Sequence[str]) -> int:
        kept = 0
        for number in members(hits):
            text = self._texts[number]
            if all(word in text for word in words):
                kept |= 1 << number
        return kept

    def _worth(self, number: int, words: Sequence[str]) -> int:
        head = self._heads[number]
        return sum(TITLE_WORTH + BEGINNING_WORTH * head.startswith(word) for word in words if word in head)


def members(documents: int) -> Iterator[int]:
    """The numbers in a set, in order."""
    while documents:
        lowest = documents & -documents
        yield lowest.bit_length() - 1
        documents ^= lowest


def together(numbers: Iterable[int]) -> int:
    """The set of these numbers."""
    bits = bytearray()
    for number in numbers:
        octet = number >> 3
        if octet >= len(bits):
            bits.extend(bytes(octet + 1 - len(bits)))
        bits[octet] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")
