"""What was translated before: the same or a similar source, names that are to be said alike, and what changed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from i18n.text import source_hash
from i18n.workbench.registry import Item, Kind

ALIKE, OFFERED, KEPT = 0.45, 3, 20_000
TERM_LEAST = 2
Word = tuple[Literal["same", "gone", "new"], str]


@dataclass(frozen=True, slots=True)
class Match:
    """`percent` says how alike the sources are."""

    percent: int
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    source: str
    text: str


def matches(items: Iterable[Item], item: Item, language: str) -> list[Match]:
    """The most alike first, each translation once; drafts of a machine are nobody's memory."""
    wanted, spoken = item.text.original, item.text.source
    found: dict[str, Match] = {}
    for one in items:
        rendition, source = one.text.renditions.get(language), one.text.renditions.get(spoken)
        if one.key == item.key or rendition is None or source is None or rendition.state == "machine":
            continue
        if language == one.text.source and spoken == language:
            continue
        alike = similarity(wanted, source.text)
        if alike >= ALIKE and alike * 100 > found.get(rendition.text, Match(0, "", "")).percent:
            found[rendition.text] = Match(round(alike * 100), source.text, rendition.text)
    return sorted(found.values(), key=lambda one: -one.percent)[:OFFERED]


def similarity(first: str, second: str) -> float:
    """Of their trigrams, 0 to 1; texts of quite different lengths are not looked at."""
    if first == second:
        return 1.0
    short, long = sorted((len(first), len(second)))
    if short < long * ALIKE:
        return 0.0
    mine, theirs = _trigrams(first), _trigrams(second)
    return min(0.99, len(mine & theirs) / (len(mine | theirs) or 1))


@lru_cache(maxsize=KEPT)
def _trigrams(text: str) -> frozenset[str]:
    padded = f"  {' '.join(text.casefold().split())} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def terms(items: Iterable[Item], kinds: Mapping[str, Kind], item: Item, language: str) -> list[Term]:
    """Names of tracks, rooms and the like that stand in the source, the longest first."""
    spoken, wanted = item.text.source, item.text.original.casefold()
    found: dict[str, str] = {}
    for one in items:
        if not kinds[one.kind].terms or one.key == item.key:
            continue
        source, rendition = one.text.renditions.get(spoken), one.text.renditions.get(language)
        if source and rendition and len(source.text) >= TERM_LEAST and source.text.casefold() in wanted:
            found.setdefault(source.text, rendition.text)
    return [Term(source, found[source]) for source in sorted(found, key=len, reverse=True)]


def words(before: str, now: str) -> list[Word]:
    """Word by word, what a source said and what it says."""
    was, then = re.findall(r"\S+\s*", before), re.findall(r"\S+\s*", now)
    found: list[Word] = []
    for kind, a, b, c, d in SequenceMatcher(None, was, then, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("same", "".join(then[c:d])))
            continue
        found += [("gone", "".join(was[a:b]))] if b > a else []
        found += [("new", "".join(then[c:d]))] if d > c else []
    return found


def source_then(texts: Iterable[str | None], of: str | None) -> str | None:
    """The source that a translation was made from, out of what the history says it once was."""
    return next((one for one in texts if one and source_hash(one) == of), None)
