"""What the directory's pages show: groups under letters, options with counts, an exhibitor with booth and people."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from core.errors import mark
from core.search.index import members
from core.search.words import fold
from directory.organisations.rules import KIND_NAMES
from expo.exhibitors.readers.filters import FACETS, Wish, select
from expo.exhibitors.readers.forms import address_of, turned
from expo.exhibitors.readers.listed import Directory, Listed
from expo.floor.plans.shelf import Placed, ShownPlan
from expo.floor.readers.names import FEATURE_NAMES
from expo.floor.readers.places import door_of, labelled
from expo.floor.readers.svg import path, view_of, window_at
from expo.releases.publication import Publication
from expo.releases.snapshot import FrozenSpeaker
from i18n.catalogue import say
from i18n.locales import Language
from i18n.text import Translated

BEYOND = 6.0
"""Booths whose middle is at most so many metres outside what is seen may reach into it."""
FACET_NAMES = {
    "speaks": mark("Speaks my language"),
    "hall": mark("Hall"),
    "pavilion": mark("Pavilion"),
    "country": mark("Country"),
    "kind": mark("Kind of organisation"),
    "alliance": mark("Alliance"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """`name` is translated text, `label` a gettext id; without either the facet says how its value reads. `href` turns it
    the other way.
    """

    value: str
    name: Translated | None
    label: str
    count: int
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True)
class Facet:
    code: str
    label: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> tuple[Option, ...]:
        return tuple(one for one in self.options if one.chosen)


@dataclass(frozen=True, slots=True)
class Group:
    letter: str
    exhibitors: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """`groups` under their letters; `total` is everybody, `hits` those asked for."""

    wish: Wish
    groups: tuple[Group, ...]
    facets: tuple[Facet, ...]
    hits: int
    total: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """Booths among their neighbours: `own` and `neighbours` are outlines, `window` a viewBox, `door` an entrance by which
    one usually comes in, empty where the plan has none.
    """

    placed: Placed
    window: str
    hall: str
    own: str
    neighbours: str
    door: str


def listing(directory: Directory, wish: Wish, language: Language, halls: Mapping[str, Translated]) -> Listing:
    """`halls` are names by code."""
    found = select(directory, wish)
    inside = set(members(found.hits))
    groups = (
        Group(one.letter, tuple(directory.exhibitors[number] for number in one.numbers if number in inside))
        for one in directory.letters(language)
    )
    names = {"hall": halls, "pavilion": {code: house.name for code, house in directory.houses.items()}}
    facets = tuple(
        Facet(facet, FACET_NAMES[facet], _options(facet, found.counts[facet], wish, language, names.get(facet, {})))
        for facet in FACETS
    )
    return Listing(wish, tuple(one for one in groups if one.exhibitors), facets, len(inside), len(directory.exhibitors))


def _options(
    facet: str, counts: Mapping[str, int], wish: Wish, language: Language, names: Mapping[str, Translated]
) -> tuple[Option, ...]:
    """The reader's own language first, else those with most first; what was chosen stays also when nobody is left."""
    values = {**dict.fromkeys(wish.values(facet), 0), **counts}
    ordered = sorted(
        values, key=lambda value: (not (facet == "speaks" and value == language.code), -values[value], value)
    )
    return tuple(
        Option(
            value,
            names.get(value),
            KIND_NAMES.get(value, "") if facet == "kind" else "",
            values[value],
            value in wish.values(facet),
            address_of(turned(wish, facet, value)),
        )
        for value in ordered
    )


def drawn(
    plan: ShownPlan | None, ones: Iterable[Listed], language: Language, *, whole: bool = False
) -> tuple[Drawn, ...]:
    """A drawing for each hall in which they have booths of the published plan; of the `whole` hall or of what is near."""
    numbers = [stand.number for one in ones for stand in one.stands]
    placed = [plan.booths[number] for number in numbers if number in plan.booths] if plan else []
    own = {each.booth.number for each in placed}
    first: dict[str, Placed] = {}
    for each in placed:
        first.setdefault(each.floor.code, each)
    if plan is None:
        return ()
    names = {kind: say(language, name) for kind, name in FEATURE_NAMES.items()}
    labels = labelled(plan, names, language.chain, {})
    return tuple(_drawn(each, own, door_of(labels, each.floor), whole) for each in first.values())


def _drawn(placed: Placed, own: Collection[str], door: str, whole: bool) -> Drawn:
    floor = placed.floor
    window = view_of(floor.outline) if whole else window_at(placed.booth.label, floor.outline)
    left, top, wide, deep = map(float, window.split())
    near = [
        booth
        for booth in floor.booths
        if left - BEYOND <= booth.label[0] <= left + wide + BEYOND
        and top - BEYOND <= booth.label[1] <= top + deep + BEYOND
    ]
    return Drawn(
        placed,
        window,
        path(floor.outline),
        "".join(path(booth.polygon) for booth in near if booth.number in own),
        "".join(path(booth.polygon) for booth in near if booth.number not in own),
        door,
    )


def people_of(publication: Publication, one: Listed) -> tuple[FrozenSpeaker, ...]:
    """Speakers who are announced as this organisation's: its name stands beside theirs, in any language."""
    named = {fold(text.text) for text in one.name.renditions.values()}
    return tuple(
        speaker
        for speaker in publication.snapshot.speakers
        if speaker.organisation is not None
        and not named.isdisjoint(fold(text.text) for text in speaker.organisation.renditions.values())
    )
