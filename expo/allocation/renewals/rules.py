"""Whom which booth can be offered again, and who comes first where two have a claim to it; pure.

Who exhibited in more years comes first, then who had more room, then who applied earlier: the criteria that Korean
fairs name for it (연속 참가, 부스 규모, 신청일).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from core.errors import Conflict, Invalid, mark
from expo.allocation.rounds.priority import Candidate, Criterion, ranked
from i18n.text import Translated

Why = Literal["", "offered", "gone", "taken", "claimed"]
CRITERIA = (Criterion(by="former"), Criterion(by="area"), Criterion(by="applied"))
WHY_NOT: Mapping[str, str] = {
    "offered": mark("Offered already"),
    "gone": mark("Their booth is not on the plan any more"),
    "taken": mark("Somebody has their booth"),
    "claimed": mark("Somebody who comes before them has a claim to it"),
}
ANSWERS: Mapping[str, str] = {
    "kept": mark("No answer yet"),
    "requested": mark("Taken again"),
    "confirmed": mark("Taken again"),
    "released": mark("Place not wanted"),
    "expired": mark("Ran out"),
}
"""By the state of the reservation; any other state is taken, too."""


class NobodyToOffer(Invalid):
    def __init__(self) -> None:
        super().__init__({"former": mark("Please choose at least one.")})


class DayIsPast(Invalid):
    def __init__(self) -> None:
        super().__init__({"until": mark("Please give a day that is still to come.")})


class NothingOpen(Conflict):
    message = mark("Everybody has answered, or the time is over.")


@dataclass(frozen=True, slots=True)
class Former:
    """An exhibitor of the earlier edition: the booths of then by id and number, m² and how many editions they were in."""

    exhibitor: UUID
    organisation: UUID
    code: str
    name: Translated
    booths: tuple[UUID, ...]
    numbers: tuple[str, ...]
    area: int
    years: int
    applied_at: datetime


@dataclass(frozen=True, slots=True)
class Claim:
    """`booths` of the new plan follow those of then; `why_not` is empty where they can be offered."""

    former: Former
    booths: tuple[str, ...]
    why_not: Why

    @property
    def offerable(self) -> bool:
        return not self.why_not


def claims(
    formers: Sequence[Former],
    heirs: Mapping[UUID, Collection[str]],
    *,
    taken: Collection[str],
    offered: Collection[UUID],
) -> list[Claim]:
    """First comes first. `heirs` are the numbers of the new plan that follow a booth, `taken` those that somebody has."""
    by_id = {one.exhibitor: one for one in formers}
    given: set[str] = set()
    found = []
    for rank in ranked([_candidate(one) for one in formers], CRITERIA, method="lexicographic", seed=0):
        one = by_id[rank.exhibitor]
        booths = tuple(sorted({number for booth in one.booths for number in heirs.get(booth, ())}))
        why_not = _why_not(one, booths, taken, offered, given)
        if not why_not:
            given |= set(booths)
        found.append(Claim(one, booths, why_not))
    return found


def _why_not(
    one: Former, booths: Collection[str], taken: Collection[str], offered: Collection[UUID], given: Collection[str]
) -> Why:
    if one.exhibitor in offered:
        return "offered"
    if not booths:
        return "gone"
    if set(booths) & set(taken):
        return "taken"
    return "claimed" if set(booths) & set(given) else ""


def _candidate(one: Former) -> Candidate:
    return Candidate(exhibitor=one.exhibitor, code=one.code, area=one.area, applied=one.applied_at, former=one.years)
