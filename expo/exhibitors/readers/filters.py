"""Choosing from the exhibitors: facets with counts, as sets of exhibitors that are the bits of integers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from core.search.index import together
from expo.exhibitors.readers.listed import Directory, Listed

Chosen = Mapping[str, tuple[str, ...]]

ALLIANCE = "yes"
FACETS: Mapping[str, Callable[[Listed], Iterable[str]]] = {
    "speaks": lambda one: one.speaks,
    "hall": lambda one: {stand.hall for stand in one.stands},
    "pavilion": lambda one: (one.pavilion,) if one.pavilion else (),
    "country": lambda one: (one.country,) if one.country else (),
    "kind": lambda one: (one.kind,),
    "alliance": lambda one: (ALLIANCE,) if one.alliance else (),
}
"""Within a facet any value will do, between them all."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader asks to see."""

    query: str
    chosen: Chosen

    def values(self, facet: str) -> tuple[str, ...]:
        return self.chosen.get(facet, ())

    @property
    def narrows(self) -> bool:
        return bool(self.query) or any(self.chosen.values())


@dataclass(frozen=True, slots=True)
class Selection:
    """`hits` is the set asked for; `counts` says for each facet's value how many there would be if it were chosen besides
    what the other facets ask for.
    """

    hits: int
    counts: Mapping[str, Mapping[str, int]]


Sets = Mapping[str, Mapping[str, int]]
_sets_of: WeakKeyDictionary[Directory, Sets] = WeakKeyDictionary()


def select(directory: Directory, wish: Wish) -> Selection:
    """Every count is an intersection and a population count: nobody is looked at twice."""
    sets = _sets(directory)
    matched = directory.index.match(wish.query) if wish.query else None
    found = (1 << len(directory.exhibitors)) - 1 if matched is None else matched
    parts = {facet: _union(sets[facet], wish.values(facet)) for facet in FACETS if wish.values(facet)}
    counts = {}
    for facet, values in sets.items():
        others = _all(found, (part for name, part in parts.items() if name != facet))
        counts[facet] = {value: (others & members).bit_count() for value, members in values.items()}
    return Selection(_all(found, parts.values()), counts)


def _sets(directory: Directory) -> Sets:
    """Built when first asked for and gone with the directory."""
    found = _sets_of.get(directory)
    if found is None:
        found = _sets_of[directory] = {facet: _of_facet(directory, values) for facet, values in FACETS.items()}
    return found


def _of_facet(directory: Directory, values: Callable[[Listed], Iterable[str]]) -> dict[str, int]:
    numbers: dict[str, list[int]] = {}
    for number, one in enumerate(directory.exhibitors):
        for value in values(one):
            numbers.setdefault(value, []).append(number)
    return {value: together(members) for value, members in numbers.items()}


def _union(sets: Mapping[str, int], values: Iterable[str]) -> int:
    union = 0
    for value in values:
        union |= sets.get(value, 0)
    return union


def _all(start: int, parts: Iterable[int]) -> int:
    for part in parts:
        start &= part
    return start
