"""Proposals as those who decide look through them: by words, state and track, in the order of what reviewers think."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from core.errors import mark
from core.leaves import Leaf, leaf
from expo.proposals.queries import Known, Voice
from expo.proposals.reviews.rules import NOTHING, Standing
from expo.proposals.rules import STATES

SORTS = {
    "sent": mark("As they were sent in"),
    "normalised": mark("Comparable mean"),
    "mean": mark("Mean"),
    "spread": mark("Spread"),
    "reviews": mark("Fewest reviews"),
}


@dataclass(frozen=True, slots=True)
class Line:
    shown: Known
    voices: Sequence[Voice]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Listing:
    leaf: Leaf[Line]
    asked: dict[str, str]
    """What was asked for, without the leaf."""


def listing(
    proposals: Sequence[Known],
    voices: Mapping[UUID, Sequence[Voice]],
    standings: Mapping[UUID, Standing],
    asked: Mapping[str, str],
) -> Listing:
    """Those without a review come last, whatever the order."""
    words = asked.get("q", "")[:100].strip()
    state = asked.get("state", "") if asked.get("state", "") in STATES else ""
    track = asked.get("track", "")[:60]
    sort = asked.get("sort", "") if asked.get("sort", "") in SORTS else "sent"
    lines = [Line(one, voices.get(one.id, ()), standings.get(one.id, NOTHING)) for one in proposals]
    found = [one for one in lines if _fits(one, words) and _is(one, state, track)]
    if sort == "reviews":
        found.sort(key=lambda one: one.standing.reviews)
    elif sort != "sent":
        found.sort(key=lambda one: -(getattr(one.standing, sort) if one.standing.reviews else -1))
    told = {"call": asked.get("call", "")[:12], "q": words, "state": state, "track": track, "sort": sort}
    return Listing(leaf(found, asked.get("page", "")), told)


def _fits(line: Line, words: str) -> bool:
    texts = [line.shown.code, *(part for one in line.voices for part in (one.name, one.organisation))]
    for text in (line.shown.title, line.shown.abstract):
        texts += [one.text for one in text.renditions.values()] if text else []
    return all(any(word in text.casefold() for text in texts) for word in words.casefold().split())


def _is(line: Line, state: str, track: str) -> bool:
    return (not state or line.shown.state == state) and (not track or line.shown.track == track)
