"""Reading editions."""

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


async def all_editions() -> list[Edition]:
    """Newest first; those of one year by slug."""
    return await Edition.objects().order_by(Edition.year, ascending=False).order_by(Edition.slug)
