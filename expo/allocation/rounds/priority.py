"""Who comes first in a round: criteria as data, compared one after the other or weighed, ties by day and by lot; pure.

Korean organisers name the size of the booth, the day of the application or of the deposit, and earlier participation
(전시 참가 규정: 부스 규모, 신청일, 계약금 납부일, 연속 참가); which of them counts, and how much, a round declares.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from core.errors import Conflict, mark

By = Literal["area", "applied", "former", "alliance", "pavilion", "contracted"]
Method = Literal["lexicographic", "weighted"]
CRITERION_NAMES: Mapping[str, str] = {
    "area": mark("Larger area"),
    "applied": mark("Earlier application"),
    "contracted": mark("Earlier contract"),
    "former": mark("More earlier editions"),
    "alliance": mark("Member of the Convergence Alliance"),
    "pavilion": mark("Part of a pavilion"),
}
METHOD_NAMES: Mapping[str, str] = {
    "lexicographic": mark("One criterion after the other"),
    "weighted": mark("Points by weight"),
}
LEAST_WEIGHT, MOST_WEIGHT = 0, 100
POINTS = 100
"""What the best of a criterion gets in a weighted round, the worst gets 0, and those between in proportion."""


class NothingRanked(Conflict):
    message = mark("Compute the priority first.")


class Criterion(msgspec.Struct, frozen=True, kw_only=True):
    """`weight` counts in a weighted round only."""

    by: By
    weight: int = 1


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an exhibitor; `former` counts the earlier editions it exhibited in. `contracted` is a day or None."""

    exhibitor: UUID
    code: str
    area: int
    applied: datetime
    contracted: str | None = None
    former: int = 0
    alliance: bool = False
    pavilion: bool = False


class Rank(msgspec.Struct, frozen=True, kw_only=True):
    """`values` are the criteria's as they were compared, `points` the sum in a weighted round. `because` is said where
    somebody moved it by hand.
    """

    exhibitor: UUID
    code: str
    values: tuple[str, ...]
    points: float = 0.0
    tied: bool = False
    because: str = ""


def ranked(candidates: Iterable[Candidate], criteria: Sequence[Criterion], *, method: Method, seed: int) -> list[Rank]:
    """First comes first. Equal ones stand in the order of their application, and of the same instant by lot, so that the
    same candidates and the same seed always give the same list.
    """
    ones = list(candidates)
    best = {one.by: _scale([_number(each, one.by) for each in ones]) for one in criteria}
    weighted = method == "weighted"
    points = {each.exhibitor: _points(each, criteria, best) if weighted else 0.0 for each in ones}

    def merit(each: Candidate) -> tuple[float, ...]:
        return (-points[each.exhibitor],) if weighted else tuple(-_number(each, one.by) for one in criteria)

    ordered = sorted(ones, key=lambda each: (merit(each), each.applied, lot(seed, each.code), each.code))
    merits = [merit(each) for each in ordered]
    return [
        Rank(
            exhibitor=each.exhibitor,
            code=each.code,
            values=tuple(_said(each, one.by) for one in criteria),
            points=round(points[each.exhibitor], 2),
            tied=merits.count(merits[at]) > 1,
        )
        for at, each in enumerate(ordered)
    ]


def moved(ranking: Sequence[Rank], exhibitor: UUID, place: int, because: str) -> tuple[list[Rank], int]:
    """With one of them at another place (from 1), and where it was before. Raises KeyError for one that is not there."""
    before = next((at for at, one in enumerate(ranking) if one.exhibitor == exhibitor), None)
    if before is None:
        raise KeyError(exhibitor)
    rest = [one for one in ranking if one.exhibitor != exhibitor]
    at = min(max(place - 1, 0), len(rest))
    rest.insert(at, msgspec.structs.replace(ranking[before], because=because))
    return rest, before + 1


def lot(seed: int, what: str) -> str:
    """Drawn by the seed: nobody can know it before, and everybody can draw it again."""
    return hashlib.sha256(f"{seed}:{what}".encode()).hexdigest()


def _number(each: Candidate, by: By) -> float:
    """The larger the better."""
    match by:
        case "area":
            return float(each.area)
        case "applied":
            return -each.applied.timestamp()
        case "contracted":
            return -float(each.contracted.replace("-", "")) if each.contracted else -1e9
        case "former":
            return float(each.former)
        case "alliance":
            return float(each.alliance)
        case "pavilion":
            return float(each.pavilion)


def _said(each: Candidate, by: By) -> str:
    match by:
        case "applied":
            return each.applied.isoformat()
        case "contracted":
            return each.contracted or ""
    return f"{_number(each, by):g}"


def _scale(numbers: Sequence[float]) -> tuple[float, float]:
    return (min(numbers), max(numbers)) if numbers else (0.0, 0.0)


def _points(each: Candidate, criteria: Sequence[Criterion], best: Mapping[By, tuple[float, float]]) -> float:
    total = 0.0
    for one in criteria:
        least, most = best[one.by]
        if most > least:
            total += one.weight * POINTS * (_number(each, one.by) - least) / (most - least)
    return total
