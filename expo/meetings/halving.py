"""Half hours in which somebody can, ticked by two at once: each half hour is its own, so that both are heard; pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from core.forms.merging import Lines, merged
from expo.exhibitors.meetings.rules import value_of

HALVES = "half"


@dataclass(frozen=True, slots=True)
class Ticked:
    """Of the half hours `offered` those that are to be (UTC; none or all: whenever the floor is open), and what the form
    `began` from.
    """

    begins: frozenset[datetime]
    offered: Collection[datetime]
    began: Lines


def line_of(begins: Collection[datetime]) -> str:
    """As its form carries what it began from."""
    return " ".join(sorted(value_of(one) for one in begins))


def put_together(mine: Ticked, theirs: frozenset[datetime]) -> frozenset[datetime]:
    """What each of the two added is there, and what each took away is not. Raises ChangedMeanwhile where the form does not
    say what it began from, and where together they would leave no half hour, which would say the contrary.
    """
    if HALVES not in mine.began:
        merged({}, {HALVES: line_of(mine.begins)}, {HALVES: line_of(theirs)})
        return mine.begins
    whole, said = frozenset(mine.offered), mine.began[HALVES].split()
    seen = {one for one in whole | theirs if value_of(one) in said} or whole
    wanted, there = mine.begins or whole, theirs or whole
    found = (there - (seen - wanted)) | (wanted - seen)
    if not found:
        merged(mine.began, {HALVES: line_of(mine.begins)}, {HALVES: line_of(theirs)})
    return frozenset() if found >= whole else found
