"""One hall of the plan as a page shows it: drawn, listed, narrowed, with a way through it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from core.search.words import fold
from expo.floor.geometry.outlines import bounds
from expo.floor.geometry.points import Point
from expo.floor.occupants import ByNumber, Occupant
from expo.floor.plans.shelf import ShownPlan
from expo.floor.plans.snapshot import FeatureKind, FrozenBooth, FrozenFeature, FrozenFloor
from expo.floor.readers.forms import BOOTHS, FACILITIES, Question
from expo.floor.readers.places import Facility, Place, Stages, door_of, labelled, middle, place_of
from expo.floor.readers.svg import path, view_of, window_at
from expo.floor.routing.network import Leg, Way
from expo.floor.routing.words import Instruction, instructions, minutes
from i18n.locales import Language

LETTER = 0.62
"""How wide a character is, as a share of its size."""
SIZES = (2.0, 1.4, 0.9, 0.6)
"""Of booths' numbers, in metres; classes s0 to s3."""


@dataclass(frozen=True, slots=True)
class BoothShown:
    """`size` is the place in SIZES; `name` what fits of the occupant's below the number; `hit` stands out."""

    booth: FrozenBooth
    drawn: str
    size: int
    occupant: Occupant | None
    name: str
    hit: bool


@dataclass(frozen=True, slots=True)
class FeatureShown:
    """`drawn` is empty for a point."""

    feature: FrozenFeature
    label: str
    drawn: str
    at: Point
    hit: bool


