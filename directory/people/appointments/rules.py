"""Posts: what ranks there are, when one is held, and how two from one person's story follow each other; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from core.errors import Conflict, mark
from i18n.lines import lines_of
from i18n.locales import LANGUAGES
from i18n.text import Translated

TAGS = tuple(one.code for one in LANGUAGES)
LONGEST_TITLE, LONGEST_SOURCE = 200, 300
RANKS: Mapping[str, str] = {
    "1": mark("Head of state or government"),
    "2": mark("Minister"),
    "3": mark("Vice-minister"),
    "4": mark("Head of an office, above director-general"),
    "5": mark("Director-general"),
    "6": mark("Director"),
    "7": mark("Officer"),
}
"""The highest first, as a delegation walks in. What is stored is the left side, so these must not change."""
When = Literal["held", "ended", "coming"]


class HeldAlready(Conflict):
    message = mark("The person holds this very post then already. Look at the days.")


class EndsBefore(Conflict):
    message = mark("The post ended before that day already.")


class BeginsLater(Conflict):
    message = mark("The post begins after that day.")


@dataclass(frozen=True, slots=True)
class House:
    """An organisation as a post names it; `country` is ISO alpha-2."""

    id: UUID
    code: str
    name: Translated
    country: str | None


@dataclass(frozen=True, slots=True)
class Post:
    """Days are inclusive, None where nobody knows or it goes on; `rank` 1 is the highest."""

    id: UUID
    person: UUID
    house: House
    title: Translated
    rank: int | None
    begins_on: date | None
    ends_on: date | None
    source: str | None

    def when(self, day: date) -> When:
        if self.ends_on is not None and self.ends_on < day:
            return "ended"
        return "coming" if self.begins_on is not None and self.begins_on > day else "held"

    @property
    def lines(self) -> dict[str, str]:
        """As its form has it."""
        return {
            **lines_of(self.title, TAGS, "title"),
            "organisation": self.house.code,
            "rank": "" if self.rank is None else str(self.rank),
            "begins_on": self.begins_on.isoformat() if self.begins_on else "",
            "ends_on": self.ends_on.isoformat() if self.ends_on else "",
            "source": self.source or "",
        }


def story_key(post: Post) -> tuple[bool, date, date]:
    """Sorted by it reversed, a person's story begins with what they hold now."""
    return (post.ends_on is None, post.ends_on or date.max, post.begins_on or date.min)


def protocol_key(post: Post) -> tuple[int, date]:
    """The highest first; among equals who holds the post longer."""
    return (post.rank or len(RANKS) + 1, post.begins_on or date.max)


def check_ending(post: Post, ends_on: date) -> None:
    """Raises EndsBefore, BeginsLater."""
    if post.ends_on is not None and post.ends_on < ends_on:
        raise EndsBefore
    if post.begins_on is not None and post.begins_on > ends_on:
        raise BeginsLater
