"""A proposal run: booths given in the order of priority, each exhibitor's side by side; pure, and the same every time.

Who comes first chooses first, as if alone: nothing that comes later changes what an earlier one gets. What is asked of a
place is hard (free, of the kind, area enough, side by side, no pair that must not meet) or a wish (the hall, the pavilion,
whom to be near, open sides); of the places that fulfil what is hard, the one that meets most wishes is taken, in this order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import msgspec
import shapely

from expo.allocation.neighbours.rules import SIDE_BY_SIDE, Aisles, Apart, Stand, breaks
from expo.allocation.rounds.priority import lot
from expo.floor.geometry.outlines import bounds, polygon
from expo.floor.geometry.points import Outline
from expo.reservations.rules import MOST_AT_ONCE

SIDE = 0.5
"""Metres of a common side that make booths one: a common corner does not."""
CLUSTERED = 12.0
NEAR = 15.0
"""Metres within which a pavilion holds together, and somebody is near."""


class Note(msgspec.Struct, frozen=True):
    """What a line has to say, by name (see WORDS in `rounds.words`), with its numbers."""

    code: str
    places: dict[str, str] = {}


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One exhibitor in a plan; without booths `notes` say why. `reservation` is what came of the proposal."""

    exhibitor: UUID
    code: str
    wanted: int
    booths: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    by_hand: str = ""
    reservation: UUID | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A booth that is free; `open` sides."""

    number: str
    hall: str
    kind: str
    area: float
    outline: Outline
    open: int = 1

    @property
    def stand(self) -> Stand:
        return Stand(self.number, self.hall, self.outline)


@dataclass(frozen=True, slots=True)
class Claim:
    """What an exhibitor asks for; `area` in m² is what it still lacks. `near` are exhibitors it named."""

    exhibitor: UUID
    code: str
    kind: str
    area: float
    hall: str = ""
    pavilion: str = ""
    near: tuple[UUID, ...] = ()
    open_sides: int = 1


@dataclass
class Floor:
    """The free booths and who stands where already; changed as the run goes on."""

    spots: dict[str, Spot]
    beside: Mapping[str, frozenset[str]]
    standing: dict[UUID, list[Stand]]
    pavilions: dict[UUID, str]
    aparts: Sequence[Apart]
    aisles: Aisles
    seed: int
    shapes: dict[str, shapely.Polygon] = field(default_factory=dict)


def floor_of(
    spots: Sequence[Spot],
    standing: Mapping[UUID, Sequence[Stand]],
    pavilions: Mapping[UUID, str],
    aparts: Sequence[Apart],
    aisles: Aisles,
    *,
    seed: int,
) -> Floor:
    """`standing` and `pavilions` by exhibitor, of those who have booths already."""
    shapes = {one.number: polygon(one.outline) for one in spots}
    taken = {key: list(stands) for key, stands in standing.items()}
    free = {one.number: one for one in spots}
    return Floor(free, _beside(spots, shapes), taken, dict(pavilions), aparts, aisles, seed, shapes)


def fill(claims: Sequence[Claim], floor: Floor) -> Iterator[Line]:
    """One line a claim, in their order."""
    for claim in claims:
        found = _placed(claim, floor)
        if found.booths:
            floor.standing.setdefault(claim.exhibitor, []).extend(floor.spots[one].stand for one in found.booths)
            floor.pavilions[claim.exhibitor] = claim.pavilion
            for one in found.booths:
                del floor.spots[one]
        yield found


def _placed(claim: Claim, floor: Floor) -> Line:
    free = {number: one for number, one in floor.spots.items() if one.kind == claim.kind}
    allowed = {number: one for number, one in free.items() if not _forbidden(claim, one, floor)}
    sets = _sets(claim, allowed, floor)
    if sets:
        chosen = min(sets, key=lambda numbers: _worth(claim, numbers, floor))
        return _line(claim, chosen, _unmet(claim, chosen, floor))
    return _line(claim, (), [_why_none(claim, free, allowed, floor)])


def _why_none(claim: Claim, free: Mapping[str, Spot], allowed: Mapping[str, Spot], floor: Floor) -> Note:
    """True by how `_sets` grows: in a part of the floor with area enough it always comes to the end, unless the booths
    become too many.
    """
    area = {"area": f"{claim.area:g}"}
    if not free:
        return Note("no_kind", {})
    total = sum(one.area for one in free.values())
    if total < claim.area:
        return Note("no_area", {**area, "left": f"{total:g}"})
    if _largest(free, floor) < claim.area:
        return Note("not_together", {**area, "left": f"{_largest(free, floor):g}"})
    if _largest(allowed, floor) < claim.area:
        return Note("kept_apart", area)
    return Note("too_many", {"most": str(MOST_AT_ONCE)})


def _sets(claim: Claim, allowed: Mapping[str, Spot], floor: Floor) -> set[tuple[str, ...]]:
    """Booths side by side with area enough, grown from each free one: compact, and none that could be left out again."""
    found = set()
    for start in allowed:
        grown = _grown(start, claim.area, allowed, floor)
        if grown and len(grown) <= MOST_AT_ONCE:
            found.add(tuple(sorted(grown)))
    return found


def _grown(start: str, area: float, allowed: Mapping[str, Spot], floor: Floor) -> list[str]:
    mine, total = [start], allowed[start].area
    while total < area:
        edge = {one for number in mine for one in floor.beside[number] if one in allowed} - set(mine)
        if not edge:
            return []
        following = min(edge, key=lambda one: (_box([*mine, one], floor), one))
        mine.append(following)
        total += allowed[following].area
    return mine


def _largest(free: Mapping[str, Spot], floor: Floor) -> float:
    """The area of the largest part of the floor whose booths hang together."""
    left, most = set(free), 0.0
    while left:
        part, edge = set(), [min(left)]
        while edge:
            number = edge.pop()
            if number not in part:
                part.add(number)
                edge.extend(one for one in floor.beside[number] if one in free)
        left -= part
        most = max(most, sum(free[one].area for one in part))
    return most


def _forbidden(claim: Claim, spot: Spot, floor: Floor) -> bool:
    for apart in floor.aparts:
        if claim.exhibitor in (apart.first, apart.then):
            theirs = floor.standing.get(apart.other(claim.exhibitor), [])
            if theirs and breaks(apart, [spot.stand], theirs, floor.aisles):
                return True
    return False


def _worth(claim: Claim, numbers: Sequence[str], floor: Floor) -> tuple[object, ...]:
    """The smaller the better; the last two decide among equal places: by lot, always the same for a seed."""
    spots = [floor.spots[one] for one in numbers]
    return (
        bool(claim.hall) and any(one.hall != claim.hall for one in spots),
        _from_pavilion(claim, spots, floor),
        _from_near(claim, spots, floor),
        max(0, claim.open_sides - max(one.open for one in spots)),
        round(sum(one.area for one in spots) - claim.area, 2),
        _box(list(numbers), floor),
        lot(floor.seed, " ".join(numbers)),
        tuple(numbers),
    )


def _unmet(claim: Claim, numbers: Sequence[str], floor: Floor) -> list[Note]:
    spots, notes = [floor.spots[one] for one in numbers], []
    if claim.hall and any(one.hall != claim.hall for one in spots):
        notes.append(Note("other_hall", {"hall": claim.hall}))
    if _from_pavilion(claim, spots, floor) > CLUSTERED:
        notes.append(Note("pavilion_far", {}))
    if _from_near(claim, spots, floor) > NEAR:
        notes.append(Note("not_near", {}))
    if max(one.open for one in spots) < claim.open_sides:
        notes.append(Note("fewer_sides", {"sides": str(claim.open_sides)}))
    area = sum(one.area for one in spots)
    if area > claim.area:
        notes.append(Note("larger", {"area": f"{area:g}", "wanted": f"{claim.area:g}"}))
    return notes


def _from_pavilion(claim: Claim, spots: Sequence[Spot], floor: Floor) -> float:
    """Metres to the nearest of the same pavilion; 0 for the first of one, and for who is in none."""
    members = [key for key, code in floor.pavilions.items() if claim.pavilion and code == claim.pavilion]
    others = [one for key in members for one in _at(key, floor)]
    return _metres(spots, others) if others else 0.0


def _from_near(claim: Claim, spots: Sequence[Spot], floor: Floor) -> float:
    """Metres to the nearest of those whom it named, as far as they have a place yet."""
    others = [one for key in claim.near for one in _at(key, floor)]
    return _metres(spots, others) if others else 0.0


def _at(exhibitor: UUID, floor: Floor) -> Sequence[Stand]:
    return floor.standing.get(exhibitor, ())


FAR = 1_000.0


def _metres(spots: Sequence[Spot], others: Sequence[Stand]) -> float:
    """From outline to outline, to the decimetre; in another hall it is far."""
    found = [
        polygon(one.outline).distance(polygon(other.outline))
        for one in spots
        for other in others
        if one.hall == other.hall
    ]
    return round(min(found), 1) if found else FAR


def _box(numbers: Sequence[str], floor: Floor) -> float:
    left, top, right, bottom = bounds(floor.spots[one].outline for one in numbers)
    return round((right - left) * (bottom - top), 2)


def _line(claim: Claim, booths: Sequence[str], notes: Sequence[Note]) -> Line:
    wanted = int(claim.area)
    return Line(exhibitor=claim.exhibitor, code=claim.code, wanted=wanted, booths=tuple(booths), notes=tuple(notes))


def _beside(spots: Sequence[Spot], shapes: Mapping[str, shapely.Polygon]) -> dict[str, frozenset[str]]:
    """By number, the booths of the same hall with which it shares a side."""
    drawn = [shapes[one.number] for one in spots]
    tree = shapely.STRtree(drawn)
    found: dict[str, frozenset[str]] = {}
    for at, one in enumerate(spots):
        near = tree.query(drawn[at].buffer(SIDE_BY_SIDE), predicate="intersects").tolist()
        found[one.number] = frozenset(
            spots[other].number
            for other in near
            if other != at and spots[other].hall == one.hall and _side(drawn[at], drawn[other]) >= SIDE
        )
    return found


def _side(one: shapely.Polygon, other: shapely.Polygon) -> float:
    """Roughly the length of the side that two share, in metres: the overlap of both made wider by a hair."""
    common = one.buffer(SIDE_BY_SIDE, join_style="mitre").intersection(other.buffer(SIDE_BY_SIDE, join_style="mitre"))
    left, top, right, bottom = common.bounds
    return float(max(right - left, bottom - top))
