"""Reading releases: the latest of an edition, whole."""

from uuid import UUID

from core.errors import NotFound
from expo.releases.snapshot import Snapshot, decode
from expo.releases.tables import Release


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
