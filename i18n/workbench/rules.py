"""What is missing, stale or waiting, how much readers see of it, and in which order it is worked off."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import msgspec

from core.errors import Conflict, mark
from i18n.text import ReadState, Rendition, Translated, source_hash
from i18n.workbench.registry import Item, Kind

Wanted = Literal["open", "missing", "stale", "machine", "draft", "reviewed", "all"]
WANTED: tuple[Wanted, ...] = ("open", "missing", "stale", "machine", "draft", "reviewed", "all")
OPEN = frozenset({"missing", "stale", "machine", "draft"})
DAY_SECONDS = 86_400
SOON = 6
"""How many times more an hour from now counts than a far day."""


class TranslatedMeanwhile(Conflict):
    """`theirs` is the translation as it is now; `source_changed` when the source is another than the one shown."""

    message = mark("Somebody else wrote this text while you did. What you typed is still here.")

    def __init__(self, *, theirs: str, source_changed: bool) -> None:
        self.theirs, self.source_changed = theirs, source_changed
        super().__init__()


class Line(msgspec.Struct, frozen=True):
    """A text in one language: its state, and how much readers see of it."""

    item: Item
    state: ReadState
    weight: float


@dataclass(frozen=True, slots=True)
class Cell:
    """Of one kind in one language: numbers by state, and the share that readers may rely on, by weight."""

    counts: Mapping[str, int]
    share: float

    @property
    def open(self) -> int:
        return sum(number for state, number in self.counts.items() if state in OPEN)


def states(text: Translated, languages: Iterable[str]) -> dict[str, ReadState]:
    """As `Translated.state` says, with the source hashed once."""
    today = source_hash(text.original) if any(one.of for one in text.renditions.values()) else None
    return {tag: _state(text, tag, today) for tag in languages}


def _state(text: Translated, tag: str, today: str | None) -> ReadState:
    if tag == text.source:
        return "source"
    rendition = text.renditions.get(tag)
    if rendition is None:
        return "missing"
    return rendition.state if rendition.of in (None, today) else "stale"


def weight(item: Item, kinds: Mapping[str, Kind], now: datetime) -> float:
    """What readers see next counts most: near hours before far ones, released before unreleased, titles first."""
    kind = kinds[item.kind]
    base = kind.weight * kind.fields[item.field].weight * (2 if item.released else 1)
    if item.meets_at is None:
        return float(base)
    days = (item.meets_at - now).total_seconds() / DAY_SECONDS
    return base / 2 if days < 0 else base * (1 + SOON / (1 + days))


def cell(lines: Iterable[Line]) -> Cell:
    whole, good, counts = 0.0, 0.0, Counter[str]()
    for one in lines:
        counts[one.state] += 1
        whole += one.weight
        good += one.weight if one.state in ("source", "reviewed") else 0
    return Cell(counts, good / whole if whole else 1.0)


def queue(lines: Iterable[Line], wanted: str, kind: str = "") -> list[Line]:
    """The heaviest first; the source itself is nobody's to translate."""
    chosen = [
        one
        for one in lines
        if one.state != "source"
        and (not kind or one.item.kind == kind)
        and (wanted == "all" or one.state == wanted or (wanted == "open" and one.state in OPEN))
    ]
    return sorted(chosen, key=lambda one: (-one.weight, one.item.key))


def rewritten(text: Translated, language: str, line: str, *, was: str, of: str, reviewed: bool) -> Translated:
    """`was` is the translation that the translator saw, `of` the hash of the source. Raises TranslatedMeanwhile."""
    there = text.renditions.get(language, Rendition("")).text
    moved = source_hash(text.original) != of
    if moved or there not in (was, line):
        raise TranslatedMeanwhile(theirs=there, source_changed=moved)
    return text.with_rendition(language, line, "reviewed" if reviewed else "draft")
