"""What something at the desk is about: a country, an organisation, a person, an agreement, a visit or a deal; pure."""

from dataclasses import dataclass
from typing import Any, Literal, get_args
from uuid import UUID

from core.errors import mark

Kind = Literal["country", "organisation", "person", "agreement", "visit", "deal"]
KINDS: tuple[Kind, ...] = get_args(Kind)
KIND_NAMES: dict[Kind, str] = {
    "country": mark("Country"),
    "organisation": mark("Organisation (a record)"),
    "person": mark("Person"),
    "agreement": mark("Agreement"),
    "visit": mark("Visit"),
    "deal": mark("Deal"),
}
ICONS: dict[Kind, str] = {
    "country": "globe",
    "organisation": "building-2",
    "person": "user",
    "agreement": "handshake",
    "visit": "map-pin",
    "deal": "trending-up",
}


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """A record by its kind and id."""

    kind: Kind
    id: UUID

    def __str__(self) -> str:
        """As forms and addresses have it: `country:<uuid>`."""
        return f"{self.kind}:{self.id}"

    @property
    def columns(self) -> dict[str, Any]:
        """For a row that has a column for each kind, of which one is filled."""
        return {self.kind: self.id}


@dataclass(frozen=True, slots=True)
class Named:
    """`text` is the name for one reader, in `language`; `href` leads to the record's own page, empty where it has none."""

    subject: Subject
    text: str
    language: str
    href: str = ""

    @property
    def icon(self) -> str:
        return ICONS[self.subject.kind]


def subject_in(text: str) -> Subject | None:
    """None for what names no record."""
    kind, _, given = text.partition(":")
    try:
        return Subject(next(one for one in KINDS if one == kind), UUID(given))
    except (ValueError, StopIteration):
        return None


def of_row(row: dict[str, UUID | None]) -> Subject:
    """From a row with a column for each kind."""
    return next(Subject(kind, found) for kind in KINDS if (found := row[kind]) is not None)
