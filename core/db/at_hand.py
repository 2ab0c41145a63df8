"""For programs that need the database there: they start or join the embedded server, where that is the one."""

from collections.abc import Iterator
from contextlib import contextmanager

from core.db.embedded import running
from core.settings import settings


@contextmanager
def database_at_hand() -> Iterator[None]:
    """The database of the settings is there for as long as the block lasts. Raises EmbeddedServerError."""
    if not settings().database_embedded:
        yield
        return
    with running(settings().data_dir):
        yield
