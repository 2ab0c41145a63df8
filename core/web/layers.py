"""What lies around the application, from the outermost to the innermost."""

from litestar import Litestar

from core.live.shelf import Shelf
from core.settings import settings
from core.web.caching import PageCache
from core.web.deadlines import Deadlines
from core.web.endings import Endings
from core.web.hosts import Hosts
from core.web.isolation import Isolation
from core.web.locks import Locks
from core.web.metrics import Metrics
from core.web.plain import Notices
from core.web.shedding import Shedding
from core.web.spelling import Spelling
from core.web.watching import Naming, Watching

LARGEST_FORM = 1_000_000
"""Bytes, counted as they come; routes that take files say their own."""


def wrap(app: Litestar, shelf: Shelf, notices: Notices) -> None:
    """Each layer is of use by itself; they are written from the innermost to the outermost."""
    shedding = Shedding(Deadlines(Endings(Naming(app.asgi_handler)), notices.busy), notices.busy)
    kept = PageCache(shedding, lambda: shelf.revision)
    careful = Isolation(Spelling(kept, notices.unreadable), notices.elsewhere)
    app.state.metrics, app.state.load = Metrics(), shedding.load
    app.asgi_handler = Watching(Locks(Hosts(careful, settings().allowed_hosts)), app.state.metrics)
