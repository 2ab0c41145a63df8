"""What scores add up to, and how strict reviewers are made comparable; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev
from uuid import UUID

from core.errors import Conflict, mark

LOWEST, HIGHEST = 1, 5


class OwnReviewFirst(Conflict):
    message = mark("What others think is shown after your own review.")


class StateOver(Conflict):
    message = mark("This is decided: it is not reviewed any more.")


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one proposal: how many reviews, their mean, their spread (the population's standard deviation) and the mean with
    each reviewer's own strictness taken out; None without a review.
    """

    reviews: int
    mean: float | None
    spread: float | None
    normalised: float | None


def overall(scores: Sequence[int]) -> float:
    """Every criterion weighs the same."""
    return fmean(scores)


def standings(given: Mapping[UUID, Mapping[UUID, float]]) -> dict[UUID, Standing]:
    """`given` by reviewer, then by proposal.

    Normalised: the standard score (ISO 3534-1:2006, 1.12: (x − mean) / standard deviation) of each review among its own
    reviewer's, then the mean of these, brought back to the scale of all: mean of all + z × deviation of all. A reviewer who
    gave everything the same mark says nothing of order: their standard scores are 0.
    """
    every = [score for of in given.values() for score in of.values()]
    if not every:
        return {}
    centre, width = fmean(every), pstdev(every)
    raw: dict[UUID, list[float]] = {}
    standard: dict[UUID, list[float]] = {}
    for of in given.values():
        middle, deviation = fmean(of.values()), pstdev(of.values())
        for proposal, score in of.items():
            raw.setdefault(proposal, []).append(score)
            standard.setdefault(proposal, []).append((score - middle) / deviation if deviation else 0.0)
    return {
        one: Standing(len(scores), fmean(scores), pstdev(scores), centre + width * fmean(standard[one]))
        for one, scores in raw.items()
    }


NOTHING = Standing(0, None, None, None)
