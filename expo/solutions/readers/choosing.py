"""Choosing from the market: facets with counts, as sets of solutions that are the bits of integers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from core.search.index import members, together
from expo.solutions.shelf import Market, PublishedSolution
from i18n.text import Translated

FACETS: Mapping[str, Callable[[PublishedSolution], Iterable[str]]] = {
    "field": lambda one: one.choices.fields,
    "category": lambda one: one.choices.categories,
    "country": lambda one: one.choices.countries,
    "language": lambda one: one.choices.languages,
    "hall": lambda one: one.halls,
}
"""Within a facet any value will do, between them all."""
LONGEST_QUERY = 120
Asked = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Option:
    """`count` is how many there would be if it were chosen besides what the other facets ask for."""

    value: str
    count: int
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True)
class Facet:
    code: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> tuple[Option, ...]:
        return tuple(one for one in self.options if one.chosen)


@dataclass(frozen=True, slots=True)
class Found:
    """`hits` in the order of what fits best; addresses are query strings, `?` for none."""

    hits: tuple[PublishedSolution, ...]
    total: int
    query: str
    facets: tuple[Facet, ...]
    without_query: str
    halls: Mapping[str, Translated]

    @property
    def narrowed(self) -> bool:
        return bool(self.query) or any(one.chosen for one in self.facets)


def find(market: Market, asked: Asked) -> Found:
    """Unknown values are ignored, so that an old link still shows something."""
    everything = (1 << len(market.solutions)) - 1
    sets = {code: _sets(market.solutions, values) for code, values in FACETS.items()}
    query = next(iter(asked.get("q", ())), "")[:LONGEST_QUERY].strip()
    chosen = {code: _chosen(asked.get(code, ()), sets[code]) for code in FACETS}
    matched = market.index.match(query) if query else None
    start = everything if matched is None else matched
    parts = {code: _union(sets[code], values) for code, values in chosen.items() if values}
    hits = _all(start, parts.values())
    facets = tuple(
        _facet(code, sets[code], _all(start, (part for name, part in parts.items() if name != code)), query, chosen)
        for code in FACETS
    )
    order = market.index.ranked(hits, query) if query else members(hits)
    return Found(
        hits=tuple(market.solutions[number] for number in order),
        total=len(market.solutions),
        query=query,
        facets=facets,
        without_query=address("", chosen),
        halls={stand.hall: stand.hall_name for one in market.solutions for stand in one.booths},
    )


def address(query: str, chosen: Mapping[str, Sequence[str]]) -> str:
    """A question as a query string, always in one order."""
    pairs = [("q", query)] if query else []
    pairs += [(code, value) for code in FACETS for value in chosen.get(code, ())]
    return f"?{urlencode(pairs)}"


def _facet(code: str, sets: Mapping[str, int], others: int, query: str, chosen: Mapping[str, tuple[str, ...]]) -> Facet:
    options = []
    for value, there in sets.items():
        taken = value in chosen[code]
        rest = tuple(one for one in chosen[code] if one != value) if taken else (*chosen[code], value)
        count = (others & there).bit_count()
        options.append(Option(value, count, taken, address(query, {**chosen, code: rest})))
    return Facet(code, tuple(sorted(options, key=lambda one: (-one.count, one.value))))


def _chosen(asked: Iterable[str], known: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(value for value in dict.fromkeys(asked) if value in known)


def _sets(
    solutions: Sequence[PublishedSolution], values: Callable[[PublishedSolution], Iterable[str]]
) -> dict[str, int]:
    found: dict[str, list[int]] = {}
    for number, one in enumerate(solutions):
        for value in values(one):
            found.setdefault(value, []).append(number)
    return {value: together(numbers) for value, numbers in found.items()}


def _union(sets: Mapping[str, int], values: Iterable[str]) -> int:
    union = 0
    for value in values:
        union |= sets[value]
    return union


def _all(start: int, parts: Iterable[int]) -> int:
    for part in parts:
        start &= part
    return start
