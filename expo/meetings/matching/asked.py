"""What is asked of a run."""

from typing import Literal

import msgspec

from core.errors import mark

STAYS = {
    "buyer": mark("The counterpart stays, exhibitors come to its table"),
    "firm": mark("The exhibitor stays, counterparts come to its table"),
}
LIKINGS = {
    "must": mark("Must meet"),
    "want": mark("Wants to meet"),
    "open": mark("Has not said"),
    "no": mark("Will not meet"),
}
WISHES = {
    "open": mark("No wish"),
    "must": mark("Must meet"),
    "want": mark("Would like to meet"),
    "no": mark("Would rather not meet"),
}
"""The same words where somebody chooses for themselves."""
HALVES = {
    "any": mark("At any time of the day"),
    "morning": mark("Only in the morning"),
    "afternoon": mark("Only in the afternoon"),
}
WHERE = {"tables": mark("At the meeting tables"), "booths": mark("At the exhibitors' booths")}
MOST_SECONDS = 600


class Asked(msgspec.Struct, frozen=True):
    """`least` is how many meetings every exhibitor that takes part should have; `walk` minutes from hall to hall; `seconds`
    to look for better ones; `keep` the run whose times stay where they can, `locked` the one of which single meetings do.
    """

    least: int = 1
    most: int = 12
    where: Literal["tables", "booths"] = "tables"
    stays: Literal["buyer", "firm"] = "buyer"
    longest: int = 3
    walk: int = 0
    seconds: int = 60
    keep: int | None = None
    locked: int | None = None