@dataclass(frozen=True, slots=True)
class HallTab:
    floor: FrozenFloor
    chosen: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A kind that can be made to stand out, with how many there are in this hall."""

    kind: str
    count: int
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True)
class WayShown:
    """`here` are the parts in the hall that is shown."""

    way: Way
    start: Place
    end: Place
    steps: tuple[Instruction, ...]
    minutes: int
    here: tuple[Leg, ...]


@dataclass(frozen=True, slots=True)
class FloorPage:
    """`window` is the part of the hall that is seen first, `whole` all of it (both as a viewBox); `labels` name what a
    way may lead to besides booths, `door` is where one usually comes in. `begins`: somebody said where they are, but not
    where they go.
    """

    question: Question
    tabs: tuple[HallTab, ...]
    floor: FrozenFloor
    hall_drawn: str
    window: str
    whole: str
    booths: tuple[BoothShown, ...]
    features: tuple[FeatureShown, ...]
    options: tuple[Option, ...]
    labels: tuple[str, ...]
    door: str
    chosen: BoothShown | None
    way: WayShown | None
    unknown: tuple[str, ...]
    no_way: bool
    begins: Place | None

    @property
    def facilities(self) -> list[FeatureShown]:
        """In the order in which they are offered."""
        places = {label: at for at, label in enumerate(self.labels)}
        return sorted((one for one in self.features if one.label in places), key=lambda one: places[one.label])

    @property
    def narrowed(self) -> bool:
        return bool(self.question.query or self.question.show)

    @property
    def hits(self) -> int:
        return sum(one.hit for one in self.booths) + sum(one.hit for one in self.features)


def floor_page(
    shown: ShownPlan,
    question: Question,
    *,
    floor: FrozenFloor | None,
    number: str | None,
    occupants: ByNumber,
    stages: Stages,
    names: Mapping[FeatureKind, str],
    language: Language,
) -> FloorPage:
    """`floor` None: the hall where the way begins, else the main one. `number` is the booth that was asked for."""
    labels = labelled(shown, names, language.chain, stages)
    question = _from_the_door(shown, question, labels)
    found, unknown, no_way = _way(shown, question, labels)
    begins = place_of(shown, question.start, labels) if question.start and not question.end else None
    here = floor or (found.start.floor if found else begins.floor if begins else shown.halls[0])
    booths = tuple(_booth(one, occupants.get(one.number), question, language) for one in here.booths)
    chosen = next((one for one in booths if one.booth.number == number), None)
    way = _in_hall(found, here) if found else None
    whole = view_of(here.outline)
    return FloorPage(
        question=question,
        tabs=tuple(HallTab(one, one is here) for one in shown.halls),
        floor=here,
        hall_drawn=path(here.outline),
        window=window_at(chosen.booth.label, here.outline) if chosen and not way else whole,
        whole=whole,
        booths=booths,
        features=tuple(_features(here, labels, question, language)),
        options=tuple(_options(here, question)),
        labels=tuple(labels),
        door=door_of(labels, here),
        chosen=chosen,
        way=way,
        unknown=unknown,
        no_way=no_way,
        begins=begins,
    )


def _from_the_door(shown: ShownPlan, question: Question, labels: Mapping[str, Facility]) -> Question:
    """Who says only where they go comes in where one usually does."""
    end = place_of(shown, question.end, labels) if question.end and not question.start else None
    return replace(question, start=door_of(labels, end.floor)) if end else question


def _way(
    shown: ShownPlan, question: Question, labels: Mapping[str, Facility]
) -> tuple[WayShown | None, tuple[str, ...], bool]:
    """With the ends that are nowhere, and whether both are somewhere but no way leads from one to the other."""
    ends = {name: place_of(shown, typed, labels) for name, typed in (("from", question.start), ("to", question.end))}
    asked = {"from": question.start, "to": question.end}
    unknown = tuple(name for name, place in ends.items() if asked[name] and place is None)
    start, end = ends["from"], ends["to"]
    if start is None or end is None:
        return None, unknown, False
    with shown.network(step_free=question.step_free) as network:
        way = network.way(start.spot(network), end.spot(network))
        steps = tuple(instructions(way, network, goal=end.middle)) if way else ()
    if way is None:
        return None, (), True
    return WayShown(way, start, end, steps, minutes(way), ()), (), False


def _in_hall(found: WayShown, here: FrozenFloor) -> WayShown:
    legs = tuple(leg for leg in found.way.legs if leg.hall == here.code)
    return WayShown(found.way, found.start, found.end, found.steps, found.minutes, legs)


def _booth(booth: FrozenBooth, occupant: Occupant | None, question: Question, language: Language) -> BoothShown:
    left, top, right, bottom = bounds([booth.polygon])
    wide = right - left if len(booth.polygon) == 4 else 2 * booth.room
    fits = (size for size, metres in enumerate(SIZES) if len(booth.number) * LETTER * metres <= wide * 0.94)
    size = next(fits, len(SIZES) - 1)
    name = cut(occupant.name.read(language.chain).text, wide) if occupant and bottom - top >= 2 else ""
    return BoothShown(booth, path(booth.polygon), size, occupant, name, _is_hit(booth, occupant, question))


def cut(name: str, wide: float) -> str:
    """As much as fits at the smallest size into so many metres; letters of the East are twice as wide."""
    room = wide * 0.94 / SIZES[-1]
    for at, letter in enumerate(name):
        room -= 1.0 if ord(letter) > 0x2E00 else LETTER * 0.9
        if room < 0:
            return name[: max(at - 1, 1)].rstrip() + "…"
    return name


def _is_hit(booth: FrozenBooth, occupant: Occupant | None, question: Question) -> bool:
    if question.query:
        wanted = fold(question.query).split()
        texts = [one.text for one in occupant.name.renditions.values()] if occupant else []
        there = fold("\n".join((booth.number, booth.number.replace("-", ""), *texts)))
        return bool(wanted) and all(word in there for word in wanted)
    return question.show == booth.kind


def _features(
    here: FrozenFloor, labels: Mapping[str, Facility], question: Question, language: Language
) -> Iterator[FeatureShown]:
    called = {facility.feature.id: label for label, facility in labels.items()}
    return (_feature(one, called.get(one.id, ""), question, language) for one in here.features)


def _feature(one: FrozenFeature, label: str, question: Question, language: Language) -> FeatureShown:
    drawn = path(one.shape) if len(one.shape) >= 3 else ""
    hit = question.show == one.kind
    if question.query:
        hit = bool(label) and fold(question.query) in fold(label)
    if not label and one.name is not None:
        label = one.name.read(language.chain).text
    return FeatureShown(one, label, drawn, middle(one.shape), hit)


def _options(floor: FrozenFloor, question: Question) -> list[Option]:
    counts: Counter[Any] = Counter(booth.kind for booth in floor.booths)
    counts.update(one.kind for one in floor.features)
    return [
        Option(
            kind, counts[kind], question.show == kind, question.address(show=None if question.show == kind else kind)
        )
        for kind in (*BOOTHS, *FACILITIES)
        if counts[kind]
    ]
