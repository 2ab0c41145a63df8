"""The rows of an import as its page shows them, with the records that they may stand for by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from directory.duplicates.queries import Side, sides_of
from directory.duplicates.subjects import ORGANISATION, PERSON
from directory.imports.queries import Line
from directory.imports.reading.fields import codes_of, column_of
from directory.imports.rows.outcomes import NEW, SKIP, TAKE, WHYS

ANSWERS: Mapping[str, tuple[str, ...]] = {
    "several": (NEW, SKIP),
    "alike": (NEW, SKIP),
    "twice": (NEW, SKIP),
    "edited": (TAKE, SKIP),
    "moved": (),
}
"""What may be chosen of each conflict, beside a record."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A record that the row may stand for."""

    side: Side
    points: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A row; `href` leads to its record, `why` is a gettext id."""

    line: Line
    href: str
    why: str
    likely: tuple[Likely, ...]
    answers: tuple[str, ...]


async def shown(subject: str, lines: tuple[Line, ...]) -> list[Shown]:
    """The caller has asked whether the reader may see them."""
    kind = ORGANISATION if subject == "organisations" else PERSON
    ids = {one.id for line in lines for one in line.told.likely}
    ids |= {line.target for line in lines if line.target is not None}
    sides = await sides_of(kind, ids)
    return [_shown(line, sides) for line in lines]


def labels_of(subject: str) -> dict[str, tuple[str, str]]:
    """What a field is called, and its language tag, by its code."""
    return codes_of(subject, guarded=True)


def choices_of(subject: str, field: str) -> Mapping[str, str]:
    """Labels (gettext ids) of what is stored; none where it is a text."""
    try:
        column, _ = column_of(subject, field)
    except KeyError:
        return {}
    return column.choices or {}


def people_in(subject: str, found: list[Shown]) -> list[UUID]:
    """Whom the page shows, for the record of looks."""
    if subject != "people":
        return []
    targets = {one.line.target for one in found} - {None}
    return sorted({*(one for one in targets if one), *(each.side.id for one in found for each in one.likely)})


def _shown(line: Line, sides: Mapping[UUID, Side]) -> Shown:
    side = sides.get(line.target) if line.target else None
    conflict = line.outcome in ("conflict", "left")
    likely = tuple(Likely(sides[one.id], one.points) for one in line.told.likely if one.id in sides)
    return Shown(
        line=line,
        href=side.address if side else "",
        why=WHYS.get(line.told.why, ""),
        likely=likely,
        answers=ANSWERS.get(line.told.why, ()) if conflict else (),
    )
