"""Terms that nobody wrote down yet, seen from what has been translated alike again and again; pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from i18n.glossary.rules import Term, folded
from i18n.workbench.registry import Item

LONGEST, TIMES, OFFERED = 60, 2, 12


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Stands in `times` texts; `wanted` is how it was said wherever it was translated."""

    language: str
    source: str
    times: int
    wanted: Mapping[str, str]


def suggestions(items: Iterable[Item], terms: Iterable[Term]) -> list[Suggestion]:
    """What occurs most comes first; texts that were said in two ways are no term yet, and machines are not asked."""
    known = {(one.language, folded(one.source)) for one in terms}
    alike: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for one in items:
        if len(one.text.original) <= LONGEST and any(letter.isalpha() for letter in one.text.original):
            alike[one.text.source, folded(one.text.original)].append(one)
    found = [
        Suggestion(language, same[0].text.original, len(same), wanted)
        for (language, word), same in alike.items()
        if len(same) >= TIMES and (language, word) not in known and (wanted := _said(same))
    ]
    return sorted(found, key=lambda one: (-one.times, one.source))[:OFFERED]


def _said(same: Iterable[Item]) -> dict[str, str]:
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for one in same:
        for tag, rendition in one.text.renditions.items():
            if tag != one.text.source and rendition.state in ("draft", "reviewed"):
                said[tag][rendition.text] += 1
    return {tag: next(iter(ways)) for tag, ways in said.items() if len(ways) == 1}
