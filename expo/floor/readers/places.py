"""Where a way may lead from and to: booths by their number, entrances and facilities by what they are called."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from core.search.words import fold
from expo.floor.geometry.points import Outline, Point
from expo.floor.plans.shelf import ShownPlan, bare
from expo.floor.plans.snapshot import FeatureKind, FrozenFeature, FrozenFloor
from expo.floor.readers.forms import FACILITIES
from expo.floor.routing.network import Network, Spot
from i18n.text import Translated

Names = Mapping[FeatureKind, str]
"""What a kind is called in the reader's language."""
Stages = Mapping[str, Translated]
"""What the rooms of the programme are called, by their codes."""


@dataclass(frozen=True, slots=True)
class Place:
    """`label` is what the reader may type: a booth's number, or a facility's name."""

    label: str
    floor: FrozenFloor
    shape: Outline
    middle: Point
    booth: bool

    def spot(self, network: Network) -> Spot:
        return network.spot(self.floor.code, self.shape, booth=self.booth)


@dataclass(frozen=True, slots=True)
class Facility:
    """A feature that readers look for; `number` tells it from others of its kind, 0 when it is the only one."""

    floor: FrozenFloor
    feature: FrozenFeature
    number: int


def facilities(shown: ShownPlan) -> list[Facility]:
    """Of the whole plan, hall by hall and kind by kind, numbered as one reads a page."""
    there = [
        (floor, one)
        for floor in shown.halls
        for kind in FACILITIES
        for one in sorted(floor.features, key=lambda one: middle(one.shape)[::-1])
        if one.kind == kind
    ]
    counts, so_far = Counter(one.kind for _, one in there), Counter[str]()
    found = []
    for floor, one in there:
        so_far[one.kind] += 1
        found.append(Facility(floor, one, so_far[one.kind] if counts[one.kind] > 1 else 0))
    return found


def label_of(facility: Facility, names: Names, chain: tuple[str, ...], stages: Stages) -> str:
    """Its own name, else that of its stage, else of its kind, with a number where there are several."""
    feature = facility.feature
    own = feature.name or stages.get(feature.stage or "")
    if own is not None:
        return own.read(chain).text
    return f"{names[feature.kind]} {facility.number}" if facility.number else names[feature.kind]


def labelled(shown: ShownPlan, names: Names, chain: tuple[str, ...], stages: Stages) -> dict[str, Facility]:
    """By label, Gate 2 before Gate 10 whichever was drawn first."""
    found = {label_of(one, names, chain, stages): one for one in facilities(shown)}
    halls = {floor.code: place for place, floor in enumerate(shown.halls)}
    return dict(sorted(found.items(), key=lambda one: (halls[one[1].floor.code], *_place(one[1].feature.kind, one[0]))))


def _place(kind: FeatureKind, label: str) -> tuple[int, list[tuple[int, str]]]:
    parts = re.findall(r"(\d+)|(\D+)", fold(label))
    return FACILITIES.index(kind), [(int(number or 0), words) for number, words in parts]


def door_of(labels: Mapping[str, Facility], here: FrozenFloor) -> str:
    """The entrance by which one usually comes in: of this hall, else of the whole plan; empty where there is none."""
    doors = {label: one.floor is here for label, one in labels.items() if one.feature.kind == "entrance"}
    return max(doors, key=lambda label: doors[label], default="")


def place_of(shown: ShownPlan, typed: str, labels: Mapping[str, Facility]) -> Place | None:
    """None for what is nowhere. Capitals, blanks, hyphens and accents do not matter."""
    placed = shown.booths.get(typed) or shown.bare_numbers.get(bare(typed))
    if placed is not None:
        return Place(placed.booth.number, placed.floor, placed.booth.polygon, placed.booth.label, booth=True)
    wanted = fold(typed)
    for label, facility in labels.items():
        if fold(label) == wanted:
            return Place(label, facility.floor, facility.feature.shape, middle(facility.feature.shape), booth=False)
    return None


def middle(shape: Outline) -> Point:
    """Of the box around it."""
    xs, ys = [x for x, _ in shape], [y for _, y in shape]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
