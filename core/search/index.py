"""Finding documents by what is typed: an index in memory whose sets of documents are the bits of one integer.

Intersection, union and counting are single machine-level operations on those integers, so that facets with counts and
search as you type come from one mechanism and need no database.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from core.search.words import fold, runs, terms, wanted

LAST = "\U0010ffff"


class Index:
    """Documents are numbered from 0 in the order given; each has a head (its titles) and a body, in any languages."""

    def __init__(self, documents: Iterable[tuple[str, str]]) -> None:
        self._texts: list[str] = []
        in_heads: dict[str, list[int]] = {}
        anywhere: dict[str, list[int]] = {}
        for number, (head, body) in enumerate(documents):
            folded, rest = fold(head), fold(body)
            self._texts.append(f"{folded}\n{rest}")
            of_head = set(terms(folded))
            for term in of_head:
                in_heads.setdefault(term, []).append(number)
            for term in of_head.union(terms(rest)):
                anywhere.setdefault(term, []).append(number)
        self._heads, self._anywhere = _Terms(in_heads), _Terms(anywhere)

    def __len__(self) -> int:
        return len(self._texts)

    def match(self, typed: str) -> int | None:
        """The set of documents that hold everything that was typed, or None when nothing was."""
        folded = fold(typed)
        asked = wanted(folded)
        if not asked:
            return None
        hits = self._anywhere.holding(asked)
        longer = [run for run in runs(folded) if run not in asked]
        return self._unbroken(hits, longer) if hits and longer else hits

    def ranked(self, hits: int, typed: str) -> Iterator[int]:
        """The numbers of a set: those that hold every word in their head first, each group in the order given."""
        first = hits & self._heads.holding(wanted(fold(typed)))
        yield from members(first)
        yield from members(hits & ~first)

    def _unbroken(self, hits: int, words: Sequence[str]) -> int:
        """Pairs of characters may be apart: a longer word must stand in the text as it was typed."""
        texts = self._texts
        return together(number for number in members(hits) if all(word in texts[number] for word in words))


class _Terms:
    """Terms in order, so that a beginning is a range of them, each with its set of documents."""

    def __init__(self, found: Mapping[str, Sequence[int]]) -> None:
        self._terms = sorted(found)
        self._sets = [together(found[term]) for term in self._terms]

    def holding(self, asked: Iterable[str]) -> int:
        """The documents with, for every one asked for, a term that begins with it; the longest first, it has fewest."""
        hits = -1
        for beginning in sorted(asked, key=len, reverse=True):
            hits &= self._beginning_with(beginning)
            if not hits:
                return 0
        return max(hits, 0)

    def _beginning_with(self, beginning: str) -> int:
        union = 0
        for at in range(bisect_left(self._terms, beginning), bisect_left(self._terms, beginning + LAST)):
            union |= self._sets[at]
        return union


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
