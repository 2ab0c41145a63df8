"""Reading releases: the latest of an edition, whole; all of them, without their programmes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from core.errors import NotFound
from expo.releases.comparison import Comparison
from expo.releases.comparison import decode as changes_from
from expo.releases.snapshot import Snapshot, decode
from expo.releases.tables import Release
from i18n.text import Translated, from_json


@dataclass(frozen=True, slots=True)
class Released:
    """A release without its programme; `changes` are those to the one before, `by` is an actor's text."""

    number: int
    name: str
    at: datetime
    by: str
    changes: Comparison
    note: Translated | None


async def latest_release(edition: UUID) -> Snapshot | None:
    row = (
        await Release.select(Release.snapshot)
        .where(Release.edition == edition)
        .order_by(Release.number, ascending=False)
        .first()
    )
    return None if row is None else decode(row["snapshot"])


async def latest_numbers() -> dict[str, int]:
    """By slug of edition: the number of its latest release; editions never released are absent."""
    rows = await Release.select(Release.edition.slug.as_alias("slug"), Release.number).order_by(Release.number)
    return {row["slug"]: row["number"] for row in rows}


async def release_called(release: UUID | str) -> Snapshot:
    """By its id. Raises NotFound."""
    row = await Release.select(Release.snapshot).where(Release.id == release).first()
    if row is None:
        raise NotFound
    return decode(row["snapshot"])


async def release_numbered(edition: UUID, number: int) -> Snapshot:
    """Raises NotFound."""
    mine = (Release.edition == edition) & (Release.number == number)
    row = await Release.select(Release.snapshot).where(mine).first()
    if row is None:
        raise NotFound
    return decode(row["snapshot"])


async def releases_of(edition: UUID) -> tuple[Released, ...]:
    """The latest first."""
    rows = (
        await Release.select(
            Release.number, Release.name, Release.released_at, Release.released_by, Release.changes, Release.note
        )
        .where(Release.edition == edition)
        .order_by(Release.number, ascending=False)
    )
    return tuple(_released(row) for row in rows)


def _released(row: dict[str, Any]) -> Released:
    return Released(
        number=row["number"],
        name=row["name"],
        at=row["released_at"],
        by=row["released_by"],
        changes=changes_from(row["changes"]),
        note=from_json(row["note"]),
    )
