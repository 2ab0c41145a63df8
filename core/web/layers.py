"""What lies around the application, from the outermost to the innermost."""

from litestar import Litestar

from core.live.shelf import Shelf
from core.settings import settings
from core.web.caching import PageCache
from core.web.endings import Endings
from core.web.hosts import Hosts
from core.web.locks import Locks


def wrap(app: Litestar, shelf: Shelf) -> None:
    """Each layer is of use by itself; their order is the order in which a request meets them."""
    inner = PageCache(Endings(app.asgi_handler), lambda: shelf.revision)
    app.asgi_handler = Locks(Hosts(inner, settings().allowed_hosts))
