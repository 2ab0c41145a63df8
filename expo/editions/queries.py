"""Reading editions."""

from collections.abc import Iterable
from uuid import UUID
from zoneinfo import ZoneInfo

from core.db.together import Together
from core.errors import NotFound, mark
from expo.editions.tables import Edition


class NoSuchEdition(NotFound):
    message = mark("There is no edition called {slug}.")


async def edition_called(slug: str) -> Edition:
    """Raises NoSuchEdition."""
    row = await Edition.objects().where(Edition.slug == slug).first()
    if row is None:
        raise NoSuchEdition(slug=slug)
    return row


edition_shown = Together(edition_called)
"""`edition_called` for pages that many ask for at the same moment. Raises NoSuchEdition, to each of them."""


async def zone_of(slug: str) -> ZoneInfo:
    """In which its times are typed and told. Raises NoSuchEdition."""
    return ZoneInfo((await edition_called(slug)).zone)


async def all_editions() -> list[Edition]:
    """Newest first; those of one year by slug."""
    return await Edition.objects().order_by(Edition.year, ascending=False).order_by(Edition.slug)


async def held(slug: str) -> Edition:
    """The edition, kept from everybody else who changes it until the caller's transaction ends: what is done to it has an
    order. Raises NoSuchEdition.

    A weak lock: rows that only point at the edition (an import's report, a sign-up) are not kept waiting.
    """
    row = await edition_called(slug)
    await Edition.select(Edition.id).where(Edition.id == row.id).lock_rows("NO KEY UPDATE")
    return row


async def slugs_of(editions: Iterable[UUID]) -> dict[UUID, str]:
    """By id; without those that are not there."""
    wanted = list(set(editions))
    if not wanted:
        return {}
    rows = await Edition.select(Edition.id, Edition.slug).where(Edition.id.is_in(wanted))
    return {row["id"]: row["slug"] for row in rows}
